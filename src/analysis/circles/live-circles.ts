import type { AccountId } from '../../model/account.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { CryptoMovement, CustomerEvent } from '../../model/monitor/customer-event.ts'
import { CIRCLE_TERMS, type CircleTerms } from './circle-terms.ts'
import { type FlowHop, findCircle } from './find-circle.ts'
import { markAmount, markMore, markText, newMark } from './mark-table.ts'
import { RecentMap } from './recent-map.ts'
import { RecentMarks } from './recent-marks.ts'
import { type KeptHalf, WaitingHalves } from './waiting-halves.ts'

/** How much is kept. */
export interface CircleBounds {
  /** † Transfers among own customers. */
  readonly hops: number
  /** † Withdrawals and deposits that wait for their other half, answers by event, and accounts that were learned; of each, at most. */
  readonly others: number
  /** Events may come so late, milliseconds. */
  readonly lateMs: number
}

/** The usual bounds: about 200 MB where all are full. */
export const CIRCLE_BOUNDS: CircleBounds = { hops: 500_000, others: 500_000, lateMs: 86_400_000 }

/** What is kept of circles, as plain data for JSON. */
export interface CirclesSnapshot {
  readonly form: 'cordon.circles/2'
  readonly latestMs: number | null
  readonly hops: readonly FlowHop[]
  readonly learned: readonly (readonly [AccountId, string])[]
  readonly waiting: readonly KeptHalf[]
  /** Marks of the ids of events that were taken and closed nothing. */
  readonly taken: readonly number[]
  /** By event. */
  readonly answers: readonly (readonly [string, readonly string[]])[]
  readonly closed: readonly (readonly [string, readonly string[]])[]
}

/**
 * Circles among a house's own customers, found as their events come, in bounded memory. Whose an account is comes from the house's own
 * table, or is learned: a withdrawal and a deposit of one transaction, asset and amount are two halves of one transfer. A circle is seen
 * when its last transfer is known to be one, and the deposit on the other side is told too.
 */
export class LiveCircles {
  readonly #owners: ReadonlyMap<AccountId, string>
  readonly #terms: CircleTerms
  readonly #bounds: CircleBounds
  readonly #into = new Map<string, FlowHop[]>()
  /** All hops in the order of coming; those before the head are gone. */
  #fifo: FlowHop[] = []
  #head = 0
  readonly #learned: RecentMap<AccountId, string>
  readonly #waiting: WaitingHalves
  /** Events that closed nothing, which nearly all are, apart from those that did. */
  readonly #taken: RecentMarks
  readonly #mark = newMark()
  readonly #answers: RecentMap<string, readonly string[]>
  readonly #closed: RecentMap<string, readonly string[]>
  #latestMs = Number.NEGATIVE_INFINITY
  /** Searches that were given up, since there were too many ways to look at. */
  givenUp = 0
  /** Transfers that had to go although they were young enough to count: circles over them are not seen. */
  dropped = 0

  /** @param owners whose account is whose, as the house knows it */
  constructor(
    owners: ReadonlyMap<AccountId, string> = new Map(),
    terms: CircleTerms = CIRCLE_TERMS,
    bounds: CircleBounds = CIRCLE_BOUNDS,
  ) {
    this.#owners = owners
    this.#terms = terms
    this.#bounds = bounds
    this.#learned = new RecentMap(bounds.others)
    this.#waiting = new WaitingHalves(bounds.others)
    this.#taken = new RecentMarks(bounds.others)
    this.#answers = new RecentMap(bounds.others)
    this.#closed = new RecentMap(bounds.others)
  }

  /** Transfers among own customers that are kept. */
  get size(): number {
    return this.#fifo.length - this.#head
  }

  /** The customers of the circle that an event closes, its payer first, or null. The same event again gives the same answer. */
  take(event: CustomerEvent): readonly string[] | null {
    if (event.kind !== 'deposit' && event.kind !== 'withdrawal') return null
    // Only what can be one half of a transfer among customers is worth a place.
    if (event.tx === null && (event.kind === 'deposit' || event.other === null)) return null
    const said = this.#answers.get(event.id)
    if (said !== undefined) return said
    const mark = this.#mark
    markText(mark, event.id)
    if (this.#taken.has(mark)) return null
    this.#latestMs = Math.max(this.#latestMs, event.atMs)
    const circle = event.kind === 'withdrawal' ? this.#out(event) : this.#in(event)
    if (circle === null) {
      markText(mark, event.id)
      this.#taken.add(mark)
    } else this.#answers.set(event.id, circle)
    return circle
  }

  /** The event with the pattern `round-trip`, which rule R15 asks for, where it closes a circle. */
  enrich<E extends CustomerEvent>(event: E): E {
    const circle = this.take(event)
    if (circle === null || (event.kind !== 'deposit' && event.kind !== 'withdrawal')) return event
    const about = event.about ?? NOTHING_KNOWN
    return { ...event, about: { ...about, patterns: [...new Set([...(about.patterns ?? []), 'round-trip'])] } }
  }

  /** All of it. */
  snapshot(): CirclesSnapshot {
    return {
      form: 'cordon.circles/2',
      latestMs: Number.isFinite(this.#latestMs) ? this.#latestMs : null,
      hops: this.#fifo.slice(this.#head),
      learned: this.#learned.entries(),
      waiting: this.#waiting.kept(),
      taken: this.#taken.words(),
      answers: this.#answers.entries(),
      closed: this.#closed.entries(),
    }
  }

  /** Takes what {@link snapshot} gave; only before the first event. @throws IntegrityError `circles-snapshot-form` */
  load(snapshot: CirclesSnapshot): void {
    if (snapshot.form !== 'cordon.circles/2')
      throw new IntegrityError('circles-snapshot-form', 'this is no snapshot of circles')
    this.#latestMs = snapshot.latestMs ?? Number.NEGATIVE_INFINITY
    for (const hop of snapshot.hops) this.#keep(hop)
    for (const [account, customer] of snapshot.learned) this.#learned.set(account, customer)
    this.#waiting.load(snapshot.waiting)
    this.#taken.load(snapshot.taken)
    for (const [id, circle] of snapshot.answers) this.#answers.set(id, circle)
    for (const [tx, circle] of snapshot.closed) this.#closed.set(tx, circle)
  }

  #out(event: CryptoMovement): readonly string[] | null {
    const { customer, usd, atMs, other } = event
    const payee = other === null ? undefined : (this.#owners.get(other) ?? this.#learned.get(other))
    if (payee !== undefined) return this.#close({ from: customer, to: payee, usd: usd ?? 0, atMs }, event)
    if (event.tx === null) return null
    this.#markHalf(event, event.tx)
    const arrived = this.#waiting.meet(this.#mark, { side: 'out', customer, usd, atMs, other })
    if (arrived === null) return null
    this.#learn(other, arrived.customer)
    return this.#close({ from: customer, to: arrived.customer, usd: usd ?? arrived.usd ?? 0, atMs }, event)
  }

  #in(event: CryptoMovement): readonly string[] | null {
    const { customer, usd, atMs, tx } = event
    if (tx === null) return null
    const closed = this.#closed.get(tx)
    if (closed !== undefined) return closed
    this.#markHalf(event, tx)
    const left = this.#waiting.meet(this.#mark, { side: 'in', customer, usd, atMs, other: null })
    if (left === null) return null
    this.#learn(left.other, customer)
    return this.#close({ from: left.customer, to: customer, usd: left.usd ?? usd ?? 0, atMs: left.atMs }, event)
  }

  #close(hop: FlowHop, { tx }: CryptoMovement): readonly string[] | null {
    if (hop.from === hop.to || !(hop.usd > 0)) return null
    const { circle, givenUp } = findCircle(hop, customer => this.#into.get(customer) ?? NONE, this.#terms)
    if (givenUp) this.givenUp++
    this.#keep(hop)
    if (circle !== null && tx !== null) this.#closed.set(tx, circle)
    return circle
  }

  /** By what two halves of one transfer find each other. */
  #markHalf({ ledger, asset, amount }: CryptoMovement, tx: string): void {
    markText(this.#mark, tx)
    markAmount(this.#mark, amount)
    markMore(this.#mark, ledger)
    markMore(this.#mark, asset)
  }

  #learn(account: AccountId | null, customer: string): void {
    if (account !== null) this.#learned.set(account, customer)
  }

  #keep(hop: FlowHop): void {
    const into = this.#into.get(hop.to)
    if (into === undefined) this.#into.set(hop.to, [hop])
    else {
      let place = into.length
      while (place > 0 && (into[place - 1] as FlowHop).atMs > hop.atMs) place--
      into.splice(place, 0, hop)
    }
    this.#fifo.push(hop)
    const reach = this.#latestMs - this.#terms.window * 1_000 - this.#bounds.lateMs
    for (let oldest = this.#fifo[this.#head]; oldest !== undefined; oldest = this.#fifo[this.#head]) {
      const young = oldest.atMs >= reach
      if (young && this.size <= this.#bounds.hops) break
      if (young) this.dropped++
      this.#drop(oldest)
    }
    if (this.#head > 1_024 && this.#head * 2 > this.#fifo.length) {
      this.#fifo = this.#fifo.slice(this.#head)
      this.#head = 0
    }
  }

  #drop(hop: FlowHop): void {
    this.#head++
    const into = this.#into.get(hop.to) ?? []
    const place = into.indexOf(hop)
    if (place !== -1) into.splice(place, 1)
    if (into.length === 0) this.#into.delete(hop.to)
  }
}

const NONE: readonly FlowHop[] = []
const NOTHING_KNOWN = {
  ...{ screening: null, exposure: null, labels: null, firstSeenMs: null, patterns: null, cases: null },
}
