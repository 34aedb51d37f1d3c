import { parseInstant } from '../../model/instant.ts'
import type { Jurisdiction } from '../../model/jurisdiction.ts'
import { koreanHolidays } from './kr-holidays.ts'

/** South Korea: the terms and thresholds that bind virtual asset service providers. */
export const southKorea: Jurisdiction = {
  code: 'KR',
  name: 'South Korea',
  utcOffsetSeconds: () => 9 * 3600,
  parameters: [
    {
      key: 'str-deadline',
      value: 3,
      unit: 'business-days',
      from: parseInstant('2021-03-25'),
      until: null,
      source:
        'Regulation on the reporting and supervision of specific financial transaction information, Article 3, in force 2021-03-25, as KoFIU announced it on 2021-03-22 (wowtv.co.kr A202103220290; financialpost.co.kr 122370): three business days from the reporting officer’s determination',
      verified: true,
      caveat:
        'read in two newspapers on the authority’s announcement; the text of the regulation itself was not at hand',
    },
    {
      key: 'ctr-threshold',
      value: 10_000_000,
      unit: 'krw',
      from: null,
      until: null,
      source: 'kofiu.go.kr/eng/policy/amls04.do',
      verified: false,
      caveat: 'the page names financial institutions and casinos, not virtual asset service providers',
    },
    {
      key: 'travel-rule-threshold',
      value: 1_000_000,
      unit: 'krw',
      from: parseInstant('2022-03-25'),
      until: parseInstant('2026-08-20'),
      source: '21analytics; koreabizwire; panewslab; coinlive',
      verified: true,
      caveat: null,
    },
    {
      key: 'travel-rule-threshold',
      value: 0,
      unit: 'krw',
      from: parseInstant('2026-08-20'),
      until: null,
      source: 'decree revision announced 2026-06-05: panewslab; coinlive; traderknows',
      verified: true,
      caveat: null,
    },
    {
      key: 'travel-rule-id-on-request',
      value: 3,
      unit: 'business-days',
      from: parseInstant('2022-03-25'),
      until: null,
      source: '21analytics',
      verified: true,
      caveat: null,
    },
    {
      key: 'transaction-record-years',
      value: 15,
      unit: 'years',
      from: parseInstant('2024-07-19'),
      until: null,
      source: 'FSC press release 81217; Hogan Lovells',
      verified: true,
      caveat: null,
    },
  ],
  duties: [
    {
      key: 'str',
      who: 'a virtual asset service provider whose reporting officer finds the transfer suspicious',
      must: 'report the suspicious transaction to KoFIU',
      term: { kind: 'business-days', parameter: 'str-deadline' },
      on: ['sanctions', 'seizure'],
      source: 'Regulation on the reporting and supervision of specific financial transaction information, Article 3',
    },
  ],
  holidays: koreanHolidays,
  // As far as the tables of kr-holidays.ts go.
  holidayCaveat:
    'elections and days off that the government declares are known until 2026, lunar days until 2035; where later ones come, the true day is later',
}
