import { InputError } from '../../model/errors.ts'
import type { ListEntry } from '../../model/list-entry.ts'
import { cleanText, cutText } from './clean-text.ts'
import type { ListSink } from './list-format.ts'

const LONGEST_FIELD = 100
const LONGEST_REASON = 300

/** Gives entries and faults to a sink, sees to it that no key is given twice and that a fault quotes no more than a line of the source. */
export class EntryTeller {
  private readonly sink: ListSink
  private readonly ids = new Set<string>()
  private readonly once = new Set<string>()

  constructor(sink: ListSink) {
    this.sink = sink
  }

  /** How many entries were given. */
  get entries(): number {
    return this.ids.size
  }

  /** True where an entry of this key was given. */
  has(id: string): boolean {
    return this.ids.has(id)
  }

  /** Gives an entry; one without a key, or with one that was there already, becomes a fault. */
  entry(entry: ListEntry, line: number | null): void {
    if (entry.id === '') {
      this.lost(line, 'id', 'id-missing', 'the record has no key')
      return
    }
    if (this.ids.has(entry.id)) {
      this.lost(line, 'id', 'id-repeated', `the key "${cutText(entry.id, 80)}" was given to an earlier entry`)
      return
    }
    this.ids.add(entry.id)
    this.sink.entry(entry)
  }

  /** Ends the list. @throws InputError `list-empty` where nothing of it could be read */
  end(file: string): void {
    if (this.ids.size === 0)
      throw new InputError('list-empty', 'nothing in the source could be read as an entry', { place: { file } })
  }

  /** Tells that something is missing from the entries. */
  lost(line: number | null, field: string | null, code: string, reason: string): void {
    this.tell(line, field, code, reason, true)
  }

  /** Tells that something was taken in otherwise than it stands. */
  note(line: number | null, field: string | null, code: string, reason: string): void {
    this.tell(line, field, code, reason, false)
  }

  /** {@link note}, the first time only that this code and field are told: for what every row repeats. */
  noteOnce(line: number | null, field: string, code: string, reason: string): void {
    const key = `${code}\n${field}`
    if (this.once.has(key) || this.once.size > 10_000) return
    this.once.add(key)
    this.note(line, field, code, reason)
  }

  /** {@link lost} or {@link note}, as is said. */
  tell(line: number | null, field: string | null, code: string, reason: string, lost: boolean): void {
    this.sink.fault({
      line,
      field: field === null ? null : brief(field, LONGEST_FIELD),
      code,
      reason: brief(reason, LONGEST_REASON),
      lost,
    })
  }
}

/** A fault quotes of the source no more than a line. */
function brief(text: string, length: number): string {
  return cutText(cleanText(text.slice(0, 4 * length)), length)
}
