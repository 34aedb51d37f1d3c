import { answerSighting, listTips, submitTip } from '../../../operations/tips/tip-operations.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { sightingText, submittedText, tipsText } from '../tips-text.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon tips submit`, `tips list`, `sightings answer`. */
export function tipsCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    operationCommand(submitTip, doors, env, submittedText),
    operationCommand(listTips, doors, env, tipsText),
    operationCommand(answerSighting, doors, env, sightingText),
  ]
}
