import type { TravelRule } from '../../analysis/travel-rule/travel-rule.ts'
import { parseInstant } from '../../model/instant.ts'
import { lastWeekday } from '../jurisdictions/weekday-rules.ts'
import { NAMES_AND_ACCOUNTS } from './needs.ts'

// Summer Time Act 1972: from the last Sunday of March to that of October, at one o'clock UTC.
function londonOffset(at: number): number {
  const year = new Date(at * 1000).getUTCFullYear()
  const summer = (month: number): number => Date.parse(`${lastWeekday(year, month, 0)}T01:00:00Z`) / 1000
  return summer(3) <= at && at < summer(10) ? 3600 : 0
}

/** United Kingdom: names and accounts of all amounts from 2023-09-01, more across the border from EUR 1,000. */
export const britishTravelRule: TravelRule = {
  code: 'GB',
  name: 'the United Kingdom',
  members: [],
  utcOffsetSeconds: londonOffset,
  from: parseInstant('2023-09-01'),
  fromSource: 'SI 2022/860, regulation 1(3)',
  thresholds: [
    {
      key: 'travel-rule-threshold',
      value: 1_000,
      unit: 'eur',
      from: parseInstant('2023-09-01'),
      until: null,
      source: 'SI 2017/692, Part 7A, as told by regulationtomorrow.com and 21analytics.ch',
      verified: true,
      caveat: 'whether exactly EUR 1,000 is above it was not read: it is treated so',
    },
  ],
  thresholdDoubt: null,
  atThreshold: 'whole',
  whole: [
    ...NAMES_AND_ACCOUNTS,
    {
      key: 'originator-identity',
      ways: [['originator-address'], ['originator-national-id'], ['originator-customer-id'], ['originator-birth']],
    },
  ],
  reduced: NAMES_AND_ACCOUNTS,
  reducedWithin: true,
  unhosted: {
    kind: 'not-covered',
    must: 'ask the customer for the data where the risk is higher; they need not be verified',
    proveAbove: null,
    source: 'SI 2017/692, Part 7A, as told by 21analytics.ch',
  },
  keepYears: null,
  source: 'SI 2017/692, Part 7A, as told by 21analytics.ch',
  caveat: 'told by others: of Part 7A itself only its interpretation was read',
}
