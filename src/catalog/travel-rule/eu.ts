import type { TravelRule } from '../../analysis/travel-rule/travel-rule.ts'
import { parseInstant } from '../../model/instant.ts'
import { lastWeekday } from '../jurisdictions/weekday-rules.ts'
import { NAMES_AND_ACCOUNTS } from './needs.ts'

// Directive 2000/84/EC: from the last Sunday of March to that of October, at one o'clock UTC. Central European time stands for all.
function centralEuropeanOffset(at: number): number {
  const year = new Date(at * 1000).getUTCFullYear()
  const summer = (month: number): number => Date.parse(`${lastWeekday(year, month, 0)}T01:00:00Z`) / 1000
  return (summer(3) <= at && at < summer(10) ? 2 : 1) * 3600
}

const MEMBERS = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

/** European Union: all amounts from 2024-12-30. */
export const europeanTravelRule: TravelRule = {
  code: 'EU',
  name: 'the European Union',
  members: MEMBERS,
  utcOffsetSeconds: centralEuropeanOffset,
  from: parseInstant('2024-12-30'),
  fromSource: 'Regulation (EU) 2023/1113, as told by digitalpolicyalert.org',
  thresholds: [],
  thresholdDoubt: null,
  atThreshold: 'whole',
  whole: [
    ...NAMES_AND_ACCOUNTS,
    {
      key: 'originator-identity',
      ways: [['originator-address', 'originator-national-id', 'originator-customer-id'], ['originator-birth']],
    },
  ],
  reduced: [],
  reducedWithin: false,
  unhosted: {
    kind: 'collect',
    must: 'obtain and hold the same data; above EUR 1,000 assess whether the wallet is the customer’s own',
    proveAbove: {
      key: 'travel-rule-unhosted-proof',
      value: 1_000,
      unit: 'eur',
      from: parseInstant('2024-12-30'),
      until: null,
      source: 'Regulation (EU) 2023/1113, as told by wtr.opusdatum.com',
      verified: true,
      caveat: null,
    },
    source: 'Regulation (EU) 2023/1113, as told by wtr.opusdatum.com',
  },
  keepYears: {
    key: 'travel-rule-keep-years',
    value: 5,
    unit: 'years',
    from: parseInstant('2024-12-30'),
    until: null,
    source: 'Regulation (EU) 2023/1113, as told by wtr.opusdatum.com',
    verified: true,
    caveat: null,
  },
  source: 'Regulation (EU) 2023/1113, Article 14(1) and (2)',
  caveat: null,
}
