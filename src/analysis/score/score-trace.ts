import type { RangeTruth } from '../../model/range.ts'
import { Places } from './places.ts'
import { ratio, type ValueScore, valueScore } from './value-score.ts'

/** What is scored of a trace: members of `cordon.trace/1`. */
export interface ScoredTrace {
  readonly endpoints: readonly { readonly account: string; readonly asset: string; readonly amount: string }[]
  readonly accounts: readonly { readonly account: string; readonly role: string; readonly tainted: string }[]
}

/** How many were named of those that there are. `right` of `truth`: recall; `right` of `claimed`: precision; null: none to be named. */
export interface CountScore {
  readonly truth: number
  readonly claimed: number
  readonly right: number
  readonly recall: number | null
  readonly precision: number | null
}

/** A trace held against what really happened. */
export interface TraceScore extends ValueScore {
  /** Accounts of the thief's to which facts lead. */
  readonly accounts: CountScore
  /** Places where value of some size is; right when nine tenths of its value are named there. */
  readonly endpoints: CountScore
}

/** Places below so many dollars are not counted as endpoints. */
const LEAST_DOLLARS = 1_000

/**
 * Holds a trace against the truth of a range: the share of the stolen value whose place is named right, how much of what is claimed is
 * right, and the same of accounts and endpoints. docs/range.md tells what counts as right.
 */
export function scoreTrace(truth: RangeTruth, trace: ScoredTrace): TraceScore {
  const places = new Places(truth)
  const value = valueScore(truth, trace.endpoints, places)
  return { ...value.score, accounts: accountScore(truth, trace, places), endpoints: endpointScore(value) }
}

/** A service's own deposit address on the way is named by nobody as the thief's, and counts neither way. */
function accountScore(truth: RangeTruth, trace: ScoredTrace, places: Places): CountScore {
  const touched = new Set(truth.transfers.flatMap(t => [`${t.ledger}:${t.from}`, `${t.ledger}:${t.to}`]))
  const thieves = new Map(truth.accounts.filter(a => a.role === 'thief').map(a => [a.account as string, a.behind]))
  const open = [...thieves].filter(([account, behind]) => behind === null && touched.has(account))
  const roles = ['intermediate', 'residue']
  const passed = trace.accounts.filter(a => roles.includes(a.role) && a.tainted !== '0' && !places.ofService(a.account))
  const claimed = new Set(passed.map(a => a.account))
  const right = open.filter(([account]) => claimed.has(account)).length
  const ours = [...claimed].filter(account => thieves.has(account)).length
  return {
    ...{ truth: open.length, claimed: claimed.size, right },
    recall: ratio(right, open.length),
    precision: ratio(ours, claimed.size),
  }
}

function endpointScore({ rows }: ReturnType<typeof valueScore>): CountScore {
  const there = rows.filter(r => r.truth >= LEAST_DOLLARS)
  const claimed = rows.filter(r => r.claimed >= LEAST_DOLLARS)
  const right = there.filter(r => r.right >= 0.9 * r.truth).length
  const held = claimed.filter(r => r.right >= 0.9 * r.claimed).length
  return {
    ...{ truth: there.length, claimed: claimed.length, right },
    recall: ratio(right, there.length),
    precision: ratio(held, claimed.length),
  }
}
