import type { Address } from '../../model/address.ts'
import type { Hex, SafeTransaction } from './safe-transaction.ts'

/** A moment to the fraction of a second, as a transaction service writes it. */
export interface Moment {
  /** As it was written. */
  readonly text: string
  /** Milliseconds since 1970, UTC. */
  readonly ms: number
}

/** One owner's confirmation as the service gave it. */
export interface CapturedConfirmation {
  /** Whose it is, by the service's word. */
  readonly owner: Address
  readonly at: Moment | null
  /** null: none was given, as for a hash that is to be approved on the chain. */
  readonly signature: string | null
}

/** A transaction of a Safe as the service shows it. Nothing of it is checked but its shape. */
export interface CapturedTransaction {
  readonly tx: SafeTransaction
  /** The hash that the service says it has; null: it says none. */
  readonly claimedHash: Hex | null
  readonly submittedAt: Moment | null
  readonly executed: boolean
  readonly executedAt: Moment | null
  readonly succeeded: boolean | null
  /** Hash of the ledger's transaction that executed it. */
  readonly transactionHash: string | null
  readonly proposer: Address | null
  readonly confirmationsRequired: number | null
  readonly confirmations: readonly CapturedConfirmation[]
}

/** A row that could not be read: it is told, and the others are judged. */
export interface CaptureFault {
  /** `results.3.to` */
  readonly field: string
  readonly code: string
  readonly because: string
}

/** What a file or an answer of the service holds. */
export interface SafeCapture {
  readonly transactions: readonly CapturedTransaction[]
  readonly faults: readonly CaptureFault[]
  /** The page that follows; null: none. */
  readonly next: string | null
}

/** What is known of a Safe itself. null: not known. */
export interface SafeState {
  readonly safe: Address
  readonly version: string | null
  readonly chainId: bigint | null
  readonly implementation: Address | null
  readonly owners: readonly Address[] | null
  readonly threshold: number | null
  readonly nonce: bigint | null
  readonly modules: readonly Address[] | null
  readonly guard: Address | null
  readonly fallbackHandler: Address | null
}
