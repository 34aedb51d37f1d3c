import type { ListSource } from '../../model/listing.ts'

/** Sanctions of South Korea alone, for example those of 2023-02-10 against hackers of North Korea, with wallets. */
export const krMofaList: ListSource = {
  name: 'kr-mofa',
  title: "South Korea's own sanctions (독자제재 대상)",
  publisher: 'Ministry of Foreign Affairs, Republic of Korea',
  jurisdiction: 'KR',
  meaning: 'sanctions',
  formats: ['kr-mofa'],
  addresses: {},
  homepage: 'https://www.mofa.go.kr/www/brd/m_4080/list.do',
  changes: 'some times a year, as annexes to press releases and notices',
  staleAfterSeconds: 62 * 86_400,
  licence: 'Korea Open Government License where the page bears its mark',
  checked:
    '2026-11-26: that wallet addresses were published among the identifiers on 2023-02-10, against press reports; there is no machine-readable original',
}
