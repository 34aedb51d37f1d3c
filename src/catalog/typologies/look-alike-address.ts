import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Look-alike address: a customer is about to pay an address that imitates one used before. */
export const lookAlikeAddress: Typology = {
  name: 'look-alike-address',
  title: 'Look-alike address',
  about: 'A customer is about to pay an address that imitates one used before.',
  sources: ['Forta, address poisoning detection kit'],
  rules: { R47: 0.7, R41: 0.4, R42: 0.5 },
  needs: ['R47'],
  review: 0.5,
  hold: 0.9,
  windowSeconds: DAY,
}
