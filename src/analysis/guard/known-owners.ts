import type { SafeState } from '../../formats/safe/captured-transaction.ts'
import { type recoverSigner, splitSignatures } from '../../formats/safe/safe-signature.ts'
import type { Address } from '../../model/address.ts'
import { CordonError } from '../../model/errors.ts'
import type { HashedTransaction } from './candidates.ts'

/** Who may sign for a Safe, and how we know. */
export interface KnownOwners {
  readonly owners: ReadonlySet<Address>
  /** Those of whom it is more than the service's word: given, or signers of what was executed. */
  readonly proven: ReadonlySet<Address>
  /** Everybody who ever was one, as far as we can see. */
  readonly once: ReadonlySet<Address>
  /** `given`: by the node, the service or the user. `confirmations`: inferred from whom the service names as signers. */
  readonly basis: 'given' | 'confirmations'
}

/** Executed transactions whose signers are recovered; the latest ones. */
const LATEST = 25

/** The owners of a Safe; where nobody told them, everybody whom its transactions name as a signer. */
export function knownOwners(
  state: SafeState,
  transactions: readonly HashedTransaction[],
  recover: typeof recoverSigner,
): KnownOwners {
  const executed = transactions.filter(t => t.executed)
  const once = new Set(executed.flatMap(t => t.confirmations.map(c => c.owner)))
  if (state.owners !== null) {
    const owners = new Set(state.owners)
    return { owners, proven: owners, once, basis: 'given' }
  }
  const latest = executed.toSorted((a, b) => Number(b.tx.nonce - a.tx.nonce)).slice(0, LATEST)
  const proven = new Set(latest.flatMap(t => signersOf(t, recover)))
  const named = transactions.flatMap(t => t.confirmations.map(c => c.owner))
  return { owners: new Set(named), proven, once, basis: 'confirmations' }
}

function signersOf({ confirmations, hash }: HashedTransaction, recover: typeof recoverSigner): Address[] {
  return confirmations.flatMap(({ owner, signature }) => {
    try {
      const [one] = signature === null ? [] : splitSignatures(signature)
      return one !== undefined && recover(one, hash) === owner ? [owner] : []
    } catch (error) {
      if (error instanceof CordonError) return []
      throw error
    }
  })
}
