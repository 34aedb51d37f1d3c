import type { PatternRow } from '../flow/trace-result.ts'
import type { FlowGraph } from './flow-graph.ts'

/** † Most significant digits of a round amount (base units, trailing zeros dropped). */
export const MAX_DIGITS = 2
/** † Fewest round payments. */
export const MIN_PAYMENTS = 5
/** † Least share of round payments among all, in percent. */
export const MIN_SHARE_PERCENT = 50

/** Accounts that pay mostly round sums: people choose them, sweeping programs do not. */
export function findRoundAmounts(graph: FlowGraph): PatternRow[] {
  const rows: PatternRow[] = []
  for (const { account, edges } of graph.groups('out')) {
    const round = edges.filter(e => String(e.amount).replace(/0+$/, '').length <= MAX_DIGITS && e.amount >= 1000n)
    if (round.length < MIN_PAYMENTS || round.length * 100 < edges.length * MIN_SHARE_PERCENT) continue
    rows.push({
      pattern: 'round-amounts',
      accounts: [account],
      transfers: round.map(e => e.id),
      figures: { round: round.length, payments: edges.length, asset: edges[0]?.asset ?? '' },
      because: `${round.length} of its ${edges.length} payments are round sums.`,
    })
  }
  return rows
}
