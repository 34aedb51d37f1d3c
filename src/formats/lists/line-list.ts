import { InputError } from '../../model/errors.ts'
import { cleanText } from './clean-text.ts'
import type { EntryTeller } from './entry-teller.ts'
import { LineSplitter } from './line-splitter.ts'

/** A list of one thing a line. */
export interface LineList {
  /** @throws InputError `list-malformed` */
  push(text: string): void
  /** @throws InputError `list-empty` */
  end(): void
}

/** Lines that begin so say nothing to a machine. */
const COMMENT = /^(?:#|;|\/\/)/

/**
 * Reads text with one thing a line and gives the lines that are no comment, {@link cleanText}, with their numbers. A file without any
 * is refused; one whose last line has no line break may be cut, which is told.
 */
export function lineList(file: string, teller: EntryTeller, take: (text: string, line: number) => void): LineList {
  let count = 0
  const splitter = new LineSplitter(file, (raw, line) => {
    const text = cleanText(raw)
    if (text === '' || COMMENT.test(text)) return
    count++
    take(text, line)
  })
  return {
    push: text => splitter.push(text),
    end() {
      const terminated = splitter.end()
      if (count === 0) throw new InputError('list-empty', 'the source has no line of content', { place: { file } })
      if (!terminated)
        teller.note(null, null, 'end-unmarked', 'the last line does not end in a line break: the file may be cut')
    },
  }
}
