import type { ListSource } from '../../model/listing.ts'

/** The EU's asset freezes; the address carries the token that the Commission gives to everybody. */
export const euFsf: ListSource = {
  name: 'eu-fsf',
  title: 'Consolidated list of persons, groups and entities subject to EU financial sanctions',
  publisher: 'European Commission (FISMA), Financial Sanctions Files',
  jurisdiction: 'EU',
  meaning: 'sanctions',
  formats: ['eu'],
  addresses: {
    main: 'https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw',
  },
  homepage:
    'https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions',
  changes: 'some times a month',
  staleAfterSeconds: 7 * 86_400,
  licence: 'reuse under Commission Decision 2011/833/EU',
  checked:
    '2026-11-26: address, with the public token in it, and layout against public software that fetches it; no original file was at hand',
}
