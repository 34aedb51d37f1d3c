/** How much a heuristic says: how many times likelier it is met when both actions are one owner's than when they are not. */
export interface Strength {
  readonly name: string
  readonly ratio: number
  /** Where the figure comes from; † where nobody published one and ours is measured on made-up pools only. */
  readonly source: string
  readonly at: string
}

/** Names of the heuristics. */
export type HeuristicName = 'same-address' | 'linked-accounts' | 'unique-gas-price' | 'same-counts' | 'soon-after'

/** A strength for every heuristic, and the span of time after which `soon-after` says little. */
export interface Strengths {
  readonly of: Readonly<Record<HeuristicName, Strength>>
  readonly soonSeconds: number
}

const TUTELA = 'Tutela, arXiv 2201.06811 (the heuristic; the ratio is ours †)'
const CROSS_CHAIN =
  'arXiv 2510.09433: address reuse and direct transfers link 5.1 to 12.6 % of withdrawals (the heuristic; the ratio is ours †)'

/**
 * † Ratios of a few percent of owners who slip up to the one in a hundred thousand pairs of strangers for whom it looks so: the
 * share is published, the chance for strangers is a guess on the careful side. bench/mixers.ts measures what they are worth.
 */
export const STRENGTHS: Strengths = {
  of: {
    'same-address': { name: 'same-address', ratio: 20_000, source: CROSS_CHAIN, at: '2026-11-26' },
    'linked-accounts': { name: 'linked-accounts', ratio: 2_000, source: CROSS_CHAIN, at: '2026-11-26' },
    'unique-gas-price': { name: 'unique-gas-price', ratio: 1_000, source: TUTELA, at: '2026-11-26' },
    'same-counts': { name: 'same-counts', ratio: 200, source: TUTELA, at: '2026-11-26' },
    'soon-after': {
      name: 'soon-after',
      ratio: 4,
      source: `${CROSS_CHAIN}; first in, first out adds 15 to 22 points`,
      at: '2026-11-26',
    },
  },
  soonSeconds: 86_400,
}
