import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Instant } from '../../model/instant.ts'
import { type Carried, payFrom, wake } from './payment.ts'
import type { Theft } from './source-rules.ts'
import type { StreamCase } from './stream-case.ts'
import { HELD, RESTING, SERVICE, type StreamState } from './stream-state.ts'

/** A payment between numbered accounts, of more than nothing, from one to another. */
export interface Payment {
  /** 0: an account of which nothing is known. */
  readonly from: number
  readonly to: number
  readonly asset: number
  readonly amount: bigint
  readonly at: Instant
}

/** What a payment brought a case. */
export interface Hit {
  readonly number: number
  readonly tainted: bigint
  readonly hop: number
  readonly firstTime: boolean
  readonly service: boolean
  readonly woke: number | null
}

/** What the flow asks of the world. */
export interface FlowPlan {
  readonly isService: (account: AccountId) => boolean
  /** null: balances are kept of every account. */
  readonly openingBalance: ((account: AccountId, asset: AssetId) => bigint | null) | null
  readonly dormantSeconds: number
}

const NO_HITS: readonly Hit[] = []
const NOTHING: readonly Carried[] = []

/** Moves value between holdings, and the stolen part of it case by case. */
export class StreamFlow {
  readonly #state: StreamState
  readonly #plan: FlowPlan
  readonly #cases: readonly (StreamCase | null)[]

  /** @param cases by number; the tracer adds to it */
  constructor(state: StreamState, plan: FlowPlan, cases: readonly (StreamCase | null)[]) {
    this.#state = state
    this.#plan = plan
    this.#cases = cases
  }

  /** Takes value out of the payer's holding; tells what of it is stolen, in the order of the cases. */
  pay({ from, asset, amount }: Omit<Payment, 'to'>, thefts: readonly Theft[]): readonly Carried[] {
    const state = this.#state
    const known =
      this.#plan.openingBalance === null ? state.holdings.number(from, asset) : state.holdings.find(from, asset)
    const first = state.firstEntry.get(known)
    const carried = first === 0 && thefts.length === 0 ? NOTHING : this.#carry(from, known, asset, amount, thefts)
    if (known !== 0) {
      const out = state.wentOut.get(known) + amount
      state.wentOut.set(known, out)
      if (out > state.cameIn.get(known)) state.cameIn.set(known, out)
    }
    return carried
  }

  /** Puts a payment into the payee's holding; tells what it brought whom. */
  receive(payment: Payment, carried: readonly Carried[]): readonly Hit[] {
    const { from, to, asset, amount, at } = payment
    const state = this.#state
    const woke = this.#stillFor(from, at)
    if (carried.length === 0) {
      const known =
        this.#plan.openingBalance === null ? state.holdings.number(to, asset) : state.holdings.find(to, asset)
      if (known !== 0) state.cameIn.set(known, state.cameIn.get(known) + amount)
      return NO_HITS
    }
    if (from !== 0 && state.stillSince.get(from) === 0) state.stillSince.set(from, at)
    const holding = this.open(to, asset)
    const balance = state.balance(holding)
    const place = state.cameIn.get(holding)
    state.cameIn.set(holding, place + amount)
    const service = this.#plan.isService(state.accounts.name(to))
    const hits: Hit[] = []
    let before = 0
    for (const one of carried) {
      before = this.#arrive(holding, before, one, place, balance, service)
      const reach = state.reachOf.get(before)
      const firstTime = state.hops.get(reach) === 0
      const hop = firstTime ? one.hop + 1 : Math.min(state.hops.get(reach) - 1, one.hop + 1)
      state.hops.set(reach, hop + 1)
      if (firstTime && at > state.stillSince.get(to)) state.stillSince.set(to, at)
      const ends = state.stateOf.get(before) === SERVICE
      hits.push({ number: one.number, tainted: one.tainted, hop, firstTime, service: ends, woke })
    }
    return hits
  }

  /** The holding of an account, with its balance. */
  open(account: number, asset: number): number {
    const state = this.#state
    const holding = state.holdings.number(account, asset)
    const { openingBalance } = this.#plan
    if (openingBalance === null || state.opened.get(holding) === 1) return holding
    state.opened.set(holding, 1)
    const balance = openingBalance(state.accounts.name(account), state.assets.name(asset)) ?? 0n
    if (balance > 0n) state.cameIn.set(holding, state.cameIn.get(holding) + balance)
    return holding
  }

  /** Puts stolen value that is known to lie somewhere into a holding: under fifo, as what will leave it next. */
  place(number: number, account: number, asset: number, tainted: bigint, hop: number): void {
    if (tainted === 0n) return
    const state = this.#state
    const holding = this.open(account, asset)
    const { policy } = this.#cases[number] as StreamCase
    const known = state.entryOf(holding, number)
    const end = known === 0 ? 0n : state.spans.end(known)
    const out = state.wentOut.get(holding)
    const begin = end > out ? end : out
    const least = policy === 'fifo' ? begin : out + (known === 0 ? 0n : state.taint.get(known))
    if (state.cameIn.get(holding) < least + tainted) state.cameIn.set(holding, least + tainted)
    const one = { number, tainted, hop: hop - 1, spans: policy === 'fifo' ? [0n, tainted] : null }
    const service = this.#plan.isService(state.accounts.name(account))
    const e = this.#arrive(holding, 0, one, begin, state.balance(holding), service)
    const reach = state.reachOf.get(e)
    if (state.hops.get(reach) === 0 || hop + 1 < state.hops.get(reach)) state.hops.set(reach, hop + 1)
    const sum = state.sums.number(number, asset)
    state.stolen.set(sum, state.stolen.get(sum) + tainted)
  }

  #carry(from: number, holding: number, asset: number, amount: bigint, thefts: readonly Theft[]): readonly Carried[] {
    const state = this.#state
    let e = state.firstEntry.get(holding)
    const service = e !== 0 && this.#plan.isService(state.accounts.name(from))
    const leaving = { holding, asset, amount, balance: state.balance(holding) }
    const carried: Carried[] = []
    let before = 0
    for (let i = 0; e !== 0 || i < thefts.length; ) {
      const theft = thefts[i]
      const own = e === 0 ? Number.POSITIVE_INFINITY : state.caseOf.get(e)
      const number = theft !== undefined && theft.number < own ? theft.number : own
      const entry = number === own ? e : 0
      const { policy } = this.#cases[number] as StreamCase
      if (entry !== 0 && state.stateOf.get(entry) === RESTING && state.followed.get(state.reachOf.get(entry)) === 1)
        wake(state, entry, number, policy, leaving.balance)
      if (service && entry !== 0 && state.hops.get(state.reachOf.get(entry)) > 1) this.#settle(entry, number, SERVICE)
      const stolen = theft?.number === number ? theft.stolen : 0n
      if (theft?.number === number) i++
      const one = payFrom(state, entry, number, policy, stolen, leaving)
      if (one !== null) carried.push(one)
      if (entry === 0) continue
      e = state.nextEntry.get(entry)
      if (state.taint.get(entry) === 0n) state.unlink(entry, before)
      else before = entry
    }
    return carried
  }

  /** Books what arrives of a case. `before`: the entry behind which its own stands or is to stand. Gives its entry. */
  #arrive(holding: number, before: number, one: Carried, place: bigint, balance: bigint, service: boolean): number {
    const state = this.#state
    const { number, tainted, spans } = one
    const plan = this.#cases[number] as StreamCase
    let last = before
    let e = before === 0 ? state.firstEntry.get(holding) : state.nextEntry.get(before)
    while (e !== 0 && state.caseOf.get(e) < number) {
      last = e
      e = state.nextEntry.get(e)
    }
    const found = e !== 0 && state.caseOf.get(e) === number
    const reach = found ? state.reachOf.get(e) : state.reaches.number(state.holdings.first(holding), number)
    const how = this.#standing(reach, plan, one, found ? e : 0, service)
    if (!found) e = state.link(holding, last, number, reach, how)
    else if (how === HELD) wake(state, e, number, plan.policy, balance)
    else this.#settle(e, number, how)
    state.taint.set(e, state.taint.get(e) + tainted)
    state.lie(number, state.holdings.second(holding), how, tainted)
    if (spans !== null && how !== SERVICE) state.spans.append(e, place, spans)
    return e
  }

  /** How what arrives will stand: a source is always followed, a service never, others from the floor on. */
  #standing(reach: number, plan: StreamCase, one: Carried, e: number, service: boolean): number {
    const state = this.#state
    if (e !== 0 && state.stateOf.get(e) === SERVICE) return SERVICE
    const known = state.hops.get(reach)
    if (known === 1) return HELD
    if (service) return SERVICE
    if (state.followed.get(reach) === 1) return HELD
    const hop = known === 0 ? one.hop + 1 : Math.min(known - 1, one.hop + 1)
    if (plan.maxHops !== null && hop >= plan.maxHops) return RESTING
    const sum = one.tainted + (e === 0 ? 0n : state.taint.get(e))
    if (sum < plan.floor) return RESTING
    state.followed.set(reach, 1)
    return HELD
  }

  /** What moved on until now moves no more: its holder, who is no source, turned out to be a service. */
  #settle(e: number, number: number, how: number): void {
    const state = this.#state
    if (state.stateOf.get(e) === how) return
    const asset = state.holdings.second(state.holdingOf.get(e))
    const taint = state.taint.get(e)
    state.lie(number, asset, state.stateOf.get(e), -taint)
    state.lie(number, asset, how, taint)
    if (how === SERVICE) state.spans.clear(e)
    state.turn(e, how)
  }

  /** For how long the payer was still, where that is long; from now on it counts anew. */
  #stillFor(from: number, at: Instant): number | null {
    const since = from === 0 ? 0 : this.#state.stillSince.get(from)
    if (since === 0) return null
    if (at > since) this.#state.stillSince.set(from, at)
    return at - since >= this.#plan.dormantSeconds ? at - since : null
  }
}
