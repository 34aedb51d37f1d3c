import { explainTaint } from '../../../operations/explain/explain-taint.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { explainText } from '../explain-text.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon explain`. */
export function explainCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return operationCommand(explainTaint, doors, env, explainText)
}
