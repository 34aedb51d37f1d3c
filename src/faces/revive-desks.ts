import { InputError, IntegrityError } from '../model/errors.ts'
import type { World } from '../operations/world.ts'
import type { Doors } from './doors.ts'

/** How often it is looked whether one stopped: milliseconds. */
const LOOK_MS = 10_000

/**
 * Opens the monitor and the governor again after they stopped, as on a full disk, whether or not anybody sends an event: whoever balances
 * load sends none to a server that is not ready. What only people can mend, such as a damaged journal, is left alone.
 */
export function reviveDesks(
  world: World,
  doors: Pick<Doors, 'repeat'>,
  told: (fault: unknown) => void,
  everyMs = LOOK_MS,
): { stop(): Promise<void> } {
  const { monitor, governor } = world
  return doors.repeat(
    async () => {
      for (const door of [monitor, governor]) {
        const fault = door?.stopped() ?? null
        if (fault === null || fault instanceof InputError || fault instanceof IntegrityError) continue
        await door?.desk(world).catch(told)
      }
    },
    everyMs,
    told,
  )
}
