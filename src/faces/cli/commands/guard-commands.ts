import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { guardCommand } from './guard-command.ts'
import { guardTypedCommand } from './guard-typed-command.ts'

/** `cordon guard safe`, `guard typed`. */
export function guardCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [guardCommand(doors, env), guardTypedCommand(doors)]
}
