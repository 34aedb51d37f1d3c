import { findCrossings } from '../../../operations/crossings/find-crossings.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { crossingsText } from '../crossings-text.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon crossings`. */
export function crossingsCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [operationCommand(findCrossings, doors, env, crossingsText)]
}
