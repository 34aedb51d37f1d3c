import type { ListSource } from '../../model/listing.ts'

/** OFAC's lists beside the SDN list: sectoral sanctions, menu-based sanctions, and others. */
export const usOfacConsolidated: ListSource = {
  name: 'us-ofac-consolidated',
  title: 'Consolidated Sanctions List (non-SDN lists)',
  publisher: 'US Department of the Treasury, Office of Foreign Assets Control (OFAC)',
  jurisdiction: 'US',
  meaning: 'sanctions',
  formats: ['ofac-sdn-xml'],
  addresses: { main: 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/CONSOLIDATED.XML' },
  homepage: 'https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList',
  changes: 'some times a month',
  staleAfterSeconds: 36 * 3_600,
  licence: 'work of the US government, no copyright in the United States',
  checked: '2026-11-26: address against public software that fetches it; layout against the file of 2025-03-28',
}
