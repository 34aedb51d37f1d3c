import type { GovernorDesk } from './governor-desk.ts'
import type { GovernorWorld } from './governor-port.ts'

/** The governor of a data folder, opened when first asked for; one process holds it at a time. */
export interface GovernorDoor {
  /**
   * The governor as it was when the last process ended, however that was.
   * @throws InputError `governor-in-use`, `governor-switch-missing`, `governor-switch-malformed`
   */
  desk(world: GovernorWorld): Promise<GovernorDesk>
  /** The governor where this process has opened it; null: not. */
  open(): Promise<GovernorDesk | null>
  /** Why nothing is weighed where this process had opened it; null: nothing hinders it as far as is known. Opens nothing. */
  stopped(): unknown
  /** What is switched, without secrets, in a few words; null: no switch was set. */
  switches(): Promise<string | null>
}
