import type { CapturedTransaction } from '../../formats/safe/captured-transaction.ts'
import { type SafeDomain, safeTxHash } from '../../formats/safe/safe-hash.ts'
import type { Hex } from '../../formats/safe/safe-transaction.ts'
import type { SettledDomains } from './settle-domains.ts'

/** Something else that a signature may have been made over. */
export interface Candidate {
  readonly hash: Hex
  /**
   * `other-shown`: another transaction of this nonce. `other-nonce`: one of another nonce. `claimed`: the hash that the service claims, though
   * what it shows has another. `delegatecall`: the same call as a delegatecall, or the other way round. `other-domain`: the same
   * transaction on another chain or for another version.
   */
  readonly kind: 'other-shown' | 'other-nonce' | 'claimed' | 'delegatecall' | 'other-domain'
  readonly executed: boolean
}

/** A transaction with the hash of what it shows, by us. */
export interface HashedTransaction extends CapturedTransaction {
  readonly hash: Hex
  readonly domain: SafeDomain
}

/** Other nonces whose transactions a signature is tried on; older ones are not worth a curve operation each. */
const NEAREST = 16

/** Hashes what each transaction shows, under the domain that its claimed hash fits; else under the likeliest. */
export function hashTransactions(
  transactions: readonly CapturedTransaction[],
  { domains }: SettledDomains,
): HashedTransaction[] {
  return transactions.map(captured => {
    const made = domains.map(domain => ({ domain, hash: safeTxHash(captured.tx, domain) }))
    const fits = made.find(({ hash }) => hash === captured.claimedHash) ?? made[0]
    return { ...captured, ...(fits as { domain: SafeDomain; hash: Hex }) }
  })
}

/**
 * All else that a confirmation of a transaction may be over, the most telling first; each hash once.
 * @param elsewhere the claimed hash is that of the transaction on another chain or for another version
 */
export function candidatesFor(
  one: HashedTransaction,
  all: readonly HashedTransaction[],
  { domains, basis }: SettledDomains,
  elsewhere: boolean,
): Candidate[] {
  const found = new Map<Hex, Candidate>()
  const add = (hash: Hex, kind: Candidate['kind'], executed: boolean): void => {
    if (hash !== one.hash && !found.has(hash)) found.set(hash, { hash, kind, executed })
  }
  const rivals = all.filter(t => t.tx.nonce === one.tx.nonce)
  for (const t of rivals.toSorted((a, b) => Number(b.executed) - Number(a.executed)))
    add(t.hash, 'other-shown', t.executed)
  const turned = { ...one.tx, operation: one.tx.operation === 0 ? 1 : 0 } as const
  add(safeTxHash(turned, one.domain), 'delegatecall', false)
  // The forms before 1.3.0 are always tried: a signature under them is a mistake to be told, not an attack.
  const forms = ['no-chain', 'data-gas', 'chain'] as const
  const others = basis === 'unknown' ? domains : [...domains, ...forms.map(form => ({ ...one.domain, form }))]
  for (const domain of others) add(safeTxHash(one.tx, domain), 'other-domain', false)
  if (one.claimedHash !== null) add(one.claimedHash, elsewhere ? 'other-domain' : 'claimed', false)
  const near = all
    .filter(t => t.tx.nonce !== one.tx.nonce)
    .toSorted((a, b) => distance(a, one) - distance(b, one))
    .slice(0, NEAREST)
  for (const t of near) add(t.hash, 'other-nonce', t.executed)
  return [...found.values()]
}

function distance(a: HashedTransaction, b: HashedTransaction): number {
  const gap = a.tx.nonce - b.tx.nonce
  return Number(gap < 0n ? -gap : gap)
}
