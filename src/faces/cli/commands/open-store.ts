import type { World } from '../../../operations/world.ts'
import type { Doors, Opened } from '../../doors.ts'
import type { Values } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { deskOf } from '../desk-of.ts'
import type { Terminal } from '../terminal.ts'

/** Opens the data folder that a command names, or its environment. */
export function openStore(
  doors: Doors,
  env: NodeJS.ProcessEnv,
): (values: Values, terminal: Terminal) => Promise<Opened<World>> {
  return (values, terminal) => doors.store(dataFolder(values, env), { tags: [], ledger: null }, deskOf(terminal, doors))
}
