import type { PoolAction } from './mixer-pool.ts'
import type { PairEvidence } from './pair-evidence.ts'
import type { Strengths } from './strengths.ts'

/** Rounds after which the matching has settled to six places in practice. */
const ROUNDS = 200
const SETTLED = 1e-9

/** Of the actions of one pool, how likely each withdrawal is of each deposit; see {@link matchPool}. */
export interface PoolMatch {
  /** Numbers, as given, of the deposits and withdrawals. */
  readonly deposits: readonly number[]
  readonly withdrawals: readonly number[]
  /** Odds that a withdrawal (by number) is of a deposit (by number). */
  oddsOf(deposit: number, withdrawal: number): number
}

/**
 * Matches all deposits and withdrawals of one pool together: each withdrawal is of exactly one earlier deposit, each deposit has at
 * most one withdrawal, and the odds follow the evidence within these bounds. So a withdrawal that is clearly somebody else's
 * leaves the set of everyone, and a deposit that is clearly gone is nobody's any more. The odds are those of the matrix of
 * weights scaled to these sums (Sinkhorn and Knopp 1967), the usual approximation of the marginals of a random matching.
 * Time and evidence are folded in without writing the matrix down: a round costs as many steps as there are actions and pairs.
 * @param actions of all pools, in order
 * @param pool numbers of the actions of one pool, in order
 */
export function matchPool(
  actions: readonly PoolAction[],
  pool: readonly number[],
  evidence: readonly PairEvidence[],
  strengths: Strengths,
): PoolMatch {
  const deposits = pool.filter(n => actions[n]?.side === 'deposit')
  const all = pool.filter(n => actions[n]?.side === 'withdrawal')
  // Withdrawals beyond the deposits known so far (a cut history) cannot be of any of them.
  let open = 0
  const explained = new Set<number>()
  for (const n of pool) {
    if (actions[n]?.side === 'deposit') open++
    else if (open > 0) {
      open--
      explained.add(n)
    }
  }
  const withdrawals = all.filter(n => explained.has(n))
  const order = pool.filter(n => actions[n]?.side === 'deposit' || explained.has(n))
  const soon = strengths.of['soon-after'].ratio - 1
  const fade = (a: number, b: number): number =>
    Math.exp(-((actions[b]?.at ?? 0) - (actions[a]?.at ?? 0)) / strengths.soonSeconds)
  const base = (d: number, w: number): number => 1 + soon * fade(d, w)
  const known = new Set(deposits)
  const extra = evidence.filter(e => explained.has(e.withdrawal) && known.has(e.deposit))
  const byWithdrawal = indexed(extra, e => e.withdrawal)
  const byDeposit = indexed(extra, e => e.deposit)
  const u = new Map(deposits.map(d => [d, 1]))
  const v = new Map(withdrawals.map(w => [w, 1]))
  const unspent = deposits.length - withdrawals.length
  for (let round = 0; round < ROUNDS; round++) {
    let sum = 0
    let soonSum = 0
    let last = order[0] ?? 0
    for (const n of order) {
      soonSum *= fade(last, n)
      last = n
      if (u.has(n)) {
        sum += u.get(n) ?? 0
        soonSum += u.get(n) ?? 0
        continue
      }
      let total = sum + soon * soonSum
      for (const e of byWithdrawal.get(n) ?? []) total += (u.get(e.deposit) ?? 0) * base(e.deposit, n) * (e.ratio - 1)
      v.set(n, 1 / total)
    }
    const idle = unspent === 0 ? 0 : unspent / [...u.values()].reduce((a, b) => a + b, 0)
    let moved = 0
    sum = 0
    soonSum = 0
    last = order[order.length - 1] ?? 0
    for (let i = order.length - 1; i >= 0; i--) {
      const n = order[i] as number
      soonSum *= fade(n, last)
      last = n
      if (v.has(n)) {
        sum += v.get(n) ?? 0
        soonSum += v.get(n) ?? 0
        continue
      }
      let total = sum + soon * soonSum + idle
      for (const e of byDeposit.get(n) ?? [])
        total += (v.get(e.withdrawal) ?? 0) * base(n, e.withdrawal) * (e.ratio - 1)
      const next = total === 0 ? 0 : 1 / total
      moved = Math.max(moved, Math.abs(next - (u.get(n) ?? 0)) / Math.max(next, 1e-300))
      u.set(n, next)
    }
    if (moved < SETTLED) break
  }
  return {
    deposits,
    withdrawals: all,
    oddsOf(deposit, withdrawal) {
      if (deposit > withdrawal || !u.has(deposit) || !v.has(withdrawal)) return 0
      const ratio = (byWithdrawal.get(withdrawal) ?? []).find(e => e.deposit === deposit)?.ratio ?? 1
      return Math.min(1, (u.get(deposit) ?? 0) * (v.get(withdrawal) ?? 0) * base(deposit, withdrawal) * ratio)
    },
  }
}

function indexed(list: readonly PairEvidence[], keyOf: (e: PairEvidence) => number): Map<number, PairEvidence[]> {
  const out = new Map<number, PairEvidence[]>()
  for (const e of list) {
    const had = out.get(keyOf(e))
    if (had) had.push(e)
    else out.set(keyOf(e), [e])
  }
  return out
}
