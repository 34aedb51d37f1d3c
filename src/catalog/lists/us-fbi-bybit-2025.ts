import type { ListSource } from '../../model/listing.ts'

/** The 51 Ethereum addresses that the FBI asked to block; what is derived from them is asked for too and not listed. */
export const usFbiBybit2025: ListSource = {
  name: 'us-fbi-bybit-2025',
  title: 'Addresses of the Bybit theft of 2025-02-21 (PSA I-022625-PSA)',
  publisher: 'US Federal Bureau of Investigation, Internet Crime Complaint Center',
  jurisdiction: 'US',
  meaning: 'crime',
  formats: ['address-list'],
  addresses: {},
  homepage: 'https://www.ic3.gov/PSA/2025/PSA250226',
  changes: 'never: one announcement of 2025-02-26',
  staleAfterSeconds: null,
  licence: 'work of the US government, no copyright in the United States',
  checked: '2026-11-26: 51 addresses in a copy of the announcement; the page itself was not at hand',
}
