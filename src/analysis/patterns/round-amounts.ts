import type { Finding } from './finding.ts'
import type { FlowGraph } from './flow-graph.ts'
import { partiesOf, spanOf, sumOf } from './lot-figures.ts'

/** † Most significant digits of a round amount (base units, trailing zeros dropped). */
export const MAX_DIGITS = 2
/** † Fewest round payments. */
export const MIN_PAYMENTS = 5
/** † Least share of round payments among all, in percent. */
export const MIN_SHARE_PERCENT = 50
/** † Below this many base units every sum has few digits. */
export const LEAST_AMOUNT = 1000n

/** Accounts that pay mostly round sums: people choose them, sweeping programs do not. */
export function findRoundAmounts(graph: FlowGraph): Finding[] {
  return graph.groups('out').flatMap(({ account, asset, edges }) => {
    if (edges.length < MIN_PAYMENTS) return []
    const round = edges.filter(e => e.amount >= LEAST_AMOUNT && isRound(String(e.amount)))
    if (round.length < MIN_PAYMENTS || round.length * 100 < edges.length * MIN_SHARE_PERCENT) return []
    const value = sumOf(round)
    return {
      pattern: 'round-amounts',
      kind: '',
      asset,
      subjects: [account],
      parties: partiesOf(round, 'to'),
      edges: round,
      value,
      from: round[0]?.at ?? 0,
      until: round[round.length - 1]?.at ?? 0,
      figures: { round: round.length, payments: edges.length, total: String(value), seconds: spanOf(round) },
      because: `${round.length} of its ${edges.length} payments are round sums.`,
      each: `paid mostly round sums, at least ${MIN_PAYMENTS} of them`,
    }
  })
}

function isRound(digits: string): boolean {
  for (let i = MAX_DIGITS; i < digits.length; i++) if (digits.charCodeAt(i) !== 48) return false
  return true
}
