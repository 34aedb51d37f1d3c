import type { ListSource } from '../../model/listing.ts'

/** Claims about addresses with source and confidence; a claim is no sanction, and a pack may name exchanges and victims. */
export const graphsenseTagpacks: ListSource = {
  name: 'graphsense-tagpacks',
  title: 'GraphSense TagPacks',
  publisher: 'GraphSense and its contributors',
  jurisdiction: null,
  meaning: 'claim',
  formats: ['tagpack'],
  addresses: {},
  homepage: 'https://github.com/graphsense/graphsense-tagpacks',
  changes: 'some times a year',
  staleAfterSeconds: null,
  licence: 'MIT',
  checked: '2026-11-26: layout against the packs of the repository',
}
