import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Chain hopping: value crosses ledgers several times a day, through bridges and exchangers that ask for no name. */
export const chainHopping: Typology = {
  name: 'chain-hopping',
  title: 'Chain hopping',
  about: 'Value crosses ledgers several times a day, through bridges and exchangers that ask for no name.',
  sources: ['FinCEN, FINCEN-2023-0016 (mixing): splitting and exchange of types', 'casebook: Bybit 2025'],
  rules: { R16: 0.6, R24: 0.4, R17: 0.35, R09: 0.35, R18: 0.25, R20: 0.3 },
  needs: ['R16'],
  review: 0.55,
  hold: 0.9,
  windowSeconds: 7 * DAY,
}
