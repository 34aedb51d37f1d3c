import { parseInstant } from '../../model/instant.ts'
import type { Jurisdiction } from '../../model/jurisdiction.ts'
import { japaneseHolidays } from './jp-holidays.ts'

/** Japan: what is known of the rules for crypto-asset exchange service providers. No duty with a term is known from a source read. */
export const japan: Jurisdiction = {
  code: 'JP',
  name: 'Japan',
  utcOffsetSeconds: () => 9 * 3600,
  parameters: [
    {
      key: 'travel-rule-from',
      value: '2023-06-01',
      unit: 'date',
      from: parseInstant('2023-06-01'),
      until: null,
      source: 'JVCEA self-regulation of April 2022 and the law in force on 2023-06-01',
      verified: true,
      caveat: null,
    },
    {
      key: 'travel-rule-threshold',
      value: 'not known',
      unit: 'text',
      from: null,
      until: null,
      source: 'sources read conflict: USD 3,000 or JPY 100,000',
      verified: false,
      caveat: 'sources conflict',
    },
    {
      key: 'name-mismatch-stop',
      value: 'stop transfers to exchanges when the sender’s name differs from the account’s',
      unit: 'text',
      from: parseInstant('2024-02-07'),
      until: null,
      source: 'fsa.go.jp/en/news/2024/20240214.html',
      verified: true,
      caveat: null,
    },
    {
      key: 'str-deadline',
      value: 'promptly',
      unit: 'text',
      from: null,
      until: null,
      source:
        'Act on Prevention of Transfer of Criminal Proceeds (Act 22 of 2007), Article 8, as told by the Global Investigations Review guide',
      verified: true,
      caveat: 'the law names no number of days',
    },
    {
      key: 'record-years',
      value: 7,
      unit: 'years',
      from: null,
      until: null,
      source:
        'Act on Prevention of Transfer of Criminal Proceeds (Act 22 of 2007), Article 7(3), in force 2024-04-01, read at iuris.jp: seven years from the transaction',
      verified: true,
      caveat: null,
    },
  ],
  duties: [
    {
      key: 'freeze',
      who: 'whoever the Foreign Exchange and Foreign Trade Act binds',
      must: 'make no payment to a designated person without a licence',
      term: { kind: 'at-once' },
      on: ['sanctions'],
      source: 'Ministry of Finance, economic sanctions under the Foreign Exchange and Foreign Trade Act',
    },
  ],
  holidays: japaneseHolidays,
  holidayCaveat: null,
}
