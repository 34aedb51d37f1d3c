import type { World } from '../operations/world.ts'
import type { Doors } from './doors.ts'

/** How often the governor is told the time: milliseconds. */
const TICK_MS = 1_000

/**
 * Tells the governor the time every second while this process runs it: all withdrawals follow where nobody answered, what two people
 * released goes on, and what the switch refused is sent again.
 */
export function governorTicks(
  world: World,
  doors: Pick<Doors, 'repeat'>,
  told: (fault: unknown) => void,
): { stop(): Promise<void> } {
  return doors.repeat(async () => (await world.governor?.open())?.tick(world), TICK_MS, told)
}
