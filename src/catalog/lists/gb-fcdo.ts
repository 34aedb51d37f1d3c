import type { ListSource } from '../../model/listing.ts'

/** Designations under the Sanctions and Anti-Money Laundering Act 2018; since 2026-01-28 the only UK list. */
export const gbFcdo: ListSource = {
  name: 'gb-fcdo',
  title: 'UK Sanctions List',
  publisher: 'United Kingdom, Foreign, Commonwealth and Development Office (FCDO)',
  jurisdiction: 'GB',
  meaning: 'sanctions',
  formats: ['uk-xml', 'uk-csv', 'uk-tables', 'uk'],
  addresses: { main: 'https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml' },
  homepage: 'https://www.gov.uk/government/publications/the-uk-sanctions-list',
  changes: 'several times a month',
  staleAfterSeconds: 72 * 3_600,
  licence: 'Open Government Licence v3.0',
  checked:
    '2026-11-26: address and column headings against public software that fetches it; derived tables against those of 2026-05; no original file was at hand',
}
