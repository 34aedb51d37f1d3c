import type { Address } from '../../model/address.ts'

/** Native value that a call inside a transaction moved. */
export interface NativeMove {
  readonly from: Address
  readonly to: Address
  readonly amount: bigint
}

/** What a trace tells of one transaction. */
export interface TracedTransaction {
  /** null where the node names none. */
  readonly tx: string | null
  readonly failed: boolean
  /** Of its inner calls that were not undone, in call order. */
  readonly moves: readonly NativeMove[]
  /** What the outermost call paid; null where the trace does not say. */
  readonly value: bigint | null
  /** Why the node could not trace it; null: it could. */
  readonly untraced: string | null
}
