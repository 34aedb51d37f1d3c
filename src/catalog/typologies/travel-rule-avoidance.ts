import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Avoidance of the travel rule: transfers are cut, or sent where nobody answers, so that no name has to travel with them. */
export const travelRuleAvoidance: Typology = {
  name: 'travel-rule-avoidance',
  title: 'Avoidance of the travel rule',
  about: 'Transfers are cut, or sent where nobody answers, so that no name has to travel with them.',
  sources: ['FATF Recommendation 16', 'Korea, Act on Reporting and Using Specified Financial Transaction Information'],
  rules: { R01: 0.45, R40: 0.45, R07: 0.35, R41: 0.3, R34: 0.4, R10: 0.25 },
  needs: [],
  review: 0.5,
  hold: 0.9,
  windowSeconds: 30 * DAY,
}
