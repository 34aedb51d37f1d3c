import type { Hex } from '../../formats/safe/safe-transaction.ts'
import type { Address } from '../../model/address.ts'

/** A word of storage before and after. */
export interface SlotChange {
  readonly slot: Hex
  readonly before: Hex
  readonly after: Hex
}

/** What a transaction did to one account when it was tried. */
export interface AccountChange {
  readonly account: Address
  /** Wei, after less before. */
  readonly balance: bigint
  readonly slots: readonly SlotChange[]
}

/** A token that moved when it was tried. */
export interface TokenMove {
  readonly token: Address
  readonly from: Address
  readonly to: Address
  readonly amount: bigint
}

/** A transaction tried on a node without being sent, as if all who must had signed it. */
export interface Simulation {
  /** `traced`: every change is known. `called`: only whether it would succeed. */
  readonly how: 'traced' | 'called'
  readonly succeeded: boolean
  /** Why not, in the contract's words. */
  readonly because: string | null
  readonly changes: readonly AccountChange[]
  /** null: the node does not tell. */
  readonly moves: readonly TokenMove[] | null
}
