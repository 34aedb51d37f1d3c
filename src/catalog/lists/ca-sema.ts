import type { ListSource } from '../../model/listing.ts'

/** Listings under the Special Economic Measures Act and the Justice for Victims of Corrupt Foreign Officials Act; names, no wallets. */
export const caSema: ListSource = {
  name: 'ca-sema',
  title: 'Consolidated Canadian Autonomous Sanctions List',
  publisher: 'Global Affairs Canada',
  jurisdiction: 'CA',
  meaning: 'sanctions',
  formats: ['ca'],
  addresses: {
    main: 'https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml',
  },
  homepage:
    'https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx',
  changes: 'some times a month',
  staleAfterSeconds: 7 * 86_400,
  licence: 'Open Government Licence, Canada',
  checked: '2026-11-26: address against public software that fetches it; layout against a file of 2025',
}
