import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Exit through a privacy coin: coins that can be followed are turned into one that cannot, and withdrawn. */
export const privacyCoinExit: Typology = {
  name: 'privacy-coin-exit',
  title: 'Exit through a privacy coin',
  about: 'Coins that can be followed are turned into one that cannot, and withdrawn.',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020'],
  rules: { R22: 0.55, R24: 0.4, R09: 0.35, R30: 0.3, R38: 0.6, R25: 0.2 },
  needs: ['R22'],
  review: 0.5,
  hold: 0.9,
  windowSeconds: 7 * DAY,
}
