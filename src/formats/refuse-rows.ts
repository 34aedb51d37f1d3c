import { CordonError } from '../model/errors.ts'
import type { Cells, RowOutcome } from './row-format.ts'

/** One row under the reader: `text` gives a cell and remembers its name, so that a refusal can name the field at fault. */
export interface RowCursor {
  text(place: number, field: string): string
}

class Cursor implements RowCursor {
  cells: Cells = []
  field: string | null = null
  text(place: number, field: string): string {
    this.field = field
    return place < 0 ? '' : (this.cells[place] ?? '')
  }
}

/** Thrown text is of any length; a refusal stays readable. */
const REASON_LENGTH = 300

/**
 * Makes a row reader out of `read`, which gives one thing, or a word why the row carries nothing, or throws a CordonError,
 * which becomes the row's refusal.
 * @param columns the file's header; a row with more or fewer cells is refused with `row-ragged`
 */
export function refuseRows<T extends object>(
  columns: readonly string[],
  read: (row: RowCursor) => T | string | readonly T[],
) {
  const cursor = new Cursor()
  return (cells: Cells, line: number): RowOutcome<T> => {
    if (cells.length !== columns.length) {
      const reason = `the row has ${cells.length} cells, the header ${columns.length}`
      return { kind: 'refused', refusal: { line, field: null, code: 'row-ragged', reason } }
    }
    cursor.cells = cells
    cursor.field = null
    try {
      const got = read(cursor)
      if (typeof got === 'string') return { kind: 'skipped', reason: got }
      return { kind: 'rows', rows: Array.isArray(got) ? (got as readonly T[]) : [got as T] }
    } catch (error) {
      if (!(error instanceof CordonError)) throw error
      const reason = error.message.slice(0, REASON_LENGTH)
      return { kind: 'refused', refusal: { line, field: error.place.field ?? cursor.field, code: error.code, reason } }
    }
  }
}
