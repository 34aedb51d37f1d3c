import { EntryTeller } from '../entry-teller.ts'
import type { ListFormat } from '../list-format.ts'
import { readGenerated } from '../un/un.ts'
import { XmlRecords } from '../xml-records.ts'
import { EU_ELEMENTS, euEntry } from './eu-entry.ts'

/** The consolidated list of the European Union's financial sanctions (FSF), XML 1.1. */
export const eu: ListFormat = {
  name: 'eu',
  about: "the EU's consolidated financial sanctions (FSF), XML 1.1",
  files: [{ key: 'main', optional: false, about: 'xmlFullSanctionsList_1_1' }],
  open(sink, { file }) {
    const teller = new EntryTeller(sink)
    let publishedAt: number | null = null
    const records = new XmlRecords(
      {
        root: 'export',
        wrappers: [],
        records: ['sanctionEntity'],
        headers: [],
        known: EU_ELEMENTS,
        rootOpened: attributes => {
          publishedAt = readGenerated(attributes['generationDate'] ?? '', file)
        },
        record: (node, line) => euEntry(node, line, teller),
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
