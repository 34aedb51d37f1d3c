import type { MarketFigures } from '../../model/monitor/rule.ts'
import type { StateSink, StateSource } from './state-stream.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** † Minutes of a market that are kept: 34 hours, so that an event may come a day late and still look back over ten hours. */
const MOST_MINUTES = 2_048
const FIRST_MINUTES = 16
/** † Days of a market that are kept. */
const MOST_DAYS = 400
/** Sums are kept in hundredths of a cent, whole numbers, so that neither the order of coming nor taking off leaves a trace in them. */
const UNITS = 10_000
/** 900 billion dollars: what is said to be worth more counts as this, so that sums stay numbers. */
const MOST_UNITS = 9e15
/** Figures of a minute: its number, its volume, and of its first trade time, place and price. */
const FIELDS = 5

/** One market: its latest minutes as a ring that grows as far as it must, and its days. */
interface Market {
  minutes: Float64Array
  /** The latest minute. */
  latest: number
  readonly days: Map<number, number>
}

/** A trade: when, in which place of the order of coming, and its worth in US dollars; NaN: no price was known. */
export interface MarketTrade {
  readonly atMs: number
  readonly place: number
  readonly usd: number
}

/**
 * Volumes of markets by minutes and by UTC days, and the first price of each minute: what can be told of a market however many trades
 * it has, in 100 KiB a market at most.
 */
export class MarketVolumes {
  readonly #markets = new Map<number, Market>()

  /** Bytes that it takes up, about. */
  get bytes(): number {
    let n = 0
    for (const { minutes, days } of this.#markets.values()) n += 100 + minutes.byteLength + days.size * 32
    return n
  }

  /** Counts a trade. */
  add(market: number, { atMs, place, usd }: MarketTrade, price: number): void {
    let held = this.#markets.get(market)
    if (held === undefined) {
      held = { minutes: ringOf(FIRST_MINUTES), latest: -Infinity, days: new Map() }
      this.#markets.set(market, held)
    }
    const worth = unitsOf(usd)
    const day = Math.floor(atMs / DAY_MS)
    const sum = held.days.get(day)
    if (sum === undefined) for (const old of held.days.keys()) if (old < day - MOST_DAYS) held.days.delete(old)
    held.days.set(day, (sum ?? 0) + worth)
    const minute = Math.floor(atMs / MINUTE_MS)
    if (minute > held.latest) held.latest = minute
    if (minute <= held.latest - MOST_MINUTES) return
    const at = makeRoom(held, minute)
    const { minutes } = held
    if (minutes[at] === minute) {
      minutes[at + 1] = (minutes[at + 1] as number) + worth
      const first = minutes[at + 2] as number
      if (atMs > first || (atMs === first && place > (minutes[at + 3] as number))) return
    } else {
      minutes[at] = minute
      minutes[at + 1] = worth
    }
    minutes[at + 2] = atMs
    minutes[at + 3] = place
    minutes[at + 4] = price
  }

  /**
   * Volumes before a trade that was counted, from the beginning of the minute and of the day in which the two windows begin. Null: they
   * reach back beyond what is kept.
   * @param later trades of the market that were counted and stand behind it
   */
  figures(
    market: number,
    trade: MarketTrade,
    windowSeconds: number,
    spanSeconds: number,
    later: readonly MarketTrade[],
  ): MarketFigures | null {
    const held = this.#markets.get(market)
    const { atMs } = trade
    const from = Math.floor((atMs - windowSeconds * 1_000) / MINUTE_MS)
    const now = Math.floor(atMs / MINUTE_MS)
    const fromDay = Math.floor((atMs - spanSeconds * 1_000) / DAY_MS)
    const today = Math.floor(atMs / DAY_MS)
    if (held === undefined || from <= held.latest - MOST_MINUTES || today - fromDay > MOST_DAYS) return null
    const { minutes, days } = held
    let [volume, span] = [0, 0]
    let firstPrice: number | null = null
    for (let minute = from; minute <= now; minute++) {
      const at = placeOf(minutes, minute)
      if (minutes[at] !== minute) continue
      volume += minutes[at + 1] as number
      const first = minutes[at + 2] as number
      const isBefore = first < atMs || (first === atMs && (minutes[at + 3] as number) < trade.place)
      if (firstPrice === null && isBefore) firstPrice = minutes[at + 4] as number
    }
    for (let day = fromDay; day <= today; day++) span += days.get(day) ?? 0
    for (const one of [trade, ...later]) {
      if (Math.floor(one.atMs / MINUTE_MS) === now) volume -= unitsOf(one.usd)
      if (Math.floor(one.atMs / DAY_MS) === today) span -= unitsOf(one.usd)
    }
    return {
      volumeUsd: volume / UNITS,
      windowSeconds: (atMs - from * MINUTE_MS) / 1_000,
      spanUsd: span / UNITS,
      spanSeconds: (atMs - fromDay * DAY_MS) / 1_000,
      firstPrice,
    }
  }

  /** Writes it. */
  save(sink: StateSink): void {
    const plain = [...this.#markets].map(([n, { minutes, latest, days }]) => ({
      ...{ n, latest, size: minutes.length, days: [...days] },
    }))
    sink.json(plain)
    for (const { minutes } of this.#markets.values()) sink.bytes(minutes)
  }

  /** Takes what {@link save} wrote. */
  load(source: StateSource): void {
    const plain = source.json() as { n: number; latest: number; size: number; days: [number, number][] }[]
    for (const { n, latest, size, days } of plain) {
      const minutes = new Float64Array(size)
      source.bytes(minutes)
      this.#markets.set(n, { minutes, latest, days: new Map(days) })
    }
  }
}

/** Empty places hold no minute that could be asked for. */
function ringOf(size: number): Float64Array {
  return new Float64Array(size * FIELDS).fill(-Infinity)
}

/** Where a minute stands, if it is there; rings have a power of two of places. */
function placeOf(minutes: Float64Array, minute: number): number {
  const size = minutes.length / FIELDS
  return (((minute % size) + size) % size) * FIELDS
}

/** Where a minute is to stand; the ring grows while another that is still kept stands there. */
function makeRoom(held: Market, minute: number): number {
  const oldest = held.latest - MOST_MINUTES
  for (;;) {
    const at = placeOf(held.minutes, minute)
    const there = held.minutes[at] as number
    if (there === minute || there <= oldest) return at
    const wider = ringOf((held.minutes.length / FIELDS) * 2)
    for (let from = 0; from < held.minutes.length; from += FIELDS) {
      const kept = held.minutes[from] as number
      if (kept > oldest) wider.set(held.minutes.subarray(from, from + FIELDS), placeOf(wider, kept))
    }
    held.minutes = wider
  }
}

function unitsOf(usd: number): number {
  return Number.isNaN(usd) ? 0 : Math.min(MOST_UNITS, Math.round(usd * UNITS))
}
