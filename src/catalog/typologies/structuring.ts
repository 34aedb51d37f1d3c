import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Structuring under limits: money is moved in pieces that each stay under a limit at which somebody would ask: the travel rule, the report of large amounts, a daily sum in won. */
export const structuring: Typology = {
  name: 'structuring',
  title: 'Structuring under limits',
  about:
    'Money is moved in pieces that each stay under a limit at which somebody would ask: the travel rule, the report of large amounts, a daily sum in won.',
  sources: [
    'FATF, Virtual Assets Red Flag Indicators, 2020',
    'FinCEN FIN-2019-A003',
    'KoFIU, guidance on virtual assets, 2018',
  ],
  rules: { R01: 0.5, R02: 0.3, R03: 0.35, R07: 0.4, R13: 0.3, R33: 0.35 },
  needs: [],
  review: 0.5,
  hold: 0.9,
  windowSeconds: 30 * DAY,
}
