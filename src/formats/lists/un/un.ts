import { InputError } from '../../../model/errors.ts'
import { parseInstant } from '../../../model/instant.ts'
import { EntryTeller } from '../entry-teller.ts'
import type { ListFormat } from '../list-format.ts'
import { XmlRecords } from '../xml-records.ts'
import { UN_ELEMENTS, unEntry } from './un-entry.ts'

/** The consolidated list of the United Nations Security Council, as XML. */
export const un: ListFormat = {
  name: 'un',
  about: 'the consolidated list of the UN Security Council (consolidated.xml)',
  files: [{ key: 'main', optional: false, about: 'consolidated.xml' }],
  open(sink, { file }) {
    const teller = new EntryTeller(sink)
    let publishedAt: number | null = null
    const records = new XmlRecords(
      {
        root: 'CONSOLIDATED_LIST',
        wrappers: ['INDIVIDUALS', 'ENTITIES'],
        records: ['INDIVIDUAL', 'ENTITY'],
        headers: [],
        known: UN_ELEMENTS,
        rootOpened: attributes => {
          publishedAt = readGenerated(attributes['dateGenerated'] ?? '', file)
        },
        record: (node, line) => unEntry(node, line, teller),
      },
      teller,
      file,
    )
    return {
      push: text => records.push(text),
      end() {
        records.end()
        teller.end(file)
        return { publishedAt, declared: null, covers: ['names'] }
      },
    }
  },
}

/** The moment a list was made, of an attribute. Null where it is empty. @throws InputError `list-date` */
export function readGenerated(text: string, file: string): number | null {
  if (text.trim() === '') return null
  try {
    return parseInstant(text)
  } catch (cause) {
    throw new InputError('list-date', `"${text.slice(0, 60)}" is not the time at which a list was made`, {
      place: { file, line: 1 },
      cause,
    })
  }
}
