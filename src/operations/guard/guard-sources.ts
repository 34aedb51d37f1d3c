import type { Simulation } from '../../analysis/guard/simulation.ts'
import type { SafeState } from '../../formats/safe/captured-transaction.ts'
import type { SafeDomain } from '../../formats/safe/safe-hash.ts'
import type { SafeSignature } from '../../formats/safe/safe-signature.ts'
import type { SafeTransaction } from '../../formats/safe/safe-transaction.ts'
import type { Address } from '../../model/address.ts'

/**
 * A node that is asked about a Safe. Methods throw SourceError when it cannot be reached or answers nonsense; no error holds a key of its
 * address.
 */
export interface SafeNode {
  /** Scheme and host, without keys. */
  readonly source: string
  /** What the chain says of a Safe. @throws NotFoundError `safe-missing` when there is no Safe at the address */
  state(safe: Address): Promise<SafeState>
  /** Whether an owner agreed on the chain, by an approved hash or a contract's own word. */
  agreed(tx: SafeTransaction, domain: SafeDomain, owner: Address, signature: SafeSignature): Promise<boolean>
  /** Tries a transaction without sending it, as if enough owners had signed it. */
  simulate(tx: SafeTransaction, state: SafeState): Promise<Simulation>
  close(): void
}

/** A Safe transaction service. Errors as of {@link SafeNode}. */
export interface SafeQueue {
  readonly source: string
  /** What it answers about the Safe itself; null: it knows none of that address. */
  safe(address: Address): Promise<unknown>
  /** Its pages of transactions, the highest nonce first, and whether older ones were left out. */
  pages(address: Address): Promise<{ readonly pages: readonly unknown[]; readonly complete: boolean }>
  close(): void
}
