import { CordonError, InputError } from '../../model/errors.ts'
import { parseLine } from './parse-line.ts'
import type { EventReader, GivenEvent } from './read-event.ts'

/** † Longest line of an NDJSON stream, UTF-16 units. */
export const LONGEST_LINE = 262_144

/** A line that is no event, and why. */
export interface EventFault {
  /** 1-based. */
  readonly line: number
  readonly field: string | null
  readonly code: string
  readonly message: string
}

/** One line read: an event or a fault. */
export type ReadLine = ({ readonly line: number } & GivenEvent) | { readonly line: number; readonly fault: EventFault }

/** Reads one line of NDJSON; null: it is empty. Nothing that a line can hold makes it throw. */
export function readEventLine(text: string, line: number, reader: EventReader): ReadLine | null {
  if (text.trim() === '') return null
  try {
    if (text.length > LONGEST_LINE)
      throw new InputError('line-too-long', `a line has at most ${LONGEST_LINE} letters, this one ${text.length}`)
    return { line, ...reader.read(parseLine(text)) }
  } catch (error) {
    return { line, fault: eventFault(error, line) }
  }
}

/**
 * Reads one row of a table, by the names in its header: as in JSON, parts of objects as `travel.state`, lists parted by spaces.
 * An empty cell is a field left out.
 */
export function readEventCells(
  header: readonly string[],
  cells: readonly string[],
  line: number,
  reader: EventReader,
): ReadLine {
  try {
    if (cells.length !== header.length)
      throw new InputError('row-length', `the row has ${cells.length} cells, the header ${header.length}`)
    return { line, ...reader.read(nested(header, cells)) }
  } catch (error) {
    return { line, fault: eventFault(error, line) }
  }
}

/** A fault as it is told, with code and field. */
export function eventFault(error: unknown, line: number): EventFault {
  if (!(error instanceof CordonError)) throw error
  return { line, field: error.place.field || null, code: error.code, message: error.message }
}

function nested(header: readonly string[], cells: readonly string[]): Record<string, unknown> {
  // Without a prototype, a column __proto__ is a column like any other.
  const row: Record<string, unknown> = Object.create(null)
  for (const [n, name] of header.entries()) {
    const value = cells[n]
    if (value === '' || value === undefined) continue
    const cut = name.indexOf('.')
    if (cut === -1) {
      put(row, name, value, name)
      continue
    }
    const of = name.slice(0, cut)
    if (typeof row[of] !== 'object') put(row, of, Object.create(null), name)
    put(row[of] as Record<string, unknown>, name.slice(cut + 1), value, name)
  }
  return row
}

// Which of two columns of one name is meant, nobody can know.
function put(into: Record<string, unknown>, name: string, value: unknown, column: string): void {
  if (into[name] !== undefined)
    throw new InputError('column-repeated', `there are two columns for ${column}`, { place: { field: column } })
  into[name] = value
}
