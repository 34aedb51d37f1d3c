import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Account takeover: somebody else got in: password, second factor, device or address was changed, and the balance leaves to an address never used before. */
export const accountTakeover: Typology = {
  name: 'account-takeover',
  title: 'Account takeover',
  about:
    'Somebody else got in: password, second factor, device or address was changed, and the balance leaves to an address never used before.',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020'],
  rules: { R29: 0.6, R27: 0.4, R25: 0.3, R41: 0.4, R06: 0.3, R31: 0.3, R47: 0.3, R50: 0.45, R49: 0.2 },
  needs: ['R29'],
  review: 0.5,
  hold: 0.85,
  windowSeconds: 2 * DAY,
}
