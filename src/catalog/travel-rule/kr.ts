import type { TravelRule } from '../../analysis/travel-rule/travel-rule.ts'
import { parseInstant } from '../../model/instant.ts'
import { southKorea } from '../jurisdictions/kr.ts'
import { NAMES_AND_ACCOUNTS } from './needs.ts'

/** South Korea: from KRW 1,000,000 until 2026-08-19, all amounts from 2026-08-20; the amounts stand in the catalogue of jurisdictions. */
export const koreanTravelRule: TravelRule = {
  code: 'KR',
  name: southKorea.name,
  members: [],
  utcOffsetSeconds: southKorea.utcOffsetSeconds,
  from: parseInstant('2022-03-25'),
  fromSource: '21analytics; koreabizwire',
  thresholds: southKorea.parameters.filter(p => p.key === 'travel-rule-threshold'),
  thresholdDoubt: null,
  atThreshold: 'whole',
  whole: NAMES_AND_ACCOUNTS,
  reduced: [],
  reducedWithin: false,
  unhosted: {
    kind: 'unknown',
    must: 'no source read says what the law asks for a wallet that no provider holds',
    proveAbove: null,
    source: 'none',
  },
  keepYears: {
    key: 'travel-rule-keep-years',
    value: 5,
    unit: 'years',
    from: parseInstant('2022-03-25'),
    until: null,
    source: '21analytics; koreabizwire 2022-03-25',
    verified: true,
    caveat: null,
  },
  source: '21analytics.ch, South Korea: names and wallet addresses of both sides',
  caveat: 'the number of an identity paper is owed within three business days of a request, not with the message',
}
