import { type CustomerEvent, type CustomerProfile, EVENT_KINDS } from '../../model/monitor/customer-event.ts'
import { PAST } from '../../model/monitor/past-flags.ts'
import { flagsOf } from './event-flags.ts'
import { type EventNumbers, MOVING, numbersOf, SIDED } from './event-numbers.ts'
import { EventPool, type PackedRecord } from './event-pool.ts'
import { hasMarket, SIDE } from './event-sides.ts'
import { MarketVolumes } from './market-volumes.ts'
import { NameTable } from './name-table.ts'
import { LongHabit } from './own-habit.ts'
import { PeerGroups } from './peer-groups.ts'
import { ProfileBook } from './profile-book.ts'
import { providerMark } from './provider-mark.ts'
import { loadEntries, type StateSink, type StateSource, saveEntries } from './state-stream.ts'
import { WalletHours } from './wallet-hours.ts'
import { WindowLists } from './window-lists.ts'

const DAY_MS = 86_400_000
const TRADE = EVENT_KINDS.indexOf('trade')
const WALLET_OUTFLOW = EVENT_KINDS.indexOf('wallet-outflow')

/** How many events of one customer, other side, market or own wallet are kept. */
export interface StateBounds {
  readonly customer: number
  readonly side: number
  readonly market: number
}

/** What is kept where nobody says otherwise. */
export const STATE_BOUNDS: StateBounds = { customer: 256, side: 512, market: 4_096 }

/** Where an event stands in the state; numbers are 0 where it names none. */
export interface Standing {
  readonly slot: number
  /** Number of its kind. */
  readonly kind: number
  readonly customer: number
  readonly other: number
  readonly thing: number
  readonly ip: number
  readonly market: number
  /** Events of the lists that it is in which stand behind it. */
  readonly behind: number
}

/** How a state is made. */
export interface StateOptions {
  /** Of the hashes: any 32-bit number that strangers don't know. */
  readonly seed?: number
  readonly bounds?: StateBounds
  /** False: events are not found by their ids again. */
  readonly findable?: boolean
  /** Told of an event that no window holds any more, before it goes. */
  onGone?(slot: number): void
}

/** All that the monitor remembers: names, events, windows, profiles, habits. Grows by events; the same events in any order give the same windows. */
export class MonitorState {
  readonly customers: NameTable
  readonly sides: NameTable
  readonly things: NameTable
  readonly groups: NameTable
  readonly pool: EventPool
  readonly ofCustomer: WindowLists
  readonly ofSide: WindowLists
  readonly ofMarket: WindowLists
  readonly profiles: ProfileBook
  readonly peers = new PeerGroups()
  readonly wallets = new WalletHours()
  readonly markets = new MarketVolumes()
  /** Of customers whose lists forgot something. */
  readonly habits = new Map<number, LongHabit>()
  readonly #release: (slot: number) => void
  #slots = new Uint32Array(64)
  constructor({ seed = 0, bounds = STATE_BOUNDS, findable = true, onGone = () => {} }: StateOptions = {}) {
    this.customers = new NameTable(seed)
    this.sides = new NameTable(seed)
    this.things = new NameTable(seed)
    this.groups = new NameTable(seed)
    this.pool = new EventPool(seed, findable)
    this.ofCustomer = new WindowLists(this.pool, bounds.customer)
    this.ofSide = new WindowLists(this.pool, bounds.side)
    this.ofMarket = new WindowLists(this.pool, bounds.market)
    this.profiles = new ProfileBook(this.groups)
    this.#release = slot => this.pool.release(slot, onGone)
  }

  /** Bytes that it takes up, of typed arrays exactly, of maps about. */
  get bytes(): number {
    const tables = this.customers.bytes + this.sides.bytes + this.things.bytes + this.groups.bytes
    const lists = this.ofCustomer.bytes + this.ofSide.bytes + this.ofMarket.bytes
    let habits = 0
    for (const habit of this.habits.values()) habits += (habit.days.size + habit.hours.size) * 32
    return tables + lists + this.pool.bytes + this.profiles.bytes + habits + this.markets.bytes
  }

  /** Keeps what is known of a customer. */
  know(profile: CustomerProfile): void {
    this.knowOf(this.customers.numberOf(profile.customer), profile)
  }

  /** Keeps what is known of the customer of a number. */
  knowOf(customer: number, profile: CustomerProfile): void {
    const before = this.profiles.group(customer)
    this.profiles.set(customer, profile)
    const now = this.profiles.group(customer)
    if (before === now) return
    if (before !== 0) this.peers.join(before, -1)
    if (now !== 0) this.peers.join(now, 1)
  }

  /** Takes an event in whose id is not kept. */
  add(event: CustomerEvent, place: number): Standing {
    const numbers = numbersOf(event, this)
    const { customer, other, thing } = numbers
    const kind = EVENT_KINDS.indexOf(event.kind)
    const usd = 'usd' in event && event.usd !== null ? event.usd : Number.NaN
    const profile = event.kind === 'login' ? this.profiles.get(customer, event) : null
    const flags = flagsOf(event, profile)
    const isNew = this.#arrives(kind, numbers, event.atMs, usd, flags)
    const price = event.kind === 'trade' || event.kind === 'order' ? event.price : providerMark(event)
    const slot = this.pool.add({
      ...{ id: event.id, kind, atMs: event.atMs, usd, customer, other, thing, place, price },
      flags: isNew ? flags | PAST.newOther : flags,
    })
    const market = hasMarket(event) ? thing : 0
    if (market !== 0 && kind === TRADE) this.markets.add(market, { atMs: event.atMs, place, usd }, price)
    return this.#stand(slot, kind, numbers, market, isNew)
  }

  /** Takes an event in whose names have their numbers. */
  addRecord(record: PackedRecord): Standing {
    const { kind, market, flags } = record
    const isNew = this.#arrives(kind, record, record.atMs, record.usd, flags)
    if (isNew) record.flags = flags | PAST.newOther
    const slot = this.pool.addPacked(record)
    if (market !== 0 && kind === TRADE) this.markets.add(market, record, record.price)
    return this.#stand(slot, kind, record, market, isNew)
  }

  /** Takes in what an event of a customer of somebody else's leaves where others look. */
  addForeign(record: PackedRecord): void {
    const { kind, ip, market } = record
    if (market !== 0 && kind === TRADE) this.markets.add(market, record, record.price)
    const other = ((SIDED >>> kind) & 1) === 1 ? record.other : 0
    if (other === 0 && ip === 0 && market === 0) return
    const slot = this.pool.addPacked(record)
    if (other !== 0) this.ofSide.insert(other, slot, this.#release)
    if (ip !== 0) this.ofSide.insert(ip, slot, this.#release)
    if (market !== 0) this.ofMarket.insert(market, slot, this.#release)
  }

  /** Where an event stands that is kept already. */
  standing(event: CustomerEvent, slot: number): Standing {
    return {
      slot,
      kind: this.pool.kind(slot),
      customer: this.pool.customer(slot),
      other: this.pool.other(slot),
      thing: this.pool.thing(slot),
      ip: event.kind !== 'login' || event.ip === null ? 0 : this.sides.find(event.ip, SIDE.ip),
      market: hasMarket(event) ? this.pool.thing(slot) : 0,
      behind: 0,
    }
  }

  /** Before a customer's list first lets something go, its volumes and counts are taken down. */
  readonly #firstForget = (customer: number): void => {
    const habit = new LongHabit()
    const n = this.ofCustomer.length(customer)
    for (let i = 0; i < n; i++) {
      const slot = this.ofCustomer.slotAt(customer, i)
      if ((MOVING >>> this.pool.kind(slot)) & 1) habit.add(this.pool.at(slot), this.pool.usd(slot))
    }
    this.habits.set(customer, habit)
  }

  /** Before an event is taken in: counts what it moves; gives whether its other side is new to its customer. */
  #arrives(kind: number, { customer, other }: EventNumbers, atMs: number, usd: number, flags: number): boolean {
    if (((MOVING >>> kind) & 1) === 0) return false
    const isNew = other !== 0 && this.#isNew(customer, other, atMs)
    const group = this.profiles.group(customer)
    const known = Number.isNaN(usd) ? 0 : usd
    if (group !== 0) {
      const day = Math.floor(atMs / DAY_MS)
      const before = this.#volumeOf(customer, day)
      this.peers.change(group, day, before, before + known)
    }
    // The event itself is not in the list yet when the list first forgets: who is taken down then lacks it, who was before has it here.
    this.habits.get(customer)?.add(atMs, usd)
    if (kind === WALLET_OUTFLOW && (flags & PAST.whitelisted) === 0) this.wallets.add(customer, atMs, known)
    return isNew
  }

  /** Puts an event in its lists. */
  #stand(
    slot: number,
    kind: number,
    { customer, other, thing, ip }: EventNumbers,
    market: number,
    isNew: boolean,
  ): Standing {
    const own = this.ofCustomer.insert(customer, slot, this.#release, this.#firstForget)
    let behind = own
    if (isNew && own > 0) this.#notNewAfter(customer, other, own)
    if (other !== 0 && (SIDED >>> kind) & 1) behind += this.ofSide.insert(other, slot, this.#release)
    if (ip !== 0) behind += this.ofSide.insert(ip, slot, this.#release)
    if (market !== 0) this.ofMarket.insert(market, slot, this.#release)
    return { slot, kind, customer, other, thing, ip, market, behind }
  }

  #volumeOf(customer: number, day: number): number {
    const habit = this.habits.get(customer)
    if (habit !== undefined) return habit.days.get(day) ?? 0
    let sum = 0
    for (let i = this.ofCustomer.length(customer) - 1; i >= 0; i--) {
      const slot = this.ofCustomer.slotAt(customer, i)
      const at = Math.floor(this.pool.at(slot) / DAY_MS)
      if (at < day) break
      const usd = this.pool.usd(slot)
      if (at === day && (MOVING >>> this.pool.kind(slot)) & 1 && !Number.isNaN(usd)) sum += usd
    }
    return sum
  }

  /** Whether a customer's list holds nothing with an other side up to a time. */
  #isNew(customer: number, other: number, atMs: number): boolean {
    const { pool, ofCustomer, ofSide } = this
    const own = ofCustomer.length(customer)
    if (own === 0) return true
    // What both lists kept of the two stands in both: the shorter one is gone through, which is nearly always the other side's.
    const isShorter = ofSide.length(other) < own && isWhole(ofSide, other) && isWhole(ofCustomer, customer)
    const [lists, key] = isShorter ? [ofSide, other] : [ofCustomer, customer]
    const n = lists.length(key)
    if (n === 0) return true
    if (n > this.#slots.length) this.#slots = new Uint32Array(n * 2)
    lists.copy(key, 0, n, this.#slots)
    for (let i = n - 1; i >= 0; i--) if (pool.isBetween(this.#slots[i] as number, customer, other, atMs)) return false
    return true
  }

  /** Those behind a late event met the other side after it. */
  #notNewAfter(customer: number, other: number, behind: number): void {
    const n = this.ofCustomer.length(customer)
    for (let i = n - behind; i < n; i++) {
      const slot = this.ofCustomer.slotAt(customer, i)
      if (this.pool.other(slot) === other) this.pool.setFlags(slot, this.pool.flags(slot) & ~PAST.newOther)
    }
  }

  /** Writes it as it lies. */
  save(sink: StateSink): void {
    for (const part of this.#parts()) part.save(sink)
    saveEntries(
      sink,
      [...this.habits].map(([n, { days, hours }]) => [n, [[...days], [...hours]]] as const),
    )
  }

  /** Takes what {@link save} wrote of a state with the same seed. */
  load(source: StateSource): void {
    for (const part of this.#parts()) part.load(source)
    type Pairs = [number, number][]
    for (const [n, [days, hours]] of loadEntries<number, [Pairs, Pairs]>(source)) {
      const habit = new LongHabit()
      for (const [day, usd] of days) habit.days.set(day, usd)
      for (const [hour, count] of hours) habit.hours.set(hour, count)
      this.habits.set(n, habit)
    }
  }

  #parts() {
    return [
      ...[this.customers, this.sides, this.things, this.groups, this.pool],
      ...[this.ofCustomer, this.ofSide, this.ofMarket, this.profiles, this.peers, this.wallets, this.markets],
    ] as const
  }
}

/** Whether a list never let anything go. */
function isWhole(lists: WindowLists, key: number): boolean {
  return lists.forgotten(key) === undefined
}
