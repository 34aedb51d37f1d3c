import type { AccountId } from '../../../model/account.ts'
import type { Transaction } from '../../../model/transaction.ts'
import type { Lot } from '../holding.ts'

/** An output of an evaluated transaction, with the taint that one doctrine gives it. A lot's `via` is the input it came through. */
export interface TracedOutput {
  readonly outpoint: string
  readonly index: number
  readonly account: AccountId
  readonly amount: bigint
  readonly lots: readonly Lot[]
  readonly taint: bigint
  /** Least number of tainted transfers from a source. */
  readonly hop: number
  /** True for an output that was itself named as stolen: no transfer of the theft leads to it. */
  readonly origin: boolean
}

/** A theft that happened in a transaction. */
export interface NodeTheft {
  /** The number of the source in the request. */
  readonly source: number
  readonly account: AccountId
  readonly amount: bigint
}

/** Taint that could not be taken through a transaction; it stays with the accounts of the inputs. */
export interface NodeStop {
  readonly kind: 'unknown-input' | 'unfollowed' | 'contradiction'
  readonly because: string
}

/** A transaction as one doctrine sees it. tainted inputs + thefts + crossed in = outputs + fee + rounding + stopped - excess, always. */
export interface UtxoNode {
  readonly transaction: Transaction
  /** By input: the taint that came in with it. */
  readonly taintIn: readonly bigint[]
  readonly outputs: readonly TracedOutput[]
  readonly thefts: readonly NodeTheft[]
  /** By output number: taint that a service paid for what went in elsewhere. */
  readonly crossedIn: ReadonlyMap<number, bigint>
  readonly fee: bigint
  readonly rounding: bigint
  /** Poison only: taint beyond what came in. */
  readonly excess: bigint
  readonly stop: NodeStop | null
  /** Ids of transactions whose outputs' amounts are needed first. */
  readonly wanted: readonly string[]
}

/** The order of the chain: block, place in it, id. */
export function chainOrder(a: Transaction, b: Transaction): number {
  return a.block - b.block || a.position - b.position || (a.tx < b.tx ? -1 : a.tx > b.tx ? 1 : 0)
}
