import { IntegrityError } from '../../model/errors.ts'
import { type CustomerEvent, type CustomerProfile, EVENT_KINDS } from '../../model/monitor/customer-event.ts'
import type { MarketFigures, OwnHabit, PastWindow, RuleContext } from '../../model/monitor/rule.ts'
import { imitatedAccount } from './imitated-account.ts'
import type { MarketTrade } from './market-volumes.ts'
import type { MonitorState, Standing } from './monitor-state.ts'
import { habitOfWindow, type LongHabit, ownHabit } from './own-habit.ts'
import { PastView } from './past-view.ts'
import { classOfKind } from './window-lists.ts'

const DAY_MS = 86_400_000

/** What rules see of one event after the other: one context, turned to each event in turn, so that nothing is made anew for it. */
export class JudgingContext implements RuleContext {
  /** Of nobody, until the first turn. */
  event: CustomerEvent = { kind: 'change', id: '', atMs: 0, customer: '', what: 'email' }
  readonly past: PastView
  otherPast: PastWindow | null = null
  devicePast: PastWindow | null = null
  ipPast: PastWindow | null = null
  marketPast: PastWindow | null = null
  walletPast: PastWindow | null = null
  other = 0
  thing = 0
  readonly #state: MonitorState
  readonly #side: PastView
  readonly #ip: PastView
  readonly #market: PastView
  #customer = 0
  #slot = 0
  /** Undefined: not looked up yet. */
  #profile: CustomerProfile | null | undefined
  #habit: OwnHabit | null | undefined
  #values: ReadonlyMap<string, number> = new Map()
  #rule = ''
  constructor(state: MonitorState) {
    this.#state = state
    this.past = new PastView(state.pool, state.ofCustomer, 'other')
    this.#side = new PastView(state.pool, state.ofSide, 'customer')
    this.#ip = new PastView(state.pool, state.ofSide, 'customer')
    this.#market = new PastView(state.pool, state.ofMarket, 'customer')
  }

  /** Turns to an event that stands in the state. */
  turn(event: CustomerEvent, profile: CustomerProfile | null, standing: Standing): void {
    const { slot, customer, other, ip, market } = standing
    const { atMs } = event
    this.event = event
    this.#profile = profile ?? undefined
    this.other = other
    this.thing = standing.thing
    this.#customer = customer
    this.#slot = slot
    this.#habit = undefined
    this.past.look(customer, slot, atMs)
    const login = event.kind === 'login'
    const side = other === 0 || event.kind === 'trade' ? null : this.#side.look(other, slot, atMs)
    this.otherPast = login ? null : side
    this.devicePast = login ? side : null
    this.ipPast = ip === 0 ? null : this.#ip.look(ip, slot, atMs)
    this.marketPast = market === 0 ? null : this.#market.look(market, slot, atMs)
    this.walletPast = event.kind === 'wallet-outflow' ? this.past : null
  }

  /** What came with the event, else what was said of its customer last; put together only for rules that ask. */
  get profile(): CustomerProfile | null {
    if (this.#profile === undefined) this.#profile = this.#state.profiles.get(this.#customer, this.event)
    return this.#profile
  }

  /** Turns to the parameters of a rule. */
  use(rule: string, values: ReadonlyMap<string, number>): void {
    this.#rule = rule
    this.#values = values
  }

  habit(): OwnHabit | null {
    if (this.#habit !== undefined) return this.#habit
    const { atMs } = this.event
    this.#habit = ownHabit(this.#longHabit(), this.past.sinceMs, atMs)
    return this.#habit
  }

  peers(): { readonly dailyMean: number; readonly dailyDeviation: number; readonly members: number } | null {
    const group = this.#state.profiles.group(this.#customer)
    return group === 0 ? null : this.#state.peers.figures(group, Math.floor(this.event.atMs / DAY_MS))
  }

  sameHour(): { readonly p999: number; readonly weeks: number } | null {
    return this.walletPast === null
      ? null
      : this.#state.wallets.sameHour(this.#customer, this.past.sinceMs, this.event.atMs)
  }

  market(windowSeconds: number, spanSeconds: number): MarketFigures | null {
    const { event, thing } = this
    if (event.kind !== 'trade' || thing === 0) return null
    const { pool, ofMarket, markets } = this.#state
    // Trades behind it, which an event that came late has, must not be counted, and so must all be known.
    const lost = ofMarket.forgotten(thing)?.untilMs[classOfKind(EVENT_KINDS.indexOf('trade'))] ?? -Infinity
    if (lost >= event.atMs) return null
    const later: MarketTrade[] = []
    for (let n = ofMarket.length(thing) - 1; n >= 0; n--) {
      const slot = ofMarket.slotAt(thing, n)
      if (pool.compare(slot, this.#slot) <= 0) break
      if (pool.kindName(slot) === 'trade')
        later.push({ atMs: pool.at(slot), place: pool.place(slot), usd: pool.usd(slot) })
    }
    const trade = { atMs: event.atMs, place: pool.place(this.#slot), usd: event.usd ?? Number.NaN }
    return markets.figures(thing, trade, windowSeconds, spanSeconds, later)
  }

  imitated(seconds: number, tiny: number): string | null {
    const { event } = this
    if ((event.kind !== 'deposit' && event.kind !== 'withdrawal') || this.other === 0) return null
    return imitatedAccount(event, this.other, this.past, { seconds, tiny }, this.#state.sides)
  }

  p(name: string): number {
    const value = this.#values.get(name)
    if (value === undefined)
      throw new IntegrityError(
        'rule-parameter-unknown',
        `rule ${this.#rule} asks for parameter ${name}, which it has not`,
      )
    return value
  }

  #longHabit(): LongHabit {
    return this.#state.habits.get(this.#customer) ?? habitOfWindow(this.past)
  }
}
