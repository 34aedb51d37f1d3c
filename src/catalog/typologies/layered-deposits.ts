import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Deposits out of layering: what is paid in comes out of a peel chain or a fan of fresh addresses, and is broken up again. */
export const layeredDeposits: Typology = {
  name: 'layered-deposits',
  title: 'Deposits out of layering',
  about: 'What is paid in comes out of a peel chain or a fan of fresh addresses, and is broken up again.',
  sources: ['casebook: LI.FI 2024, Bybit 2025', 'US Department of Justice, forfeiture complaint of 2020-08-27'],
  rules: { R11: 0.6, R12: 0.5, R14: 0.45, R08: 0.35, R07: 0.3, R10: 0.3, R20: 0.35 },
  needs: [],
  review: 0.55,
  hold: 0.9,
  windowSeconds: 7 * DAY,
}
