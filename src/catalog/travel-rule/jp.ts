import type { TravelRule } from '../../analysis/travel-rule/travel-rule.ts'
import { parseInstant } from '../../model/instant.ts'
import { japan } from '../jurisdictions/jp.ts'
import { NAMES_AND_ACCOUNTS } from './needs.ts'

/** Japan: from 2023-06-01. From which amount on is told in two ways, so that all amounts are treated as under it. */
export const japaneseTravelRule: TravelRule = {
  code: 'JP',
  name: japan.name,
  members: [],
  utcOffsetSeconds: japan.utcOffsetSeconds,
  from: parseInstant('2023-06-01'),
  fromSource: 'the law in force on 2023-06-01, as told by notabene.id; self-regulation of JVCEA from April 2022',
  thresholds: [],
  thresholdDoubt: 'sources read conflict on the amount (USD 3,000 or JPY 100,000): all amounts are treated as under it',
  atThreshold: 'whole',
  whole: [
    ...NAMES_AND_ACCOUNTS,
    { key: 'originator-address', ways: [['originator-address'], ['originator-customer-id']] },
  ],
  reduced: [],
  reducedWithin: false,
  unhosted: {
    kind: 'unknown',
    must: 'no source read says what the law asks for a wallet that no provider holds; exchanges ask who the receiver is',
    proveAbove: null,
    source: 'blog.btcbox.jp, notice for 2022-04-01',
  },
  keepYears: null,
  source: 'Kyodo and Reuters on the law: names and addresses of sender and receiver',
  caveat: 'the list of items in the ordinance was not read: a customer’s number is taken in place of the address',
}
