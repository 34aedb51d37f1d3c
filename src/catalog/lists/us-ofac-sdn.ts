import type { ListSource } from '../../model/listing.ts'

/** The list by which OFAC blocks property: persons, firms, vessels and their wallets. */
export const usOfacSdn: ListSource = {
  name: 'us-ofac-sdn',
  title: 'Specially Designated Nationals and Blocked Persons List',
  publisher: 'US Department of the Treasury, Office of Foreign Assets Control (OFAC)',
  jurisdiction: 'US',
  meaning: 'sanctions',
  formats: ['ofac-sdn-advanced', 'ofac-sdn-csv', 'ofac-addresses', 'ofac-sdn-xml'],
  addresses: { main: 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN_ADVANCED.XML' },
  homepage: 'https://sanctionslist.ofac.treas.gov/Home/SdnList',
  changes: 'several times a week, without a fixed day',
  staleAfterSeconds: 36 * 3_600,
  licence: 'work of the US government, no copyright in the United States',
  checked: '2026-11-26: address against public software that fetches it; layouts against files of 2022 to 2025',
}
