import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Money mule: a person lends or rents an account: opened lately or used for the first time, paid by strangers, emptied at once, from devices shared with others. */
export const muleAccount: Typology = {
  name: 'mule-account',
  title: 'Money mule',
  about:
    'A person lends or rents an account: opened lately or used for the first time, paid by strangers, emptied at once, from devices shared with others.',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020', 'JFSA, reference cases of suspicious transactions, 2019'],
  rules: { R30: 0.5, R32: 0.55, R33: 0.5, R26: 0.45, R27: 0.35, R08: 0.35, R03: 0.2, R49: 0.3, R50: 0.3 },
  needs: [],
  review: 0.6,
  hold: 0.92,
  windowSeconds: 30 * DAY,
}
