import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Dormant account wakes: an account that slept for half a year wakes with large sums, which leave to new addresses. */
export const dormantAccount: Typology = {
  name: 'dormant-account',
  title: 'Dormant account wakes',
  about: 'An account that slept for half a year wakes with large sums, which leave to new addresses.',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020'],
  rules: { R31: 0.55, R29: 0.45, R04: 0.35, R08: 0.4, R41: 0.35, R27: 0.3 },
  needs: ['R31'],
  review: 0.5,
  hold: 0.9,
  windowSeconds: 3 * DAY,
}
