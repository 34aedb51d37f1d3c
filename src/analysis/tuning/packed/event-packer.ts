import { type CustomerEvent, type CustomerProfile, EVENT_KINDS } from '../../../model/monitor/customer-event.ts'
import { flagsOf } from '../../monitor/event-flags.ts'
import { type EventNumbers, numbersOf } from '../../monitor/event-numbers.ts'
import { hasMarket, SIDE, sideName, sideSort, thingName } from '../../monitor/event-sides.ts'
import { NameTable } from '../../monitor/name-table.ts'
import { ProfileBook } from '../../monitor/profile-book.ts'
import { providerMark } from '../../monitor/provider-mark.ts'
import { grown } from '../grown.ts'
import type { PastGiven } from '../history-count.ts'
import { RecentIds } from '../recent-ids.ts'
import { TimeOrder } from '../time-order.ts'
import type { PackedBlock } from './packed-block.ts'
import { DOUBLE, DOUBLES, MARK, NAMED, REF, WORD, WORDS } from './packed-row.ts'
import { ValueBook } from './value-book.ts'
import { WaitingRows } from './waiting-rows.ts'

const NAN = Number.NaN
/** † Events and bytes of a block: few, so that all of it lies in the processor's cache until it is judged. */
const MOST_EVENTS = 2_048
const MOST_BYTES = 1 << 22

/** Packs events of history and puts them in the order of time, block by block; who unpacks them needs all blocks in their order. */
export class EventPacker {
  /** Events that came again, and were left out. */
  repeated = 0
  readonly customers = new NameTable()
  readonly sides = new NameTable()
  readonly things = new NameTable()
  readonly #onBlock: (block: PackedBlock) => void
  readonly #profiles = new ProfileBook(new NameTable())
  readonly #ids = new RecentIds()
  readonly #values = new ValueBook()
  readonly #waiting = new WaitingRows()
  readonly #order = new TimeOrder<number>(
    row => this.#waiting.atMs(row),
    row => this.#place(row),
  )
  #first = 0
  #count = 0
  #words = new Uint32Array(new SharedArrayBuffer(MOST_EVENTS * WORDS * 4))
  #doubles = new Float64Array(new SharedArrayBuffer(MOST_EVENTS * DOUBLES * 8))
  #lines = new Uint8Array(1 << 16)
  #end = 0
  #names: string[] = []
  #named: number[] = []
  #told: CustomerProfile[] = []
  constructor(onBlock: (block: PackedBlock) => void) {
    this.#onBlock = onBlock
  }

  /** Events that came too late to be put in their place. */
  get tooLate(): number {
    return this.#order.tooLate
  }

  /**
   * Takes an event as it comes. Its line stands as JSON in bytes that are not written to any more.
   * @param shared whether its `travel`, `about` and texts are the same objects whenever they come again
   */
  add({ event, profile }: PastGiven, bytes: Uint8Array, start: number, end: number, shared: boolean): void {
    if (!this.#ids.take(event.id)) {
      this.repeated++
      return
    }
    const numbers = this.#numbersOf(event)
    const row = this.#waiting.take(bytes, start, end, profile)
    const { words } = this.#waiting
    const at = row * WORDS
    const kind = EVENT_KINDS.indexOf(event.kind)
    words[at + WORD.marks] = kind | (this.#ids.form << 4) | (hasMarket(event) ? MARK.market : 0)
    words[at + WORD.customer] = numbers.customer
    words[at + WORD.other] = numbers.other
    words[at + WORD.thing] = numbers.thing
    words[at + WORD.ip] = numbers.ip
    words[at + WORD.flags] = flagsOf(event, null)
    for (let k = 0; k < 4; k++) words[at + WORD.id + k] = this.#ids.words[k] as number
    this.#waiting.doubles[row * DOUBLES + DOUBLE.atMs] = event.atMs
    this.#rest(row, event, shared)
    this.#order.push(row)
  }

  /** Hands on all that waits. */
  end(): void {
    this.#order.end()
    if (this.#count > 0) this.#close()
  }

  /** An event's turn has come. */
  #place(row: number): void {
    const n = this.#count++
    this.#waiting.copy(row, this.#words, this.#doubles, n)
    const profile = this.#waiting.profile(row)
    if (profile !== null) {
      const customer = this.#words[n * WORDS + WORD.customer] as number
      this.#words[n * WORDS + WORD.profile] = this.#profileOf(customer, profile)
    }
    this.#words[n * WORDS + WORD.end] = this.#keep(this.#waiting.line(row))
    this.#waiting.free(row)
    if (this.#count === MOST_EVENTS || this.#end >= MOST_BYTES) this.#close()
  }

  #close(): void {
    const lines = new Uint8Array(new SharedArrayBuffer(this.#end))
    lines.set(this.#lines.subarray(0, this.#end))
    const count = this.#count
    const [words, doubles, names, named, profiles] = [this.#words, this.#doubles, this.#names, this.#named, this.#told]
    const told = { names, named, values: this.#values.fresh(), profiles }
    this.#onBlock({ first: this.#first, count, words, doubles, lines, compressed: false, ...told })
    this.#first += count
    this.#count = 0
    this.#words = new Uint32Array(new SharedArrayBuffer(MOST_EVENTS * WORDS * 4))
    this.#doubles = new Float64Array(new SharedArrayBuffer(MOST_EVENTS * DOUBLES * 8))
    this.#end = 0
    this.#names = []
    this.#named = []
    this.#told = []
  }

  /** The numbers of an event's names; new ones go along as text. */
  #numbersOf(event: CustomerEvent): EventNumbers {
    const [customers, sides, things] = [this.customers.size, this.sides.size, this.things.size]
    const numbers = numbersOf(event, this)
    if (this.customers.size > customers) this.#name(NAMED.customers, event.customer)
    if (this.sides.size > sides) {
      if (numbers.other > sides) this.#name(NAMED.sides + 4 * sideSort(event), sideName(event) as string)
      if (numbers.ip > sides && event.kind === 'login') this.#name(NAMED.sides + 4 * SIDE.ip, event.ip as string)
    }
    if (this.things.size > things) this.#name(NAMED.things, thingName(event) as string)
    return numbers
  }

  #name(table: number, name: string): void {
    this.#names.push(name)
    this.#named.push(table)
  }

  #profileOf(customer: number, profile: CustomerProfile): number {
    if (this.#profiles.holds(customer, profile)) return 0
    this.#profiles.set(customer, profile)
    return this.#told.push(profile)
  }

  /** What stands in a row by kind. */
  #rest(row: number, event: CustomerEvent, shared: boolean): void {
    const values = this.#values
    let travel: number = REF.none
    let about: number = REF.none
    let first: number = REF.none
    let second: number = REF.none
    const usd = 'usd' in event ? (event.usd ?? NAN) : NAN
    let price = NAN
    let more = NAN
    let last = NAN
    switch (event.kind) {
      case 'deposit':
      case 'withdrawal':
        travel = this.#refOf(event.travel, shared)
        about = this.#refOf(event.about, shared)
        first = values.ofText(event.ledger)
        price = providerMark(event)
        more = event.krw ?? NAN
        last = event.shareOfBalance ?? NAN
        break
      case 'fiat-in':
      case 'fiat-out':
        more = event.krw ?? NAN
        if (event.ownName !== null) this.#mark(row, event.ownName ? MARK.told | MARK.yes : MARK.told)
        break
      case 'trade':
        first = values.ofText(event.sold)
        second = values.ofText(event.bought)
        price = event.price
        more = event.quantity
        last = event.loss ?? NAN
        break
      case 'order':
        price = event.price
        more = event.quantity
        last = event.ticksBeyondBest ?? NAN
        break
      case 'login':
        about = this.#refOf(event.signs, shared)
        first = values.ofText(event.country)
        second = values.ofText(event.language)
        last = event.utcOffsetMinutes ?? NAN
        break
    }
    const { words, doubles } = this.#waiting
    const at = row * WORDS
    words[at + WORD.travel] = travel
    words[at + WORD.about] = about
    words[at + WORD.first] = first
    words[at + WORD.second] = second
    words[at + WORD.profile] = 0
    const d = row * DOUBLES
    doubles[d + DOUBLE.usd] = usd
    doubles[d + DOUBLE.price] = price
    doubles[d + DOUBLE.more] = more
    doubles[d + DOUBLE.last] = last
  }

  #refOf(value: object | null, shared: boolean): number {
    if (value === null) return REF.none
    return shared ? this.#values.ofObject(value) : REF.inLine
  }

  #mark(row: number, marks: number): void {
    const { words } = this.#waiting
    words[row * WORDS + WORD.marks] = (words[row * WORDS + WORD.marks] as number) | marks
  }

  /** Keeps a line; gives where it ends. */
  #keep(line: Uint8Array): number {
    const end = this.#end + line.length
    if (end > this.#lines.length) this.#lines = grown(this.#lines, end * 2)
    this.#lines.set(line, this.#end)
    this.#end = end
    return end
  }
}
