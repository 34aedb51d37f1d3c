import type { TravelRule } from '../../analysis/travel-rule/travel-rule.ts'
import { parseInstant } from '../../model/instant.ts'
import { NAMES_AND_ACCOUNTS } from './needs.ts'

/** Singapore: names and accounts of all amounts from 2020-01-28, more above SGD 1,500. */
export const singaporeTravelRule: TravelRule = {
  code: 'SG',
  name: 'Singapore',
  members: [],
  utcOffsetSeconds: () => 8 * 3600,
  from: parseInstant('2020-01-28'),
  fromSource: 'MAS Notice PSN02, as told by notabene.id',
  thresholds: [
    {
      key: 'travel-rule-threshold',
      value: 1_500,
      unit: 'sgd',
      from: parseInstant('2020-01-28'),
      until: null,
      source: 'MAS Notice PSN02, paragraph 13, as told alike by notabene.id, 21analytics.ch and wtr.opusdatum.com',
      verified: true,
      caveat: null,
    },
  ],
  thresholdDoubt: null,
  atThreshold: 'reduced',
  whole: [
    ...NAMES_AND_ACCOUNTS,
    {
      key: 'originator-identity',
      ways: [['originator-address'], ['originator-national-id'], ['originator-birth']],
    },
  ],
  reduced: NAMES_AND_ACCOUNTS,
  reducedWithin: false,
  unhosted: {
    kind: 'not-covered',
    must: 'the rule does not bind; the transfer is to be treated as one of higher risk',
    proveAbove: null,
    source: 'MAS Guidelines to Notice PSN02, as told by notabene.id',
  },
  keepYears: null,
  source: 'MAS Notice PSN02, paragraphs 13.4 and 13.6, as told by notabene.id',
  caveat: 'told by others: the notice itself was not read',
}
