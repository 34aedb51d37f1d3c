import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Exit of stolen funds: value of a registered theft reaches a customer and goes on at once: spread, converted into what nobody can freeze, or bridged. */
export const stolenFundsExit: Typology = {
  name: 'stolen-funds-exit',
  title: 'Exit of stolen funds',
  about:
    'Value of a registered theft reaches a customer and goes on at once: spread, converted into what nobody can freeze, or bridged.',
  sources: ['casebook: Bybit 2025, Harmony 2022', 'JFSA, reference cases of suspicious transactions, 2019'],
  rules: { R38: 0.75, R08: 0.4, R09: 0.45, R10: 0.4, R11: 0.45, R12: 0.45, R16: 0.45, R17: 0.5, R30: 0.3, R41: 0.2 },
  needs: ['R38'],
  review: 0.5,
  hold: 0.9,
  windowSeconds: 7 * DAY,
}
