import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Proceeds of ransom, scams and darknet: value of ransomware, scams or darknet markets is paid in, converted and cashed out. */
export const ransomAndScamProceeds: Typology = {
  name: 'ransom-and-scam-proceeds',
  title: 'Proceeds of ransom, scams and darknet',
  about: 'Value of ransomware, scams or darknet markets is paid in, converted and cashed out.',
  sources: ['FinCEN FIN-2019-A003', 'FATF, Virtual Assets Red Flag Indicators, 2020'],
  rules: { R39: 0.7, R42: 0.55, R20: 0.35, R09: 0.35, R23: 0.3, R08: 0.3 },
  needs: [],
  review: 0.5,
  hold: 0.9,
  windowSeconds: 30 * DAY,
}
