import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Rapid pass-through: what comes in leaves again at once, as it came or as another asset, mostly to other exchanges: the account is a corridor. */
export const passThrough: Typology = {
  name: 'pass-through',
  title: 'Rapid pass-through',
  about:
    'What comes in leaves again at once, as it came or as another asset, mostly to other exchanges: the account is a corridor.',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020'],
  rules: { R08: 0.6, R09: 0.6, R10: 0.5, R06: 0.35, R04: 0.25, R18: 0.2, R17: 0.3 },
  needs: [],
  review: 0.55,
  hold: 0.9,
  windowSeconds: 7 * DAY,
}
