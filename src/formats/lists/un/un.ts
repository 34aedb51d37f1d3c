import type { ListFormat } from '../list-format.ts'
import { xmlList } from '../xml-list.ts'
import { UN_ELEMENTS, unEntry } from './un-entry.ts'

/** The consolidated list of the United Nations Security Council, as XML. */
export const un: ListFormat = xmlList(
  {
    name: 'un',
    about: 'the consolidated list of the UN Security Council (consolidated.xml)',
    file: 'consolidated.xml',
  },
  {
    root: 'CONSOLIDATED_LIST',
    wrappers: ['INDIVIDUALS', 'ENTITIES'],
    records: ['INDIVIDUAL', 'ENTITY'],
    known: UN_ELEMENTS,
    made: { attribute: 'dateGenerated' },
    read: unEntry,
  },
)
