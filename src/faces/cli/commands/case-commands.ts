import { listCases } from '../../../operations/cases/list-cases.ts'
import { showCase } from '../../../operations/cases/show-case.ts'
import { verifyEvidence } from '../../../operations/cases/verify-evidence.ts'
import type { Doors } from '../../doors.ts'
import { casesText, caseText, verifyText } from '../case-text.ts'
import type { Command } from '../command.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon cases`, `case`, `verify`. */
export function caseCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    operationCommand(listCases, doors, env, casesText),
    operationCommand(showCase, doors, env, caseText),
    operationCommand(verifyEvidence, doors, env, verifyText),
  ]
}
