import type { ListSource } from '../../model/listing.ts'

/** Everybody whom a sanctions committee of the Security Council lists. */
export const unSc: ListSource = {
  name: 'un-sc',
  title: 'United Nations Security Council Consolidated List',
  publisher: 'United Nations Security Council',
  jurisdiction: 'UN',
  meaning: 'sanctions',
  formats: ['un'],
  addresses: { main: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml' },
  homepage: 'https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list',
  changes: 'some times a month; the file is made anew every day',
  staleAfterSeconds: 72 * 3_600,
  licence: 'United Nations, terms of use of its websites',
  checked: '2026-11-26: address against public software that fetches it; layout against the file of 2026-02-27',
}
