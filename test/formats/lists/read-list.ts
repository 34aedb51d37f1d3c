import assert from 'node:assert/strict'
import { LIST_FORMATS } from '../../../src/formats/lists/index.ts'
import type { ListFault, ListFormat, ListReading } from '../../../src/formats/lists/list-format.ts'
import type { ListEntry } from '../../../src/model/list-entry.ts'

/** What a reader gave of a whole source. */
export interface ReadList {
  readonly entries: readonly ListEntry[]
  readonly faults: readonly ListFault[]
  readonly reading: ListReading
}

/** A format by its name. */
export function formatOf(name: string): ListFormat {
  const format = LIST_FORMATS.find(f => f.name === name)
  assert.ok(format, `no format ${name}`)
  return format
}

/** Reads a source whose files are given whole, in the format's order, in chunks of a length. */
export function readList(format: ListFormat, files: Readonly<Record<string, string>>, chunk = 65_536): ReadList {
  const entries: ListEntry[] = []
  const faults: ListFault[] = []
  const sink = { entry: (e: ListEntry) => void entries.push(e), fault: (f: ListFault) => void faults.push(f) }
  const reader = format.open(sink, { file: 'list.txt' })
  for (const { key } of format.files) {
    const text = files[key] ?? ''
    for (let at = 0; at < text.length; at += chunk) reader.push(text.slice(at, at + chunk), key)
  }
  const reading = reader.end()
  return { entries, faults, reading }
}

/** Reads a source of the format's main file alone. */
export function readMain(name: string, main: string): ReadList {
  return readList(formatOf(name), { main })
}

/** How many faults of each code there are; those that lost something end in `!`. */
export function faultCodes(faults: readonly ListFault[]): Record<string, number> {
  const codes: Record<string, number> = {}
  for (const { code, lost } of faults) {
    const key = lost ? `${code}!` : code
    codes[key] = (codes[key] ?? 0) + 1
  }
  return codes
}
