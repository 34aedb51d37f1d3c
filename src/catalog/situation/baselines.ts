import type { Baseline } from '../../analysis/situation/baseline.ts'

const H1 = 'Global Ledger, first half of 2025'
const FULL = 'Global Ledger, year 2025'

/** What was published of how fast thefts are told of, laundered and answered. Spans are seconds, parts are of 1. */
export const BASELINES: readonly Baseline[] = [
  { key: 'first-move-fastest', span: 2, part: null, source: FULL },
  { key: 'laundered-fastest', span: 177, part: null, source: H1 },
  { key: 'exchange-window', span: 900, part: null, source: `${H1}: 10 to 15 minutes` },
  { key: 'first-move-average', span: 54_000, part: null, source: H1 },
  { key: 'disclosure-average', span: 133_200, part: null, source: `${H1}; 43.83 h in the edition before` },
  { key: 'final-deposit-average', span: 915_840, part: null, source: 'Global Ledger, second half of 2025' },
  { key: 'moved-before-disclosure', span: null, part: 0.76, source: FULL },
  { key: 'laundered-before-disclosure', span: null, part: 0.227, source: H1 },
  { key: 'laundered-within-day', span: null, part: 0.311, source: H1 },
  { key: 'through-exchanges', span: null, part: 0.151, source: H1 },
  { key: 'recovered', span: null, part: 0.042, source: H1 },
]
