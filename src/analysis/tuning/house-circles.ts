import type { AccountId } from '../../model/account.ts'
import type { CustomerEvent } from '../../model/monitor/customer-event.ts'

/** What counts as a circle. */
export interface CircleTerms {
  /** All its transfers fall within so many seconds. */
  readonly window: number
  /** No transfer is worth less than this share of another, 0 to 1. */
  readonly share: number
  readonly fewestHops: number
  readonly mostHops: number
  /** True: each transfer comes after the one that feeds it, so that the same value may have gone round. */
  readonly inOrder: boolean
  /** Only payers count who paid the same payee so many times or more within the window. Absent: once is enough. */
  readonly again?: number
}

/** Rule R15 as written: back at its origin after 3 to 8 hops within 72 hours, 80 % of it preserved. */
export const CIRCLE_TERMS: CircleTerms = {
  ...{ window: 72 * 3_600, share: 0.8, fewestHops: 3, mostHops: 8, inOrder: true },
}

interface Hop {
  readonly from: string
  readonly usd: number
  readonly atMs: number
}

interface Path {
  readonly at: string
  readonly atMs: number
  readonly low: number
  readonly high: number
  readonly hops: number
  readonly next: Path | null
}

/** † Steps of one search; who gives up says so. */
const MOST_STEPS = 4_096

/**
 * Circles among a house's own customers, found as their transfers come, from what came before alone. Where a withdrawal to another
 * customer's account closes one, it and the deposit on the other side get the pattern `round-trip`, which rule R15 asks for.
 */
export class HouseCircles {
  readonly #owners: ReadonlyMap<AccountId, string>
  readonly #terms: CircleTerms
  /** Transfers into each customer, in the order of coming. */
  readonly #into = new Map<string, Hop[]>()
  /** Customers of the circle that a transaction closed, by transaction; the latest. */
  readonly #closed = new Map<string, readonly string[]>()
  /** Searches that were given up, since there were too many ways to look at. */
  givenUp = 0
  constructor(owners: ReadonlyMap<AccountId, string>, terms: CircleTerms = CIRCLE_TERMS) {
    this.#owners = owners
    this.#terms = terms
  }

  /** The customers of the circle that an event closes, its payer first, or null; takes a withdrawal into the flow. */
  take(event: CustomerEvent): readonly string[] | null {
    if (event.kind === 'deposit') return event.tx === null ? null : (this.#closed.get(event.tx) ?? null)
    if (event.kind !== 'withdrawal' || event.other === null || event.usd === null || !(event.usd > 0)) return null
    const payee = this.#owners.get(event.other)
    if (payee === undefined || payee === event.customer) return null
    const into = this.#into.get(payee)
    const hop = { from: event.customer, usd: event.usd, atMs: event.atMs }
    if (into === undefined) this.#into.set(payee, [hop])
    else into.push(hop)
    const since = event.atMs - this.#terms.window * 1_000
    const circle = this.#counts(event.customer, this.#into.get(payee) ?? [], since)
      ? this.#search(event.customer, payee, event.usd, event.atMs)
      : null
    if (circle !== null && event.tx !== null) this.#closed.set(event.tx, circle)
    return circle
  }

  /** The event with the pattern, where it closes a circle. An event of whose other side nothing is known stays as it is otherwise. */
  enrich(event: CustomerEvent): CustomerEvent {
    const circle = this.take(event)
    if (circle === null || (event.kind !== 'deposit' && event.kind !== 'withdrawal')) return event
    const about = event.about ?? NOTHING_KNOWN
    return { ...event, about: { ...about, patterns: [...new Set([...(about.patterns ?? []), 'round-trip'])] } }
  }

  /** Whether a payer paid often enough since a time to count. */
  #counts(payer: string, into: readonly Hop[], since: number): boolean {
    const { again = 1 } = this.#terms
    let times = 0
    for (let i = into.length - 1; i >= 0 && times < again; i--) {
      const hop = into[i] as Hop
      if (hop.atMs < since) break
      if (hop.from === payer) times++
    }
    return times >= again
  }

  /** Backwards from the payer to the payee, over what was paid before. */
  #search(payer: string, payee: string, usd: number, atMs: number): readonly string[] | null {
    const { window, share, fewestHops, mostHops, inOrder } = this.#terms
    const from = atMs - window * 1_000
    const first: Path = { at: payer, atMs, low: usd, high: usd, hops: 1, next: null }
    const queue = [first]
    let steps = 0
    for (let head = 0; head < queue.length; head++) {
      const path = queue[head] as Path
      const into = this.#into.get(path.at) ?? []
      for (let i = into.length - 1; i >= 0; i--) {
        const hop = into[i] as Hop
        if (hop.atMs < from) break
        if (++steps > MOST_STEPS) {
          this.givenUp++
          return null
        }
        if (inOrder && hop.atMs > path.atMs) continue
        if (!this.#counts(hop.from, into, from)) continue
        const [low, high] = [Math.min(path.low, hop.usd), Math.max(path.high, hop.usd)]
        if (low < share * high) continue
        const longer: Path = { at: hop.from, atMs: hop.atMs, low, high, hops: path.hops + 1, next: path }
        if (hop.from === payee) {
          if (longer.hops >= fewestHops) return membersOf(path, payee)
          continue
        }
        if (longer.hops >= mostHops || isOn(path, hop.from)) continue
        queue.push(longer)
      }
    }
    return null
  }
}

const NOTHING_KNOWN = {
  ...{ screening: null, exposure: null, labels: null, firstSeenMs: null, patterns: null, cases: null },
}

function isOn(path: Path, customer: string): boolean {
  for (let p: Path | null = path; p !== null; p = p.next) if (p.at === customer) return true
  return false
}

function membersOf(path: Path, payee: string): readonly string[] {
  const members: string[] = []
  for (let p: Path | null = path; p !== null; p = p.next) members.push(p.at)
  return [...members.reverse(), payee]
}
