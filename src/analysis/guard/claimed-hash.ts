import type { SafeState } from '../../formats/safe/captured-transaction.ts'
import type { HashedTransaction } from './candidates.ts'
import type { JudgedTransaction } from './judged-transaction.ts'
import type { SettledDomains } from './settle-domains.ts'
import type { GuardFinding, Severity } from './severity.ts'

/**
 * What the hash is worth that the service claims for a transaction.
 * @param elsewhere it is that of the transaction on another chain or for another version
 */
export function claimOf(
  one: HashedTransaction,
  { basis }: SettledDomains,
  state: SafeState,
  elsewhere: boolean,
): JudgedTransaction['claim'] {
  if (one.claimedHash === null) return 'none'
  if (one.claimedHash === one.hash) return 'right'
  if (basis === 'unknown' && state.chainId === null) return 'unproved'
  return elsewhere ? 'other-domain' : 'wrong'
}

/** What is to be said of it. */
export function claimFindings(one: HashedTransaction, claim: JudgedTransaction['claim']): GuardFinding[] {
  const { claimedHash, hash } = one
  const told: Partial<Record<JudgedTransaction['claim'], readonly [string, Severity, string]>> = {
    wrong: ['hash-mismatch', 'alarm', `The service claims the hash ${claimedHash}, and what it shows has ${hash}.`],
    'other-domain': [
      'hash-other-domain',
      'warning',
      `The claimed hash ${claimedHash} is that of what is shown, but on another chain or for another version than the Safe has here: is this the right node?`,
    ],
    unproved: [
      'hash-unproved',
      'warning',
      `The claimed hash ${claimedHash} is that of what is shown on no chain that we know; say which chain it is.`,
    ],
  }
  const found = told[claim]
  return found === undefined ? [] : [{ code: found[0], severity: found[1], sentence: found[2], path: null }]
}
