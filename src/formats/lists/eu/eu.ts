import type { ListFormat } from '../list-format.ts'
import { xmlList } from '../xml-list.ts'
import { EU_ELEMENTS, euEntry } from './eu-entry.ts'

/** The consolidated list of the European Union's financial sanctions (FSF), XML 1.1. */
export const eu: ListFormat = xmlList(
  { name: 'eu', about: "the EU's consolidated financial sanctions (FSF), XML 1.1", file: 'xmlFullSanctionsList_1_1' },
  {
    root: 'export',
    records: ['sanctionEntity'],
    known: EU_ELEMENTS,
    made: { attribute: 'generationDate' },
    read: euEntry,
  },
)
