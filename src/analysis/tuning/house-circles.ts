import type { AccountId } from '../../model/account.ts'
import type { CustomerEvent } from '../../model/monitor/customer-event.ts'
import { CIRCLE_TERMS, type CircleTerms } from '../circles/circle-terms.ts'
import { type FlowHop, findCircle, paysAgain } from '../circles/find-circle.ts'

/**
 * Circles among a house's own customers, found as their transfers come, from what came before alone. Where a withdrawal to another
 * customer's account closes one, it and the deposit on the other side get the pattern `round-trip`, which rule R15 asks for.
 */
export class HouseCircles {
  readonly #owners: ReadonlyMap<AccountId, string>
  readonly #terms: CircleTerms
  /** Transfers into each customer, in the order of coming. */
  readonly #into = new Map<string, FlowHop[]>()
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
    const hop = { from: event.customer, to: payee, usd: event.usd, atMs: event.atMs }
    if (into === undefined) this.#into.set(payee, [hop])
    else into.push(hop)
    const since = event.atMs - this.#terms.window * 1_000
    if (!paysAgain(event.customer, this.#into.get(payee) ?? [], since, this.#terms)) return null
    const { circle, givenUp } = findCircle(hop, customer => this.#into.get(customer) ?? [], this.#terms)
    if (givenUp) this.givenUp++
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
}

const NOTHING_KNOWN = {
  ...{ screening: null, exposure: null, labels: null, firstSeenMs: null, patterns: null, cases: null },
}
