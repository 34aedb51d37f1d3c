import { listCases } from '../../../operations/cases/list-cases.ts'
import { showCase } from '../../../operations/cases/show-case.ts'
import { verifyEvidence } from '../../../operations/cases/verify-evidence.ts'
import { explainTaint } from '../../../operations/explain/explain-taint.ts'
import type { Doors } from '../../doors.ts'
import { casesText, caseText, verifyText } from '../case-text.ts'
import type { Command } from '../command.ts'
import { explainText } from '../explain-text.ts'
import { importCommand } from './import-command.ts'
import { operationCommand } from './operation-command.ts'
import { serveCommand } from './serve-command.ts'
import { startCommand } from './start-command.ts'
import { traceCommand } from './trace-command.ts'

/** Every command, in the order of the help text. */
export function commandsOf(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    startCommand(doors, env),
    importCommand(doors, env),
    traceCommand(doors, env),
    operationCommand(explainTaint, doors, env, explainText),
    operationCommand(listCases, doors, env, casesText),
    operationCommand(showCase, doors, env, caseText),
    operationCommand(verifyEvidence, doors, env, verifyText),
    serveCommand(doors, env),
  ]
}
