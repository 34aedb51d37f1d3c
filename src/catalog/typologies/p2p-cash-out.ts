import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Cash-out through person-to-person markets: an unregistered money business: most comes from person-to-person markets or unregistered providers, and leaves as money of a state. */
export const p2pCashOut: Typology = {
  name: 'p2p-cash-out',
  title: 'Cash-out through person-to-person markets',
  about:
    'An unregistered money business: most comes from person-to-person markets or unregistered providers, and leaves as money of a state.',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020', 'FinCEN FIN-2019-A003'],
  rules: { R23: 0.55, R03: 0.35, R33: 0.45, R40: 0.4, R02: 0.25, R26: 0.25 },
  needs: ['R23'],
  review: 0.5,
  hold: 0.9,
  windowSeconds: 30 * DAY,
}
