import { IntegrityError } from '../../model/errors.ts'
import { FOREIGN, type ForeignRecord } from '../monitor/event-pool.ts'
import type { MonitorState } from '../monitor/monitor-state.ts'
import { DOUBLES, type FootprintBlock, MARKS, NAMED, WORD, WORDS } from './footprints.ts'
import { grown } from './grown.ts'

const DAY_MS = 86_400_000

/** The widest gap between two shares' customers: more shares than any machine has processors. */
const MOST_SHARES = 64

/**
 * Takes another share's footprints into this share's windows: what its customers did at accounts, devices and markets, and the volumes
 * of their peer groups. Its customers have numbers of their own kind, so that they are nobody's here.
 */
export class OtherShare {
  readonly #state: MonitorState
  readonly #share: number
  /** By table, this share's number for each of the other's. */
  readonly #numbers: Uint32Array[] = [new Uint32Array(1_024), new Uint32Array(64), new Uint32Array(64)]
  /** By the other's customer: peer group, latest day with volume, and volume of that day in US dollars. */
  #groups = new Uint32Array(1_024)
  #days = new Int32Array(1_024)
  #volumes = new Float64Array(1_024)
  readonly #record: ForeignRecord = {
    ...{ id: new Uint32Array(4), form: 0, kind: 0, atMs: 0, usd: 0, customer: 0, other: 0, thing: 0 },
    ...{ flags: 0, place: 0, price: 0 },
  }
  /** @param share its number, below 64 */
  constructor(state: MonitorState, share: number) {
    if (share >= MOST_SHARES) throw new IntegrityError('share-too-many', `share ${share} of at most ${MOST_SHARES}`)
    this.#state = state
    this.#share = share
  }

  /** Takes the names in that a block brings; before its footprints. */
  learn({ names, named }: FootprintBlock): void {
    const { sides, things, groups } = this.#state
    for (let n = 0; n < names.length; n++) {
      const name = names[n] as string
      const table = named[n * 3] as number
      const number =
        table === NAMED.sides
          ? sides.numberOf(name, named[n * 3 + 2] as number)
          : (table === NAMED.things ? things : groups).numberOf(name)
      const theirs = named[n * 3 + 1] as number
      let numbers = this.#numbers[table] as Uint32Array
      if (theirs >= numbers.length) {
        numbers = grown(numbers, theirs * 2)
        this.#numbers[table] = numbers
      }
      numbers[theirs] = number
    }
  }

  /** The line of a footprint within the block. */
  lineOf({ words }: FootprintBlock, n: number): number {
    return words[n * WORDS + WORD.line] as number
  }

  /** Takes one footprint in. @param place of the event, in the order of time */
  take(block: FootprintBlock, n: number, place: number): void {
    const { words: w, doubles: d } = block
    const i = n * WORDS
    const marks = w[i + WORD.marks] as number
    const theirs = w[i + WORD.customer] as number
    const record = this.#record
    record.atMs = d[n * DOUBLES] as number
    record.usd = d[n * DOUBLES + 1] as number
    record.price = d[n * DOUBLES + 2] as number
    const group = w[i + WORD.group] as number
    if (theirs >= this.#groups.length) this.#widen(theirs)
    if (group !== 0) this.#join(theirs, group - 1)
    if ((marks & MARKS.moves) !== 0) this.#count(theirs, record.atMs, record.usd)
    const other = this.#ours(NAMED.sides, w[i + WORD.other] as number)
    const ip = this.#ours(NAMED.sides, w[i + WORD.ip] as number)
    const thing = this.#ours(NAMED.things, w[i + WORD.thing] as number)
    record.kind = marks & 15
    record.form = (marks >>> 4) & 3
    record.customer = (FOREIGN | (theirs * MOST_SHARES + this.#share)) >>> 0
    record.other = other
    record.thing = thing
    record.flags = w[i + WORD.flags] as number
    record.place = place
    for (let k = 0; k < 4; k++) record.id[k] = w[i + WORD.id + k] as number
    this.#state.addForeign(record, {
      other: (marks & MARKS.sided) === 0 ? 0 : other,
      ip,
      market: (marks & MARKS.market) === 0 ? 0 : thing,
      trade: (marks & MARKS.trade) !== 0,
    })
  }

  #ours(table: number, theirs: number): number {
    return theirs === 0 ? 0 : ((this.#numbers[table] as Uint32Array)[theirs] as number)
  }

  #join(customer: number, theirs: number): void {
    const { peers } = this.#state
    const before = this.#groups[customer] as number
    const now = this.#ours(NAMED.groups, theirs)
    if (before === now) return
    if (before !== 0) peers.join(before, -1)
    if (now !== 0) peers.join(now, 1)
    this.#groups[customer] = now
  }

  /** Of an event that came too late for its place, what its customer had moved on that day before is not known any more, and taken for nothing. */
  #count(customer: number, atMs: number, usd: number): void {
    const day = Math.floor(atMs / DAY_MS)
    const known = Number.isNaN(usd) ? 0 : usd
    const latest = this.#days[customer] as number
    const before = day === latest ? (this.#volumes[customer] as number) : 0
    if (day >= latest) {
      this.#days[customer] = day
      this.#volumes[customer] = before + known
    }
    const group = this.#groups[customer] as number
    if (group !== 0) this.#state.peers.change(group, day, before, before + known)
  }

  #widen(customer: number): void {
    const size = customer * 2
    this.#groups = grown(this.#groups, size)
    this.#days = grown(this.#days, size)
    this.#volumes = grown(this.#volumes, size)
  }
}
