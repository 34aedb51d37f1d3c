import type { CapturedTransaction, SafeState } from '../../formats/safe/captured-transaction.ts'
import { hashFormOf, type SafeDomain, safeTxHash } from '../../formats/safe/safe-hash.ts'

/** Under which domains a Safe's transactions are hashed, and how we know. */
export interface SettledDomains {
  /** The likeliest first; never empty. */
  readonly domains: readonly SafeDomain[]
  /**
   * `version`: the Safe's version (and chain) say so. `claimed-hash`: the service's own hashes fit these and no other.
   * `unknown`: neither is to be had, so that every form is tried.
   */
  readonly basis: 'version' | 'claimed-hash' | 'unknown'
}

/** Transactions over which the chain is searched, some 500 hashes each: one that fits is enough. */
const TRIED = 5

/** Under which of all known domains a transaction has the hash that the service claims; null: under none. */
export function domainOfClaim(one: CapturedTransaction, chainIds: readonly number[]): SafeDomain | null {
  const forms: SafeDomain[] = (['no-chain', 'data-gas'] as const).map(form => ({ form, chainId: 1n }))
  const chained = chainIds.map((id): SafeDomain => ({ form: 'chain', chainId: BigInt(id) }))
  return [...forms, ...chained].find(domain => safeTxHash(one.tx, domain) === one.claimedHash) ?? null
}

/**
 * Finds how a Safe hashes. Where version and chain are known nothing is left to find. Else every known chain and form is tried on the
 * hashes that the service claims: a hash of 256 bits fits by no accident.
 * @param chainIds the chains to try
 */
export function settleDomains(
  state: SafeState,
  transactions: readonly CapturedTransaction[],
  chainIds: readonly number[],
): SettledDomains {
  const told = state.version === null ? null : hashFormOf(state.version)
  if (told !== null && (told !== 'chain' || state.chainId !== null))
    return { basis: 'version', domains: [{ form: told, chainId: state.chainId ?? 1n }] }
  const chains = state.chainId === null ? chainIds.map(BigInt) : [state.chainId]
  const chained = chains.map((chainId): SafeDomain => ({ form: 'chain', chainId }))
  const [first] = chained
  const chainless: SafeDomain[] = (['no-chain', 'data-gas'] as const).map(form => ({ form, chainId: chains[0] ?? 1n }))
  const all = told === null ? [...chainless, ...chained] : chained
  const fitting = new Set<SafeDomain>()
  let tried = 0
  for (const { tx, claimedHash } of transactions) {
    if (claimedHash === null || [...fitting].some(domain => safeTxHash(tx, domain) === claimedHash)) continue
    if (tried++ === TRIED) break
    const fits = all.find(domain => safeTxHash(tx, domain) === claimedHash)
    if (fits) fitting.add(fits)
  }
  if (fitting.size > 0) return { basis: 'claimed-hash', domains: [...fitting] }
  return { basis: 'unknown', domains: told === null && first ? [...chainless, first] : all.slice(0, 3) }
}
