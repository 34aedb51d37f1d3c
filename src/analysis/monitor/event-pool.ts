import { EVENT_KINDS, type EventKind } from '../../model/monitor/customer-event.ts'
import type { EventColumns } from './event-columns.ts'
import { HashShards } from './hash-shards.ts'
import { ID_LONG, idHash, packId, unpackId } from './packed-id.ts'
import { loadEntries, type StateSink, type StateSource, saveEntries } from './state-stream.ts'

const CHUNK_BITS = 16
const CHUNK = 1 << CHUNK_BITS
/** Words of 32 bits a record: 64 bytes. */
const WORDS = 16
/** The same in doubles. */
const DOUBLES = WORDS / 2
/** Records of the first chunk, at first. */
const FIRST = 256

/** What of an event is kept in the window state. */
export interface KeptEvent {
  readonly id: string
  /** Its number in `EVENT_KINDS`. */
  readonly kind: number
  readonly atMs: number
  /** NaN: no price. */
  readonly usd: number
  readonly customer: number
  readonly other: number
  readonly thing: number
  readonly flags: number
  /** Its number in the order of coming, by which the whole event can be had again. */
  readonly place: number
  /** Of a trade or order, in the market's quote asset; NaN: it has none. */
  readonly price: number
}

/** What is kept of an event whose names have numbers and whose id is packed, and where it stands. Filled anew for each. */
export interface PackedRecord {
  readonly id: Uint32Array
  form: number
  /** Of an id whose form is the long one: its text; null: it is somebody else's event, and nobody asks. */
  text: string | null
  kind: number
  atMs: number
  usd: number
  customer: number
  other: number
  thing: number
  ip: number
  /** The thing, where it is a market; 0: it is none. */
  market: number
  flags: number
  place: number
  price: number
}

/**
 * Events as records of 64 bytes in typed arrays, found by id, each alive as long as a list holds it. Layout in words: time (2), US
 * dollars (2), customer, other, thing, flags, marks, place, id (4), price (2). Marks: kind 4 bits, form of the id 2, outcome 2, lists that
 * hold it 4, digest of the findings 20.
 */
export class EventPool {
  readonly #floats: Float64Array[] = []
  readonly #words: Uint32Array[] = []
  readonly #seed: number
  readonly #byId: HashShards
  readonly #longIds = new Map<number, string>()
  #end = 0
  #capacity = 0
  #free = 0
  #alive = 0
  readonly #id = new Uint32Array(4)
  #form = 0
  #text = ''
  readonly #findable: boolean
  /** @param findable false: events are not found by their ids */
  constructor(seed = 0, findable = true) {
    this.#seed = seed
    this.#findable = findable
    this.#byId = new HashShards(slot => this.#hashOf(slot))
  }

  /** How many events it holds. */
  get size(): number {
    return this.#alive
  }

  /** Bytes that it takes up, long ids by their letters. */
  get bytes(): number {
    let long = 0
    for (const id of this.#longIds.values()) long += 80 + id.length * 2
    return this.#capacity * WORDS * 4 + this.#byId.bytes + long
  }

  /** The record of an event's id; -1: none is kept. */
  find(id: string): number {
    this.#form = packId(id, this.#id)
    this.#text = id
    const byId = this.#byId
    let slot = byId.first(idHash(this.#form, this.#id, 0, this.#seed))
    while (slot !== -1 && !this.#isId(slot)) slot = byId.next()
    return slot
  }

  /** Adds an event whose id is not there, held by no list yet. */
  add(event: KeptEvent): number {
    // Who adds it has just looked for it.
    if (this.#text !== event.id) {
      this.#form = packId(event.id, this.#id)
      this.#text = event.id
    }
    const slot = this.#write(event, this.#form, this.#id)
    if (this.#form === ID_LONG) this.#longIds.set(slot, event.id)
    if (this.#findable) this.#byId.add(idHash(this.#form, this.#id, 0, this.#seed), slot)
    return slot
  }

  /** Adds an event whose id is packed, held by no list yet; it is not found by its id. */
  addPacked(event: PackedRecord): number {
    const slot = this.#write(event, event.form, event.id)
    if (event.text !== null) this.#longIds.set(slot, event.text)
    return slot
  }

  /** Writes a record into a free place. */
  #write(event: Omit<KeptEvent, 'id'>, form: number, id: Uint32Array): number {
    const slot = this.#take()
    const f = this.#floats[slot >>> CHUNK_BITS] as Float64Array
    const w = this.#words[slot >>> CHUNK_BITS] as Uint32Array
    const i = (slot & (CHUNK - 1)) * WORDS
    f[i >>> 1] = event.atMs
    f[(i >>> 1) + 1] = event.usd
    w[i + 4] = event.customer
    w[i + 5] = event.other
    w[i + 6] = event.thing
    w[i + 7] = event.flags
    w[i + 8] = event.kind | (form << 4)
    w[i + 9] = event.place
    w[i + 10] = id[0] as number
    w[i + 11] = id[1] as number
    w[i + 12] = id[2] as number
    w[i + 13] = id[3] as number
    f[(i >>> 1) + 7] = event.price
    this.#alive++
    return slot
  }

  /** The price of a trade or order; NaN: it has none. */
  price(slot: number): number {
    const f = this.#floats[slot >>> CHUNK_BITS] as Float64Array
    return f[(slot & (CHUNK - 1)) * DOUBLES + 7] as number
  }

  /** One more list holds it. */
  hold(slot: number): void {
    this.#mark(slot, 0x100)
  }

  /**
   * One list less holds it; the last one lets it go.
   * @param onGone is told before it goes
   */
  release(slot: number, onGone: (slot: number) => void): void {
    const w = this.#words[slot >>> CHUNK_BITS] as Uint32Array
    const i = (slot & (CHUNK - 1)) * WORDS
    this.#mark(slot, -0x100)
    if (((w[i + 8] as number) & 0xf00) !== 0) return
    onGone(slot)
    if (this.#findable) this.#byId.remove(this.#hashOf(slot), slot)
    if ((((w[i + 8] as number) >>> 4) & 3) === ID_LONG) this.#longIds.delete(slot)
    w[i + 4] = this.#free
    w[i + 8] = 0
    this.#free = slot + 1
    this.#alive--
  }

  /** Unix milliseconds. */
  at(slot: number): number {
    return (this.#floats[slot >>> CHUNK_BITS] as Float64Array)[(slot & (CHUNK - 1)) * DOUBLES] as number
  }

  /** US dollars; NaN: no price. */
  usd(slot: number): number {
    return (this.#floats[slot >>> CHUNK_BITS] as Float64Array)[(slot & (CHUNK - 1)) * DOUBLES + 1] as number
  }

  /** Number of its customer. */
  customer(slot: number): number {
    return this.#word(slot, 4)
  }

  /** Whether it is of a customer with an other side, and not after a time. */
  isBetween(slot: number, customer: number, other: number, atMs: number): boolean {
    const chunk = slot >>> CHUNK_BITS
    const i = (slot & (CHUNK - 1)) * WORDS
    const words = this.#words[chunk] as Uint32Array
    if (words[i + 5] !== other || words[i + 4] !== customer) return false
    return ((this.#floats[chunk] as Float64Array)[i >>> 1] as number) <= atMs
  }

  /** Number of its other side. */
  other(slot: number): number {
    return this.#word(slot, 5)
  }

  /** Number of its asset, market or changed thing. */
  thing(slot: number): number {
    return this.#word(slot, 6)
  }

  /** Bits of `PAST`. */
  flags(slot: number): number {
    return this.#word(slot, 7)
  }

  /** Writes what windows show of an event into a place of their columns. */
  show(slot: number, columns: EventColumns, n: number): void {
    const chunk = slot >>> CHUNK_BITS
    const f = this.#floats[chunk] as Float64Array
    const w = this.#words[chunk] as Uint32Array
    const i = (slot & (CHUNK - 1)) * WORDS
    columns.at[n] = f[i >>> 1] as number
    columns.usd[n] = f[(i >>> 1) + 1] as number
    columns.bit[n] = 1 << ((w[i + 8] as number) & 15)
    columns.customer[n] = w[i + 4] as number
    columns.other[n] = w[i + 5] as number
    columns.thing[n] = w[i + 6] as number
    columns.flags[n] = w[i + 7] as number
    columns.place[n] = w[i + 9] as number
    columns.slot[n] = slot
  }

  /** Changes its bits. */
  setFlags(slot: number, flags: number): void {
    const w = this.#words[slot >>> CHUNK_BITS] as Uint32Array
    w[(slot & (CHUNK - 1)) * WORDS + 7] = flags
  }

  /** Number of its kind. */
  kind(slot: number): number {
    return this.#word(slot, 8) & 15
  }

  /** Its kind by name. */
  kindName(slot: number): EventKind {
    return EVENT_KINDS[this.kind(slot)] as EventKind
  }

  /** Its number in the order of coming. */
  place(slot: number): number {
    return this.#word(slot, 9)
  }

  /** What was said last: outcome in two bits, above them twenty bits of the findings' digest. */
  said(slot: number): number {
    const marks = this.#word(slot, 8)
    return ((marks >>> 6) & 3) | ((marks >>> 12) << 2)
  }

  /** Keeps what was said. */
  say(slot: number, said: number): void {
    const w = this.#words[slot >>> CHUNK_BITS] as Uint32Array
    const i = (slot & (CHUNK - 1)) * WORDS + 8
    w[i] = ((w[i] as number) & 0xf3f) | ((said & 3) << 6) | ((said >>> 2) << 12)
  }

  /** Its id. */
  id(slot: number): string {
    const form = (this.#word(slot, 8) >>> 4) & 3
    if (form === ID_LONG) return this.#longIds.get(slot) ?? ''
    return unpackId(form, this.#wordsOfId(slot))
  }

  /** Below 0: the first comes before the second, by time, and at one time by the order of coming. */
  compare(a: number, b: number): number {
    return this.at(a) - this.at(b) || this.place(a) - this.place(b)
  }

  #word(slot: number, n: number): number {
    return (this.#words[slot >>> CHUNK_BITS] as Uint32Array)[(slot & (CHUNK - 1)) * WORDS + n] as number
  }

  #wordsOfId(slot: number): Uint32Array {
    const i = (slot & (CHUNK - 1)) * WORDS + 10
    return (this.#words[slot >>> CHUNK_BITS] as Uint32Array).subarray(i, i + 4)
  }

  #mark(slot: number, by: number): void {
    const w = this.#words[slot >>> CHUNK_BITS] as Uint32Array
    const i = (slot & (CHUNK - 1)) * WORDS + 8
    w[i] = (w[i] as number) + by
  }

  #isId(slot: number): boolean {
    const w = this.#words[slot >>> CHUNK_BITS] as Uint32Array
    const i = (slot & (CHUNK - 1)) * WORDS
    if ((((w[i + 8] as number) >>> 4) & 3) !== this.#form) return false
    const id = this.#id
    if (w[i + 13] !== id[3] || w[i + 12] !== id[2] || w[i + 11] !== id[1] || w[i + 10] !== id[0]) return false
    return this.#form !== ID_LONG || this.#longIds.get(slot) === this.#text
  }

  #hashOf(slot: number): number {
    const w = this.#words[slot >>> CHUNK_BITS] as Uint32Array
    const i = (slot & (CHUNK - 1)) * WORDS
    return idHash(((w[i + 8] as number) >>> 4) & 3, w, i + 10, this.#seed)
  }

  #take(): number {
    if (this.#free !== 0) {
      const slot = this.#free - 1
      this.#free = this.#word(slot, 4)
      return slot
    }
    if (this.#end === this.#capacity) this.#grow()
    return this.#end++
  }

  /** The first chunk begins small and doubles, so that a state of a few events costs little. */
  #grow(): void {
    const first = this.#words[0]
    if (first !== undefined && this.#capacity < CHUNK) {
      const wider = new Float64Array(first.length)
      const words = new Uint32Array(wider.buffer)
      words.set(first)
      this.#floats[0] = wider
      this.#words[0] = words
      this.#capacity *= 2
      return
    }
    const records = first === undefined ? FIRST : CHUNK
    const floats = new Float64Array((records * WORDS) / 2)
    this.#floats.push(floats)
    this.#words.push(new Uint32Array(floats.buffer))
    this.#capacity += records
  }

  /** Writes it as it lies. */
  save(sink: StateSink): void {
    const chunks = this.#words.map(chunk => chunk.length)
    sink.json({ end: this.#end, capacity: this.#capacity, free: this.#free, alive: this.#alive, chunks })
    for (const chunk of this.#words) sink.bytes(chunk)
    this.#byId.save(sink)
    saveEntries(sink, this.#longIds)
  }

  /** Takes what {@link save} wrote of a pool with the same seed. */
  load(source: StateSource): void {
    const held = source.json() as { end: number; capacity: number; free: number; alive: number; chunks: number[] }
    this.#end = held.end
    this.#capacity = held.capacity
    this.#free = held.free
    this.#alive = held.alive
    for (const [n, length] of held.chunks.entries()) {
      const floats = new Float64Array(length / 2)
      this.#floats[n] = floats
      this.#words[n] = new Uint32Array(floats.buffer)
      source.bytes(floats)
    }
    this.#byId.load(source)
    for (const [slot, id] of loadEntries<number, string>(source)) this.#longIds.set(slot, id)
  }
}
