import { CordonError } from '../../../src/model/errors.ts'
import type { ListEntry } from '../../../src/model/list-entry.ts'
import type { ReadList } from './read-list.ts'

/** The code with which reading is refused, and its line; null where it is not. Anything but our own errors is thrown on. */
export function refusalOf(read: () => unknown): { readonly code: string; readonly line: number | undefined } | null {
  try {
    read()
    return null
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    return { code: error.code, line: error.place.line }
  }
}

/** The entry of a key. @throws where there is none */
export function entryOf(read: ReadList, id: string): ListEntry {
  const entry = read.entries.find(e => e.id === id)
  if (entry === undefined) throw new Error(`no entry ${id}`)
  return entry
}
