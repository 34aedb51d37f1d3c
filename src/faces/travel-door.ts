import type { TravelRule } from '../analysis/travel-rule/travel-rule.ts'
import type { TravelVault } from '../operations/travel-rule/travel-vault.ts'

/** What the commands on the travel rule need beside the data folder. */
export interface TravelTools {
  readonly rules: readonly TravelRule[]
  /** Opened when the first record is asked for. */
  readonly vault: TravelVault
}

/** Opens them over a data folder. */
export type OpenTravel = (data: string) => Promise<TravelTools>
