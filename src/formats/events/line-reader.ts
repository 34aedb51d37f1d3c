import { KnownTexts, plainText, type TextOf } from './byte-texts.ts'
import { LONGEST_LINE } from './event-lines.ts'
import { LineFields } from './line-fields.ts'
import { LineTokens } from './line-tokens.ts'
import type { EventReader, GivenEvent } from './read-event.ts'

/**
 * Reads ordinary lines of NDJSON from their bytes, by the same rules as {@link EventReader} reads parsed JSON, in a fraction of the time.
 * Texts and objects that stand in many lines are made once: `travel` and `about` of the same bytes are the same object.
 */
export class LineReader {
  readonly #reader: EventReader
  readonly #tokens: LineTokens
  readonly #fields: LineFields

  /** @param text makes a text of bytes; whoever has `Buffer` has a quicker one, `utf8Slice` */
  constructor(reader: EventReader, text: TextOf = plainText) {
    this.#reader = reader
    const known = new KnownTexts(text)
    const profile = new LineTokens(text, null)
    this.#tokens = new LineTokens(text, profile)
    this.#fields = new LineFields(this.#tokens, text, known, new LineFields(profile, text, known, null))
  }

  /**
   * The event of a line, exactly as reading it as JSON gives it; null: only a reading as JSON is certain of it, be it that the line is
   * malformed or only unusual. It never throws.
   * @param end exclusive
   */
  read(bytes: Uint8Array, start: number, end: number): GivenEvent | null {
    if (end - start > LONGEST_LINE || end > bytes.length) return null
    try {
      const until = this.#tokens.fill(bytes, start, end)
      return until === -1 || !isBlank(bytes, until, end) ? null : this.#reader.readFrom(this.#fields)
    } catch {
      // Whatever it was, a reading as JSON finds it again, with the right error.
      return null
    }
  }
}

/** Whether nothing but white space stands there. */
function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d && byte !== 0x0a) return false
  }
  return true
}
