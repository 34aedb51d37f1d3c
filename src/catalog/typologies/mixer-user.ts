import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Use of mixers: value comes from a mixer or goes into one, openly, a few hops away, or through an account that behaves like one. */
export const mixerUser: Typology = {
  name: 'mixer-user',
  title: 'Use of mixers',
  about:
    'Value comes from a mixer or goes into one, openly, a few hops away, or through an account that behaves like one.',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020', 'FinCEN, FINCEN-2023-0016 (mixing)'],
  rules: { R19: 0.8, R20: 0.55, R21: 0.5, R22: 0.3, R25: 0.2, R24: 0.25 },
  needs: [],
  review: 0.5,
  hold: 0.9,
  windowSeconds: 30 * DAY,
}
