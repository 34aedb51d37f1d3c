import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import {
  type CryptoMovement,
  type CustomerEvent,
  EVENT_KINDS,
  type EventKind,
  type FiatMovement,
  type LoginEvent,
  type OrderEvent,
  type OtherSide,
  type TradeEvent,
  type TravelInfo,
} from '../../../model/monitor/customer-event.ts'
import { PAST } from '../../../model/monitor/past-flags.ts'
import type { NameTable } from '../../monitor/name-table.ts'
import { ID_LONG, unpackId } from '../../monitor/packed-id.ts'
import type { PackedBlock } from './packed-block.ts'
import { DOUBLE, DOUBLES, MARK, REF, WORD, WORDS } from './packed-row.ts'

/** What a view looks names and values up in, by their numbers. */
export interface EventBooks {
  readonly customers: NameTable
  readonly sides: NameTable
  readonly things: NameTable
  readonly values: readonly unknown[]
}

/** How lines are read, by whoever can. */
export interface LineAccess {
  /** The lines of a block, inflated. */
  linesOf(block: PackedBlock): Uint8Array
  /** The event of a line. */
  read(line: Uint8Array): CustomerEvent
}

/** Kinds of which a view shows events; of all others the line is read whole. By number of kind. */
const SHOWN = 0b1111111

/** Whether a view shows events of a kind. */
export function isShown(kind: number): boolean {
  return ((SHOWN >>> kind) & 1) === 1
}

type Shown = CryptoMovement & FiatMovement & TradeEvent & OrderEvent & LoginEvent
/** What is meant by a field differs between kinds: all of them have one view, which is the quicker for it. */
type Fields = { readonly [F in keyof Shown]: unknown }

/**
 * Shows packed events as the events that they were, one after the other: turned to the next, it shows that one. Texts and objects are put
 * together when somebody asks for them, and what did not go into the row is read from the line.
 */
export class EventView implements Fields {
  kind: EventKind = 'deposit'
  atMs = 0
  usd: number | null = null
  readonly #books: EventBooks
  readonly #access: LineAccess
  #block: PackedBlock | null = null
  /** Of its block, once somebody has asked for one. */
  #lines: Uint8Array | null = null
  #words: Uint32Array = new Uint32Array(0)
  #doubles: Float64Array = new Float64Array(0)
  #n = 0
  /** Where its words and doubles begin. */
  #w = 0
  #d = 0
  #wholly: CustomerEvent | null = null
  constructor(books: EventBooks, access: LineAccess) {
    this.#books = books
    this.#access = access
  }

  /** Turns to an event of a block; {@link isShown} must hold for its kind. */
  turn(block: PackedBlock, n: number): CustomerEvent {
    if (block !== this.#block) this.#lines = null
    this.#block = block
    this.#words = block.words
    this.#doubles = block.doubles
    this.#n = n
    this.#w = n * WORDS
    this.#d = n * DOUBLES
    this.#wholly = null
    this.kind = EVENT_KINDS[this.#word(WORD.marks) & 15] as EventKind
    this.atMs = this.#double(DOUBLE.atMs)
    this.usd = orNull(this.#double(DOUBLE.usd))
    return this as unknown as CustomerEvent
  }

  /** The event as its line has it. */
  whole(): CustomerEvent {
    if (this.#wholly !== null) return this.#wholly
    this.#lines ??= this.#access.linesOf(this.#block as PackedBlock)
    const start = this.#n === 0 ? 0 : (this.#words[this.#w - WORDS + WORD.end] as number)
    this.#wholly = this.#access.read(this.#lines.subarray(start, this.#word(WORD.end)))
    return this.#wholly
  }

  get id(): string {
    const form = (this.#word(WORD.marks) >>> 4) & 3
    if (form === ID_LONG) return this.whole().id
    return unpackId(form, this.#words.subarray(this.#w + WORD.id, this.#w + WORD.id + 4))
  }

  get customer(): string {
    return this.#books.customers.nameOf(this.#word(WORD.customer))
  }

  /** An account, or who paid or was paid. */
  get other(): AccountId | null {
    return this.#side(WORD.other) as AccountId | null
  }

  get against(): string | null {
    return this.#side(WORD.other)
  }

  get device(): string | null {
    return this.#side(WORD.other)
  }

  get ip(): string | null {
    return this.#side(WORD.ip)
  }

  get asset(): AssetId {
    return this.#thing() as AssetId
  }

  get currency(): string {
    return this.#thing()
  }

  get market(): string {
    return this.#thing()
  }

  get ledger(): LedgerId {
    return this.#value(WORD.first, 'ledger') as LedgerId
  }

  get sold(): string {
    return this.#value(WORD.first, 'sold') as string
  }

  get bought(): string {
    return this.#value(WORD.second, 'bought') as string
  }

  get country(): string | null {
    return this.#value(WORD.first, 'country') as string | null
  }

  get language(): string | null {
    return this.#value(WORD.second, 'language') as string | null
  }

  get travel(): TravelInfo | null {
    return this.#value(WORD.travel, 'travel') as TravelInfo | null
  }

  get about(): OtherSide | null {
    return this.#value(WORD.about, 'about') as OtherSide | null
  }

  get signs(): readonly string[] {
    return this.#value(WORD.about, 'signs') as readonly string[]
  }

  get amount(): bigint {
    return (this.whole() as CryptoMovement).amount
  }

  get tx(): string | null {
    return (this.whole() as CryptoMovement).tx
  }

  get krw(): number | null {
    return orNull(this.#double(DOUBLE.more))
  }

  get shareOfBalance(): number | null {
    return orNull(this.#double(DOUBLE.last))
  }

  get ownName(): boolean | null {
    const marks = this.#word(WORD.marks)
    return (marks & MARK.told) === 0 ? null : (marks & MARK.yes) !== 0
  }

  get side(): 'buy' | 'sell' {
    return (this.#word(WORD.flags) & PAST.buy) !== 0 ? 'buy' : 'sell'
  }

  get price(): number {
    return this.#double(DOUBLE.price)
  }

  get quantity(): number {
    return this.#double(DOUBLE.more)
  }

  get loss(): number | null {
    return orNull(this.#double(DOUBLE.last))
  }

  get ticksBeyondBest(): number | null {
    return orNull(this.#double(DOUBLE.last))
  }

  get cancelled(): boolean {
    return (this.#word(WORD.flags) & PAST.cancelled) !== 0
  }

  get utcOffsetMinutes(): number | null {
    return orNull(this.#double(DOUBLE.last))
  }

  #word(n: number): number {
    return this.#words[this.#w + n] as number
  }

  #double(n: number): number {
    return this.#doubles[this.#d + n] as number
  }

  #side(n: number): string | null {
    const number = this.#word(n)
    return number === 0 ? null : this.#books.sides.nameOf(number)
  }

  #thing(): string {
    return this.#books.things.nameOf(this.#word(WORD.thing))
  }

  #value(n: number, field: string): unknown {
    const ref = this.#word(n)
    if (ref === REF.none) return null
    if (ref !== REF.inLine) return this.#books.values[ref - 1]
    return (this.whole() as unknown as Readonly<Record<string, unknown>>)[field]
  }
}

function orNull(figure: number): number | null {
  return Number.isNaN(figure) ? null : figure
}
