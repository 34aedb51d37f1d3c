import { EntryTeller } from './entry-teller.ts'
import type { ListReader, ListReading, ListSink } from './list-format.ts'

/** What a list of one file is read from: a table, lines, records of XML. */
export interface EntrySource {
  push(text: string): void
  /** Ends the source. @throws InputError where it cannot be whole */
  end(): unknown
}

/**
 * The reader of a list of one file, whose entries and faults go to a teller.
 * @param start begins the source, which gives what it finds to the teller
 * @param told what the list said of itself, asked at its end
 */
export function entryReader(
  sink: ListSink,
  file: string,
  start: (teller: EntryTeller) => EntrySource,
  told: () => Pick<ListReading, 'covers'> & Partial<ListReading>,
): ListReader {
  const teller = new EntryTeller(sink)
  const source = start(teller)
  return {
    push: text => source.push(text),
    end() {
      source.end()
      teller.end(file)
      return { publishedAt: null, declared: null, ...told() }
    },
  }
}
