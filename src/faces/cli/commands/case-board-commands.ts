import { describeAccount } from '../../../operations/accounts/describe-account.ts'
import { listTransfers } from '../../../operations/accounts/list-transfers.ts'
import { arrangeCase } from '../../../operations/case-board/arrange-case.ts'
import { noteCase, withdrawNote } from '../../../operations/case-board/note-case.ts'
import { dropView, saveView } from '../../../operations/case-board/save-view.ts'
import { showCaseBoard } from '../../../operations/case-board/show-case-board.ts'
import { caseFigures } from '../../../operations/cases/case-figures.ts'
import type { Doors } from '../../doors.ts'
import { accountText, boardText, figuresText, historyText } from '../board-text.ts'
import type { Command } from '../command.ts'
import { operationCommand } from './operation-command.ts'

/** What the case page of the desk does, from the command line: figures, notes, hidden and pinned accounts, views, one account's claims and history. */
export function caseBoardCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  const kept = (what: string) => (answer: object) => `${what} (${Object.values(answer).join()})\n`
  return [
    operationCommand(caseFigures, doors, env, figuresText),
    operationCommand(showCaseBoard, doors, env, boardText),
    operationCommand(noteCase, doors, env, kept('The note is kept')),
    operationCommand(withdrawNote, doors, env, kept('The note is taken back')),
    operationCommand(arrangeCase, doors, env, kept('The arrangement is kept')),
    operationCommand(saveView, doors, env, kept('The view is kept')),
    operationCommand(dropView, doors, env, kept('The view is taken back')),
    operationCommand(describeAccount, doors, env, accountText),
    operationCommand(listTransfers, doors, env, historyText),
  ]
}
