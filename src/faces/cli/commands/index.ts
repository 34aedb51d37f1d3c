import { listCases } from '../../../operations/cases/list-cases.ts'
import { showCase } from '../../../operations/cases/show-case.ts'
import { verifyEvidence } from '../../../operations/cases/verify-evidence.ts'
import { explainTaint } from '../../../operations/explain/explain-taint.ts'
import { indexExposure } from '../../../operations/exposure/index-exposure.ts'
import { measureExposure } from '../../../operations/exposure/measure-exposure.ts'
import { dropLists, useLists } from '../../../operations/lists/choose-lists.ts'
import { diffLists } from '../../../operations/lists/diff-lists.ts'
import { listLists } from '../../../operations/lists/list-lists.ts'
import { deriveList } from '../../../operations/screen/derive-list.ts'
import { listAlerts } from '../../../operations/screen/list-alerts.ts'
import { screenParty } from '../../../operations/screen/screen-party.ts'
import type { Doors } from '../../doors.ts'
import { alertsText } from '../alerts-text.ts'
import { casesText, caseText, verifyText } from '../case-text.ts'
import type { Command, Values } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { deskOf } from '../desk-of.ts'
import { explainText } from '../explain-text.ts'
import { derivedText, exposureText, indexText } from '../exposure-text.ts'
import { chosenText, diffText, listsText } from '../lists-text.ts'
import { screenText } from '../screen-text.ts'
import type { Terminal } from '../terminal.ts'
import { collectionsCommands } from './collections-commands.ts'
import { freezeCommands } from './freeze-commands.ts'
import { importCommand } from './import-command.ts'
import { keysCommands } from './keys-commands.ts'
import { listsImportCommand, listsUpdateCommand } from './lists-commands.ts'
import { nodeCommands } from './node-commands.ts'
import { operationCommand } from './operation-command.ts'
import { peersCommands } from './peers-commands.ts'
import { psiCommands } from './psi-commands.ts'
import { rescreenCommand } from './rescreen-command.ts'
import { withScreenFile } from './screen-file-command.ts'
import { serveCommand } from './serve-command.ts'
import { shareCommand } from './share-command.ts'
import { startCommand } from './start-command.ts'
import { taxiiCommands } from './taxii-commands.ts'
import { theftCommands } from './theft-commands.ts'
import { tipsCommands } from './tips-commands.ts'
import { traceCommand } from './trace-command.ts'
import { usersCommands } from './users-commands.ts'
import { webhooksCommand } from './webhooks-command.ts'

/** Every command, in the order of the help text. */
export function commandsOf(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  const open = (values: Values, terminal: Terminal) =>
    doors.store(dataFolder(values, env), { tags: [], ledger: null }, deskOf(terminal, doors))
  return [
    startCommand(doors, env),
    importCommand(doors, env),
    traceCommand(doors, env),
    operationCommand(explainTaint, doors, env, explainText),
    withScreenFile(
      operationCommand(screenParty, doors, env, screenText, { asJson: ({ answers }: { answers: unknown }) => answers }),
      open,
    ),
    rescreenCommand(open),
    operationCommand(listAlerts, doors, env, alertsText),
    webhooksCommand(open),
    operationCommand(measureExposure, doors, env, exposureText),
    operationCommand(indexExposure, doors, env, indexText, {
      finished: ({ state }: { state: { finished: boolean } }) => state.finished,
    }),
    operationCommand(deriveList, doors, env, derivedText),
    ...theftCommands(doors, env),
    shareCommand(doors, env),
    ...freezeCommands(doors, env, doors.press),
    ...tipsCommands(doors, env),
    ...nodeCommands(doors, env),
    ...peersCommands(doors, env),
    ...psiCommands(doors, env, doors.psi),
    ...usersCommands(doors, env),
    ...collectionsCommands(doors, env),
    ...taxiiCommands(doors, env),
    operationCommand(listLists, doors, env, listsText),
    listsImportCommand(doors, env),
    listsUpdateCommand(doors, env),
    operationCommand(diffLists, doors, env, diffText),
    operationCommand(useLists, doors, env, chosenText),
    operationCommand(dropLists, doors, env, chosenText),
    operationCommand(listCases, doors, env, casesText),
    operationCommand(showCase, doors, env, caseText),
    operationCommand(verifyEvidence, doors, env, verifyText),
    ...keysCommands(doors, env),
    serveCommand(doors, env),
  ]
}
