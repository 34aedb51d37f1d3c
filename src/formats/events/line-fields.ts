import { EVENT_KINDS, type EventKind } from '../../model/monitor/customer-event.ts'
import { AmountReader } from './byte-numbers.ts'
import { isEvmRest, type KnownTexts, type TextOf } from './byte-texts.ts'
import { EVM_LEDGER, EVM_REST, isMoment, isWithin, LARGEST } from './event-fields.ts'
import type { EventSource, ObjectSource } from './event-source.ts'
import { IS_KNOWN } from './line-keys.ts'
import { FALSE, type LineTokens, NOTHING, NUMBER, PART, SPAN, TEXT, TRUE } from './line-tokens.ts'

/** What {@link LineFields} throws where only a reading as JSON is certain. */
export class NotCertain extends Error {}

/**
 * The fields of an event, or of a profile, in the bytes of a line. It knows only ordinary ones, and throws {@link NotCertain} for all else.
 */
export class LineFields implements EventSource {
  readonly #tokens: LineTokens
  readonly #text: TextOf
  readonly #known: KnownTexts
  readonly #amounts: AmountReader
  /** Of a profile; it has none itself. */
  readonly #part: LineFields | null
  /** The ledger last found to be an EVM ledger. */
  #evm = ''

  /** @param tokens the line's @param part the profile's fields; null: this is a profile */
  constructor(tokens: LineTokens, text: TextOf, known: KnownTexts, part: LineFields | null) {
    this.#tokens = tokens
    this.#text = text
    this.#known = known
    this.#amounts = new AmountReader(text)
    this.#part = part
  }

  /** The place of a field that holds something of that type; -1: nothing. @throws NotCertain: something else stands there */
  #find(name: string, type: number): number {
    const at = this.#tokens.placeOf(name)
    if (at === -1 || this.#tokens.types[at] === type) return at
    if (this.#tokens.types[at] === NOTHING) return -1
    throw new NotCertain()
  }

  kind(): EventKind | null {
    return this.maybeWord('kind', EVENT_KINDS)
  }

  atMs(): number {
    return this.time('atMs')
  }

  text(name: string): string {
    return sure(this.maybeText(name))
  }

  maybeText(name: string): string | null {
    const at = this.#find(name, TEXT)
    if (at === -1) return null
    const from = this.#tokens.starts[at] as number
    const until = this.#tokens.ends[at] as number
    return IS_KNOWN[this.#tokens.keys[at] as number] === 1
      ? this.#known.read(this.#tokens.bytes, this.#tokens.view, from, until)
      : this.#text(this.#tokens.bytes, from, until)
  }

  word<W extends string>(name: string, words: readonly W[]): W {
    return sure(this.maybeWord(name, words))
  }

  maybeWord<W extends string>(name: string, words: readonly W[]): W | null {
    const at = this.#find(name, TEXT)
    if (at === -1) return null
    const { bytes, view, starts, ends } = this.#tokens
    return sure(this.#known.word(words, bytes, view, starts[at] as number, ends[at] as number))
  }

  number(name: string, least: number, most = LARGEST): number {
    return sure(this.maybeNumber(name, least, most))
  }

  maybeNumber(name: string, least: number, most = LARGEST): number | null {
    const at = this.#find(name, NUMBER)
    if (at === -1) return null
    const value = this.#tokens.numbers[at] as number
    if (!isWithin(value, least, most)) throw new NotCertain()
    return value
  }

  maybeWhole(name: string, least: number, most: number): number | null {
    const value = this.maybeNumber(name, least, most)
    if (value !== null && !Number.isInteger(value)) throw new NotCertain()
    return value
  }

  amount(name: string): bigint {
    const at = this.#find(name, TEXT)
    if (at === -1) throw new NotCertain()
    return sure(
      this.#amounts.read(this.#tokens.bytes, this.#tokens.starts[at] as number, this.#tokens.ends[at] as number),
    )
  }

  time(name: string): number {
    return sure(this.maybeTime(name))
  }

  maybeTime(name: string): number | null {
    const at = this.#find(name, NUMBER)
    if (at === -1) return null
    const value = this.#tokens.numbers[at] as number
    if (!isMoment(value)) throw new NotCertain()
    return value
  }

  truth(name: string): boolean {
    return sure(this.maybeTruth(name))
  }

  maybeTruth(name: string): boolean | null {
    const at = this.#tokens.placeOf(name)
    if (at === -1 || this.#tokens.types[at] === NOTHING) return null
    if (this.#tokens.types[at] === TRUE) return true
    if (this.#tokens.types[at] === FALSE) return false
    throw new NotCertain()
  }

  texts(name: string): readonly string[] | null {
    const at = this.#find(name, SPAN)
    return at === -1 ? null : (this.#tokens.values[at] as readonly string[])
  }

  plainEvm(name: string, ledger: string): string | null {
    const at = this.#find(name, TEXT)
    if (at === -1) return null
    const from = this.#tokens.starts[at] as number
    const until = this.#tokens.ends[at] as number
    if (until - from !== ledger.length + EVM_REST || !isEvmRest(this.#tokens.bytes, until)) return null
    if (this.#evm !== ledger) {
      if (!EVM_LEDGER.test(ledger)) return null
      this.#evm = ledger
    }
    const text = this.#text(this.#tokens.bytes, from, until)
    return text.startsWith(ledger) ? text : null
  }

  object<T>(name: string, _read: (fields: ObjectSource) => T): T | null {
    const at = this.#find(name, SPAN)
    return at === -1 ? null : (this.#tokens.values[at] as T)
  }

  part<T>(name: string, read: (fields: EventSource, of: string) => T, of: string): T | null {
    const at = this.#find(name, PART)
    if (at === -1 || this.#part === null) return null
    const value = read(this.#part, of)
    this.#part.end()
    return value
  }

  end(): void {
    if (!this.#tokens.isAllRead) throw new NotCertain()
  }

  place(name: string): { place: { field: string } } {
    return { place: { field: name } }
  }
}

function sure<T>(value: T | null): T {
  if (value === null) throw new NotCertain()
  return value
}
