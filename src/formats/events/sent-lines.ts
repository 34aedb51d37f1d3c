import { InputError } from '../../model/errors.ts'
import { eventFault, type ReadLine, readEventCells, readEventLine } from './event-lines.ts'
import type { EventReader } from './read-event.ts'

/** What stands in a text for bytes that are no UTF-8. */
const SPOILT = '\ufffd'

/** A mark of byte order, which programs of Windows put before UTF-8. */
const BYTE_ORDER = 0xfeff

/**
 * Reads one line of a stream of bytes that were read as UTF-8 come what may. One of another encoding is refused: two names in it could
 * become the same, and two customers one.
 */
export function readSentLine(text: string, line: number, reader: EventReader): ReadLine | null {
  if (text.includes(SPOILT)) return spoilt(line)
  return readEventLine(line === 1 && text.charCodeAt(0) === BYTE_ORDER ? text.slice(1) : text, line, reader)
}

/** The same of one row of a table. */
export function readSentCells(
  header: readonly string[],
  cells: readonly string[],
  line: number,
  reader: EventReader,
): ReadLine {
  return cells.some(cell => cell.includes(SPOILT)) ? spoilt(line) : readEventCells(header, cells, line, reader)
}

function spoilt(line: number): ReadLine {
  const error = new InputError('text-malformed', 'the line holds bytes that are not UTF-8')
  return { line, fault: eventFault(error, line) }
}
