import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Collection from many: many unrelated senders pay small amounts into one account, which forwards them as one. */
export const fanInCollection: Typology = {
  name: 'fan-in-collection',
  title: 'Collection from many',
  about: 'Many unrelated senders pay small amounts into one account, which forwards them as one.',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020', 'AMLSim: fan-in'],
  rules: { R13: 0.55, R33: 0.45, R02: 0.2, R08: 0.35, R41: 0.3, R26: 0.3 },
  needs: [],
  review: 0.5,
  hold: 0.9,
  windowSeconds: 7 * DAY,
}
