import type { TravelRule } from '../../analysis/travel-rule/travel-rule.ts'
import { unitedStates } from '../jurisdictions/us.ts'

/** United States: from USD 3,000; the amount stands in the catalogue of jurisdictions. */
export const americanTravelRule: TravelRule = {
  code: 'US',
  name: unitedStates.name,
  members: [],
  utcOffsetSeconds: unitedStates.utcOffsetSeconds,
  from: null,
  fromSource: '31 CFR 1010.410(f)',
  thresholds: unitedStates.parameters.filter(p => p.key === 'travel-rule-threshold'),
  thresholdDoubt: null,
  atThreshold: 'whole',
  whole: [
    { key: 'originator-name', ways: [['originator-name']] },
    { key: 'originator-account', ways: [['originator-account']] },
    { key: 'originator-address', ways: [['originator-address']] },
    { key: 'originating-vasp', ways: [['originating-vasp']] },
    { key: 'beneficiary-vasp', ways: [['beneficiary-vasp']] },
  ],
  reduced: [],
  reducedWithin: false,
  unhosted: {
    kind: 'unknown',
    must: 'no source read says that the rule binds where no institution receives: what can be had of the sender is asked for',
    proveAbove: null,
    source: 'none',
  },
  keepYears: null,
  source: 'FinCEN, FIN-2010-G004, Funds “Travel” Regulations: Questions & Answers, question 2',
  caveat:
    'the receiver’s name, address and account are owed only where the sender’s institution was given them; amount and date of the order are not in the message',
}
