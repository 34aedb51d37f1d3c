import { InputError } from '../../model/errors.ts'
import { type Instant, parseInstant } from '../../model/instant.ts'
import { entryReader } from './entry-reader.ts'
import type { EntryTeller } from './entry-teller.ts'
import type { ListFormat } from './list-format.ts'
import { readDay } from './partial-date.ts'
import { type XmlNode, XmlRecords } from './xml-records.ts'

/** How a publisher lays out a list of names as XML. */
export interface XmlLayout {
  readonly root: string
  /** Elements between the root and the records. */
  readonly wrappers?: readonly string[]
  readonly records: readonly string[]
  /** Elements that stand in records. */
  readonly known: ReadonlySet<string>
  /** Where the list says when it was made: an attribute of the root, or an element beside the records. */
  readonly made?: { readonly attribute?: string; readonly element?: string }
  /** Turns one record into an entry or a fault. */
  read(record: XmlNode, line: number, teller: EntryTeller): void
}

/** The format of a list of names that is one XML file of records. */
export function xmlList(about: { name: string; about: string; file: string }, layout: XmlLayout): ListFormat {
  const { root, wrappers = [], records, known, made = {} } = layout
  return {
    name: about.name,
    about: about.about,
    files: [{ key: 'main', optional: false, about: about.file }],
    open(sink, { file }) {
      let publishedAt: Instant | null = null
      const start = (teller: EntryTeller): XmlRecords =>
        new XmlRecords(
          {
            ...{ root, wrappers, records, known },
            headers: made.element === undefined ? [] : [made.element],
            rootOpened: attributes => {
              if (made.attribute !== undefined) publishedAt = readMoment(attributes[made.attribute] ?? '', file)
            },
            header: (_, text) => {
              publishedAt = readDay(text)
            },
            record: (node, line) => layout.read(node, line, teller),
          },
          teller,
          file,
        )
      return entryReader(sink, file, start, () => ({ publishedAt, covers: ['names'] }))
    },
  }
}

/** Null where the attribute is empty. @throws InputError `list-date` */
function readMoment(text: string, file: string): Instant | null {
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
