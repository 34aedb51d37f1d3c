import type { TravelNeed } from '../../analysis/travel-rule/travel-rule.ts'

/** Name and account of both sides: what every travel rule read asks for. */
export const NAMES_AND_ACCOUNTS: readonly TravelNeed[] = [
  { key: 'originator-name', ways: [['originator-name']] },
  { key: 'originator-account', ways: [['originator-account']] },
  { key: 'beneficiary-name', ways: [['beneficiary-name']] },
  { key: 'beneficiary-account', ways: [['beneficiary-account']] },
]
