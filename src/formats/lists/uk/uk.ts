import { InputError } from '../../../model/errors.ts'
import type { ListFormat, ListReader } from '../list-format.ts'
import { ukCsv } from './uk-csv.ts'
import { ukTables } from './uk-tables.ts'
import { ukXml } from './uk-xml.ts'

/** Characters within which the form must show itself. */
const FIRST = 4_096

/** The UK Sanctions List in whichever of its forms the file is: told by its first characters. */
export const uk: ListFormat = {
  name: 'uk',
  about: 'the UK Sanctions List, as CSV, XML or derived tables, told by the file itself',
  files: [
    { key: 'names', optional: true, about: 'subject_names.csv, for the derived tables only' },
    { key: 'main', optional: false, about: 'UK-Sanctions-List.csv, UK-Sanctions-List.xml or subjects.csv' },
  ],
  open(sink, context) {
    let reader: ListReader | null = null
    let held = ''
    const start = (format: ListFormat): void => {
      reader = format.open(sink, context)
      if (held !== '') reader.push(held, 'main')
      held = ''
    }
    return {
      push(text, key) {
        if (key === 'names' && reader === null && text !== '') reader = ukTables.open(sink, context)
        if (reader !== null) {
          reader.push(text, key)
          return
        }
        held += text
        const format = tell(held)
        if (format !== null) start(format)
      },
      end() {
        if (reader === null && held.trim() !== '') start(ukCsv)
        if (reader === null)
          throw new InputError('list-empty', 'the source is empty', { place: { file: context.file } })
        return reader.end()
      },
    }
  },
}

function tell(text: string): ListFormat | null {
  const begin = text.replace(/^\uFEFF/, '').trimStart()
  if (begin === '') return null
  if (begin.startsWith('<')) return ukXml
  const line = /^[^\r\n]*[\r\n]/.exec(begin)?.[0]
  if (line === undefined && begin.length < FIRST) return null
  // Without names these tables clear nobody, so they are refused by their own reader.
  return /\bunique_id\b/i.test(line ?? begin) ? ukTables : ukCsv
}
