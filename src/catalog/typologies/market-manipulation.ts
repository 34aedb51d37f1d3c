import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Market manipulation: prices are moved by trades and orders that are not meant: matched trades, bids above the best, one account that is much of the book. */
export const marketManipulation: Typology = {
  name: 'market-manipulation',
  title: 'Market manipulation',
  about:
    'Prices are moved by trades and orders that are not meant: matched trades, bids above the best, one account that is much of the book.',
  sources: ['Korea, Virtual Asset User Protection Act, article 12', 'FSS, 2024-07: indicators of unfair trading'],
  rules: { M1: 0.35, M2: 0.55, M3: 0.4, M4: 0.4, M5: 0.4 },
  needs: [],
  review: 0.55,
  hold: 0.95,
  windowSeconds: 7 * DAY,
}
