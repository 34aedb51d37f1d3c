import type { Jurisdiction } from '../../model/jurisdiction.ts'
import { lastWeekday, nthWeekday, observed } from './weekday-rules.ts'

// 15 U.S.C. 260a: from the second Sunday of March to the first Sunday of November, at two o'clock.
function washingtonOffset(at: number): number {
  const year = new Date(at * 1000).getUTCFullYear()
  const from = Date.parse(`${nthWeekday(year, 3, 0, 2)}T07:00:00Z`) / 1000
  const until = Date.parse(`${nthWeekday(year, 11, 0, 1)}T06:00:00Z`) / 1000
  return (from <= at && at < until ? -4 : -5) * 3600
}

/** United States: what OFAC's regulations ask of whoever holds blocked property or rejects a transfer. */
export const unitedStates: Jurisdiction = {
  code: 'US',
  name: 'the United States',
  utcOffsetSeconds: washingtonOffset,
  parameters: [
    {
      key: 'blocking-report',
      value: 10,
      unit: 'business-days',
      from: null,
      until: null,
      source: '31 CFR 501.603(b)(1)(i), read at law.cornell.edu/cfr/text/31/501.603',
      verified: true,
      caveat: null,
    },
    {
      key: 'rejected-transaction-report',
      value: 10,
      unit: 'business-days',
      from: null,
      until: null,
      source:
        '31 CFR 501.604(c), read at laws9.com/cfr/text/31/501/604 as it was for financial institutions before 2019; for every US person since, as told by kslawllp.com',
      verified: true,
      caveat: null,
    },
    {
      key: 'annual-blocked-property-report',
      value: 'by 30 September, as of 30 June',
      unit: 'text',
      from: null,
      until: null,
      source: '31 CFR 501.603; OFAC, notice of 2018-07-02 (ofac.treasury.gov/recent-actions/20180702)',
      verified: true,
      caveat: null,
    },
    {
      key: 'sar-deadline',
      value: 30,
      unit: 'calendar-days',
      from: null,
      until: null,
      source:
        'FinCEN, "30 Days – Time to File" (fincen.gov/30-days-time-file), for money services businesses: counted from the initial detection of facts that may call for a report; 31 CFR 1022.320',
      verified: true,
      caveat: null,
    },
    {
      key: 'sar-deadline-no-suspect',
      value: 60,
      unit: 'calendar-days',
      from: null,
      until: null,
      source: '12 CFR 21.11(d), as told by Wolters Kluwer; BSA/AML examination manual, as told by compliancecohort',
      verified: true,
      caveat: 'told of banks; FinCEN names no longer term for money services businesses',
    },
    {
      key: 'travel-rule-threshold',
      value: 3_000,
      unit: 'usd',
      from: null,
      until: null,
      source:
        '31 CFR 1010.410(f), as told by 85 FR 68005 of 2020-10-27 and by the notice of FinCEN and the Federal Reserve Board of 2006-06-21 (Federal Reserve Bank of Dallas, notice 06-30)',
      verified: true,
      caveat: null,
    },
    {
      key: 'msb-sar-threshold',
      value: 2_000,
      unit: 'usd',
      from: null,
      until: null,
      source:
        'FinCEN, "Money Services Business (MSB) Suspicious Activity Reporting" (fincen.gov/money-services-business-msb-suspicious-activity-reporting); 31 CFR 1022.320(a)(2), read as 31 CFR 103.20(a)(2) revised as of 2005-07-01 (Government Printing Office)',
      verified: true,
      caveat: null,
    },
  ],
  duties: [
    {
      key: 'block',
      who: 'any US person',
      must: 'block the property and refuse to deal in it',
      term: { kind: 'at-once' },
      on: ['sanctions'],
      source: 'OFAC, Sanctions Compliance Guidance for the Virtual Currency Industry',
    },
    {
      key: 'blocking-report',
      who: 'any US person that blocked property',
      must: 'report the blocked property to OFAC',
      term: { kind: 'business-days', parameter: 'blocking-report' },
      on: ['sanctions'],
      source: '31 CFR 501.603',
    },
    {
      key: 'rejected-transaction-report',
      who: 'any US person that rejected a transaction instead of blocking it',
      must: 'report the rejected transaction to OFAC',
      term: { kind: 'business-days', parameter: 'rejected-transaction-report' },
      on: ['sanctions'],
      source: '31 CFR 501.604',
    },
  ],
  // 5 U.S.C. 6103: a holiday on a Saturday is observed on the Friday before, one on a Sunday on the Monday after.
  holidays: year => [
    observed(year, 1, 1),
    nthWeekday(year, 1, 1, 3),
    nthWeekday(year, 2, 1, 3),
    lastWeekday(year, 5, 1),
    ...(year >= 2021 ? [observed(year, 6, 19)] : []),
    observed(year, 7, 4),
    nthWeekday(year, 9, 1, 1),
    nthWeekday(year, 10, 1, 2),
    observed(year, 11, 11),
    nthWeekday(year, 11, 4, 4),
    observed(year, 12, 25),
    observed(year + 1, 1, 1),
  ],
  holidayCaveat: null,
}
