import type { PoolAction } from './mixer-pool.ts'
import type { PairEvidence } from './pair-evidence.ts'
import type { Strengths } from './strengths.ts'

/** Pairs below this ratio may be chance, and teach nothing. */
const CLEAR = 1_000
/** Fewer clear pairs than this teach nothing; more than the second figure nothing new. */
const LEAST_PAIRS = 20
const MOST_PAIRS = 200
const RATIOS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
const SPANS = [3_600, 21_600, 86_400, 259_200, 864_000]

/**
 * Learns from a mixer's own clear pairs how soon after their deposits people withdraw: the ratio and the span under which these
 * pairs are likeliest among all deposits that each could have been of. Without enough of them the strengths stay as they are.
 */
export function learnDelay(
  actions: readonly PoolAction[],
  evidence: readonly PairEvidence[],
  strengths: Strengths,
): Strengths {
  const pairs = clearPairs(evidence)
  if (pairs.length < LEAST_PAIRS) return strengths
  const deposits = new Map<string, number[]>()
  for (const a of actions)
    if (a.side === 'deposit') {
      const list = deposits.get(a.pool)
      if (list) list.push(a.at)
      else deposits.set(a.pool, [a.at])
    }
  let best = { likelihood: Number.NEGATIVE_INFINITY, ratio: 1, span: strengths.soonSeconds }
  for (const span of SPANS) {
    const seen = pairs.map(({ deposit, withdrawal }) => {
      const w = actions[withdrawal] as PoolAction
      const earlier = (deposits.get(w.pool) ?? []).filter(at => at <= w.at)
      const soon = earlier.reduce((sum, at) => sum + Math.exp((at - w.at) / span), 0)
      return { own: Math.exp(((actions[deposit]?.at ?? 0) - w.at) / span), mean: soon / earlier.length }
    })
    for (const ratio of RATIOS) {
      const likelihood = seen.reduce(
        (sum, { own, mean }) => sum + Math.log((1 + (ratio - 1) * own) / (1 + (ratio - 1) * mean)),
        0,
      )
      if (likelihood > best.likelihood) best = { likelihood, ratio, span }
    }
  }
  const soon = strengths.of['soon-after']
  const source = `learnt from ${pairs.length} clear pairs of the mixer itself`
  return {
    of: { ...strengths.of, 'soon-after': { ...soon, ratio: best.ratio, source } },
    soonSeconds: best.span,
  }
}

/** One pair a withdrawal: where an account paid in several times, the last deposit before it would favour the sooner; the first is taken in turn. */
function clearPairs(evidence: readonly PairEvidence[]): PairEvidence[] {
  const deposits = new Set<number>()
  const withdrawals = new Set<number>()
  const out: PairEvidence[] = []
  for (const e of evidence) {
    if (e.ratio < CLEAR || deposits.has(e.deposit) || withdrawals.has(e.withdrawal)) continue
    deposits.add(e.deposit)
    withdrawals.add(e.withdrawal)
    out.push(e)
    if (out.length === MOST_PAIRS) break
  }
  return out
}
