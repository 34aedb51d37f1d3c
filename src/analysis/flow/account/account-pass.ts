import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import type { Instant } from '../../../model/instant.ts'
import { compareTransfers, payee, payer, type Transfer } from '../../../model/transfer.ts'
import { compactLots } from '../compact-lots.ts'
import { CROSSED_IN, CROSSED_OUT, crossingPart, gateOf, NO_CROSSINGS, placeOf, seedOf } from '../crossing-plan.ts'
import { type Lot, taintOf } from '../holding.ts'
import { spend } from '../policy.ts'
import type { ServiceVerdict } from '../service-verdict.ts'
import { taintClean } from '../utxo/theft-lots.ts'
import { type Book, openBook } from './book.ts'
import { classify } from './classify.ts'
import { EventHeap } from './event-heap.ts'
import { FlowRows } from './flow-rows.ts'
import { GapSums } from './gap-sums.ts'
import type { TraceNeeds } from './knowledge.ts'
import type { Followed, PassPlan } from './pass-plan.ts'
import { blockStillPays, cleanLots, everReceived, paidForLater, readsItself } from './reading.ts'
import { type SwapLegs, swapLegs } from './swap-legs.ts'
import { type Resting, TaintSums } from './taint-sums.ts'
import { type SourceMeter, TheftMeters } from './theft-meters.ts'

/** How many payees are asked for beside the one that is needed. */
const LOOK_AHEAD = 128
const SURPLUS = 'more left than is known to have come in; taken to be made up as the known inflows are'

/**
 * One pass over the ledger in the order of time: takes up each account at its first tainted transfer and moves lots by one
 * doctrine until nothing is left to read. The cost is that of the followed accounts' histories, whatever the ledger holds beside.
 */
export class AccountPass {
  readonly plan: PassPlan
  readonly flow = new FlowRows()
  readonly gaps = new GapSums()
  readonly services = new TaintSums()
  /** Reached but not followed: below the threshold, or beyond the hop bound. */
  readonly resting = new TaintSums()
  readonly verdicts = new Map<AccountId, ServiceVerdict>()
  readonly followed = new Map<AccountId, Followed>()
  readonly thefts: TheftMeters
  /** Accounts whose taint, in sum, passed the threshold although no single transfer did: to be followed in the next pass. */
  readonly overdue = new Set<AccountId>()
  /** Time of the last event taken; what comes after it has not been read if the pass was stopped. */
  reachedAt: Instant = 0
  private readonly heap = new EventHeap<Followed>()
  private readonly classified = new Map<AccountId, ServiceVerdict | null>()
  /** Transfers already booked out of their turn: legs of a swap, and the stolen legs of a source transaction. */
  private readonly taken = new Set<string>()
  /** Transfers gone through so far. */
  events = 0
  private started = false

  constructor(plan: PassPlan) {
    this.plan = plan
    this.thefts = new TheftMeters(plan.request)
  }

  /** True once no event waits. */
  get done(): boolean {
    return this.started && this.heap.size === 0
  }

  /** Whether a followed account has transfers that were not read. */
  unread(account: AccountId): boolean {
    const owner = this.followed.get(account)
    return owner !== undefined && !this.done && owner.next <= owner.history.length && owner.history.length > 0
  }

  /** What was reached within the hop bound and is worth the floor, but was left lying for its value. */
  unfollowed(): Resting[] {
    return [...this.resting.list()].filter(r => r.amount >= this.plan.request.floor && this.withinHops(r.account))
  }

  /**
   * Runs until done, until something must be fetched, or until `enough` says so (asked every 256 events).
   * @returns what must be fetched, or null
   */
  run(enough: () => boolean): TraceNeeds | null {
    if (!this.started) {
      const wanted = this.start()
      if (wanted.length > 0) return { wanted, soon: [] }
    }
    for (let n = 1; this.heap.size > 0; n++) {
      if (n % 256 === 0 && enough()) return null
      const event = this.heap.peek()
      if (!event) break
      const wanted = this.wants(event.transfer)
      if (wanted) return { wanted: [wanted], soon: this.soon() }
      this.heap.pop()
      this.events++
      if (!event.late) this.readOn(event.owner)
      this.take(event.transfer, event.owner, event.late)
    }
    return null
  }

  private start(): AccountId[] {
    const accounts = this.thefts.accounts()
    const unknown = accounts.filter(a => !this.plan.knowledge.has(a))
    if (unknown.length > 0) return unknown
    this.started = true
    for (const account of accounts) {
      this.flow.source(account)
      this.readOn(this.follow(account, null))
    }
    for (const t of this.thefts.stolenInTransactions()) {
      this.flow.source(payer(t))
      this.pushAlone(t)
    }
    for (const { transfer } of this.crossings.seeds.values()) if (transfer) this.pushAlone(transfer)
    return []
  }

  private get crossings() {
    return this.plan.request.crossings ?? NO_CROSSINGS
  }

  /** Puts a transfer in its place in time although nobody's history that is read may hold it. */
  private pushAlone(transfer: Transfer): void {
    const owner = { account: payer(transfer), history: [], next: 0, books: new Map() }
    this.heap.push({ transfer, late: false, owner })
  }

  private follow(account: AccountId, after: Transfer | null): Followed {
    const history = this.plan.knowledge.get(account)?.transfers ?? []
    let low = 0
    let high = after ? history.length : 0
    while (low < high) {
      const mid = (low + high) >> 1
      if (compareTransfers(history[mid] as Transfer, after as Transfer) <= 0) low = mid + 1
      else high = mid
    }
    const owner: Followed = { account, history, next: low, books: new Map() }
    this.followed.set(account, owner)
    return owner
  }

  private readOn(owner: Followed): void {
    const transfer = owner.history[owner.next]
    if (!transfer) return
    owner.next++
    this.heap.push({ transfer, late: false, owner })
  }

  /** The account that must be known before this transfer can be taken, if any. */
  private wants(t: Transfer): AccountId | null {
    if (t.amount === 0n) return null
    const to = payee(t)
    if (this.followed.has(to) || this.classified.has(to) || !this.carriesTaint(t)) return null
    if (this.plan.passing && !this.plan.knowledge.has(to) && !this.mayFollow(to, t.asset, t.amount)) return null
    const owner = this.followed.get(payer(t))
    if (owner && !this.isTheft(t, owner.account) && this.legsOf(owner, t)) return null
    const { knowledge, opened, dealings, theftAt } = this.plan
    const related = (a: AccountId): boolean => this.isRelated(a)
    const judging = { knowledge, opened, dealings, theftAt: theftAt(), related, gates: this.crossings.services }
    const verdict = classify(to, judging)
    if ('wanted' in verdict) return verdict.wanted
    this.classified.set(to, verdict.verdict)
    if (verdict.verdict) this.verdicts.set(to, verdict.verdict)
    return null
  }

  /** What goes through a crossing is no exchange inside its own transaction, whatever else happens there. */
  private legsOf(owner: Followed, t: Transfer): SwapLegs | null {
    if (gateOf(this.crossings, t) || seedOf(this.crossings, t)) return null
    return swapLegs(owner.account, owner.history, t)
  }

  private isRelated(account: AccountId): boolean {
    return this.plan.related.has(account) || this.thefts.isSource(account)
  }

  /**
   * What an account of the theft pays before any stolen money is known to have been there is of unknown origin, neither clean nor
   * stolen: it is not booked, so that where it leaves it counts as surplus and is presumed like the rest.
   */
  private isUnexplained(payer: AccountId): boolean {
    return this.plan.request.surplus === 'share' && this.plan.related.has(payer)
  }

  private known(payer: AccountId, amount: bigint): bigint {
    return this.isUnexplained(payer) ? 0n : amount
  }

  private isStranger(account: AccountId): boolean {
    return !this.followed.has(account)
  }

  private isTheft(t: Transfer, from: AccountId): boolean {
    if (!this.thefts.meter(from)?.wants(t)) return false
    return this.plan.request.recognised(t.asset) || everReceived(this.followed.get(from)?.history ?? [], t)
  }

  private isSeed(t: Transfer): boolean {
    return seedOf(this.crossings, t) !== undefined
  }

  private carriesTaint(t: Transfer): boolean {
    const from = payer(t)
    if (this.isTheft(t, from) || this.thefts.stolenIn(t) || this.isSeed(t)) return true
    const book = this.followed.get(from)?.books.get(t.asset)
    return book !== undefined && (book.holding.taint > 0n || (t.amount > book.holding.total && book.taintedIn > 0n))
  }

  /** Payees that the accounts at the front of the queue are about to pay: fetched along, so that a flood costs few round trips. */
  private soon(): AccountId[] {
    const soon = new Set<AccountId>()
    for (const { owner } of this.heap.nearFront(LOOK_AHEAD)) {
      for (let i = owner.next - 1; i >= 0 && i < owner.next + LOOK_AHEAD && soon.size < LOOK_AHEAD; i++) {
        const t = owner.history[i]
        if (!t) break
        if (t.amount === 0n || payer(t) !== owner.account || !this.carriesTaint(t)) continue
        const to = payee(t)
        if (this.plan.knowledge.has(to)) continue
        if (!this.plan.passing || this.mayFollow(to, t.asset, t.amount)) soon.add(to)
      }
    }
    return [...soon]
  }

  private take(t: Transfer, owner: Followed, late: boolean): void {
    this.reachedAt = t.at
    if (t.amount === 0n || t.from === t.to || (this.taken.size > 0 && this.taken.has(placeOf(t)))) return
    const from = payer(t)
    const to = payee(t)
    const payerFollowed = this.followed.get(from)
    if (owner.account !== from && payerFollowed && readsItself(payerFollowed, t)) return
    const meter = this.thefts.meter(from)
    if (this.isTheft(t, from) || this.thefts.stolenIn(t)) this.takeStolen(t, from, meter)
    else if (payerFollowed) this.takeSpend(t, payerFollowed, late)
    else if (this.isSeed(t)) this.deliver(t, cleanLots(t), true)
    // What comes back from a pool may stand before what was paid for it: then it waits, for it is known what it is only then.
    else if (!late && paidForLater(owner, t)) this.heap.push({ transfer: t, late: true, owner })
    else
      this.followed.get(to)?.books.get(t.asset)?.receiveClean(this.known(from, t.amount), t.at, this.isStranger(from))
  }

  /** Stolen value leaves a source: what came back to it before is spent first, so that nothing counts as stolen twice. */
  private takeStolen(t: Transfer, from: AccountId, meter: SourceMeter | undefined): void {
    const stolen = meter ? meter.take(t) : t.amount
    const book = this.followed.get(from)?.books.get(t.asset)
    const again = book ? book.holding.withdrawTaint(stolen) : 0n
    if (!meter) this.taken.add(placeOf(t))
    this.thefts.record(t, from, stolen - again)
    const clean = t.amount - stolen
    const lots: Lot[] = [{ amount: stolen, taint: stolen, via: -1 }]
    if (clean > 0n) lots.push({ amount: clean, taint: 0n, via: -1 })
    this.deliver(t, lots, true)
  }

  private takeSpend(t: Transfer, owner: Followed, late: boolean): void {
    const book = owner.books.get(t.asset)
    if (!book) {
      if (this.isSeed(t)) this.deliver(t, cleanLots(t), true)
      else
        this.followed.get(payee(t))?.books.get(t.asset)?.receiveClean(this.known(owner.account, t.amount), t.at, false)
      return
    }
    const short = t.amount - book.holding.total
    if (short > 0n && !late && blockStillPays(owner, t)) {
      this.heap.push({ transfer: t, late: true, owner })
      return
    }
    const legs = book.holding.taint > 0n ? this.legsOf(owner, t) : null
    if (legs) this.takeSwap(owner, legs.paid, legs.received)
    else this.deliver(t, this.spendFrom(owner.account, book, t), false)
  }

  /** Takes what the doctrine says from a book, after adding a lot for whatever leaves beyond what is known to have come in. */
  private spendFrom(account: AccountId, book: Book, t: Transfer): Lot[] {
    if (t.amount > book.holding.total) book.spendCrumbs(t.amount - book.holding.total)
    const short = t.amount - book.holding.total
    if (short > 0n) {
      const taint = this.plan.request.surplus === 'share' ? book.surplusTaint(short) : 0n
      this.gaps.add('surplus', account, t.asset, -taint, SURPLUS)
      book.holding.put({ amount: taint, taint, via: -1 })
      book.holding.put({ amount: short - taint, taint: 0n, via: -1 })
    }
    if (t.at > book.lastAt) book.lastAt = t.at
    return this.inflation(account, t.asset, book, () => spend(this.plan.policy, book.holding, t.amount))
  }

  /** Only poison makes taint out of nothing; the ledger of gaps says how much, so that the sums still close. */
  private inflation(account: AccountId, asset: AssetId, book: Book, act: () => Lot[]): Lot[] {
    const before = book.holding.taint
    const lots = act()
    const made = book.holding.taint + taintOf(lots) - before
    this.gaps.add('poison', account, asset, -made, 'the poison doctrine taints more than was stolen')
    return lots
  }

  private takeSwap(owner: Followed, paid: readonly Transfer[], received: readonly Transfer[]): void {
    let total = 0n
    let taint = 0n
    for (const leg of paid) {
      this.taken.add(placeOf(leg))
      const book = owner.books.get(leg.asset)
      if (!book) continue
      const lots = this.spendFrom(owner.account, book, leg)
      const sum = taintOf(lots)
      total += leg.amount
      taint += sum
      if (sum > 0n) this.flow.add(leg, sum, false)
      this.gaps.add('swapped-out', owner.account, leg.asset, sum, 'exchanged for another asset inside one transaction')
    }
    for (const leg of received) {
      this.taken.add(placeOf(leg))
      const got = total === 0n ? 0n : (leg.amount * taint) / total
      if (got === 0n) {
        owner.books.get(leg.asset)?.receiveClean(leg.amount, leg.at, false)
        continue
      }
      const row = this.flow.add(leg, got, false)
      this.gaps.add('swapped-in', owner.account, leg.asset, -got, 'received for another asset inside one transaction')
      const book = this.bookOf(owner, leg)
      book.receive(
        [
          { amount: got, taint: got, via: row },
          { amount: leg.amount - got, taint: 0n, via: row },
        ],
        leg.amount,
        leg.at,
        false,
      )
    }
  }

  private bookOf(owner: Followed, t: Transfer): Book {
    const open = owner.books.get(t.asset)
    if (open) return open
    const { book, unpaid } = openBook(
      owner.account,
      t.asset,
      owner.history,
      t,
      a => this.isStranger(a),
      a => this.isUnexplained(a),
    )
    owner.books.set(t.asset, book)
    for (const transfer of unpaid) this.heap.push({ transfer, late: true, owner })
    return book
  }

  private deliver(t: Transfer, given: readonly Lot[], fromSource: boolean): void {
    const to = payee(t)
    const lots = this.seeded(t, given)
    const taint = taintOf(lots)
    let owner = this.followed.get(to)
    const clean = (): void => owner?.books.get(t.asset)?.receiveClean(t.amount, t.at, false)
    if (taint === 0n) {
      clean()
      return
    }
    const row = this.flow.add(t, taint, fromSource, seedOf(this.crossings, t)?.hop)
    const gate = gateOf(this.crossings, t)
    if (gate) {
      const crossed = crossingPart(gate, taint)
      this.gaps.add('crossed-out', to, t.asset, crossed, CROSSED_OUT)
      if (!this.verdicts.has(to)) this.verdicts.set(to, gate.service)
      if (crossed < taint) this.services.add(to, t.asset, taint - crossed, t.at)
      clean()
      return
    }
    if (!owner) {
      if (this.verdicts.has(to)) {
        this.services.add(to, t.asset, taint, t.at)
        return
      }
      if (!this.mayFollow(to, t.asset, taint)) {
        this.resting.add(to, t.asset, taint, t.at)
        if (this.withinHops(to) && this.resting.of(to, t.asset) >= this.plan.threshold(t.asset)) this.overdue.add(to)
        return
      }
      owner = this.follow(to, t)
      this.readOn(owner)
    }
    this.bookOf(owner, t).receive(compactLots(lots, row), t.amount, t.at, false)
  }

  /** What a service pays for value that went in elsewhere is stolen, whatever the service paid it from. */
  private seeded(t: Transfer, lots: readonly Lot[]): readonly Lot[] {
    const seed = seedOf(this.crossings, t)
    if (!seed) return lots
    this.taken.add(placeOf(t))
    const tainted = taintClean(lots, seed.taint)
    this.gaps.add('crossed-in', payee(t), t.asset, taintOf(lots) - taintOf(tainted), CROSSED_IN)
    return tainted
  }

  private mayFollow(account: AccountId, asset: AssetId, taint: bigint): boolean {
    return this.withinHops(account) && (taint >= this.plan.threshold(asset) || this.plan.follow.has(account))
  }

  private withinHops(account: AccountId): boolean {
    const { maxHops } = this.plan.request
    return maxHops === null || (this.flow.hop(account) ?? 1) < maxHops
  }
}
