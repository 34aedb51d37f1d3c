import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { payee, payer, type Transfer } from '../../model/transfer.ts'
import { MIN_REST_SECONDS } from '../patterns/dormant.ts'
import { inPayableOrder } from './block-order.ts'
import { SourceRules } from './source-rules.ts'
import type { Reached, StreamCase, StreamHolding, StreamTotals, TaintedHolder } from './stream-case.ts'
import { type FlowPlan, type Hit, StreamFlow } from './stream-flow.ts'
import { listHoldings, listTotals } from './stream-listing.ts'
import { readSnapshot, writeSnapshot } from './stream-snapshot.ts'
import { HELD, StreamState } from './stream-state.ts'
import { UndoLog } from './undo-log.ts'

/** What a tracer asks of the world. */
export interface StreamOptions {
  /** Accounts at which a path ends. Asked whenever stolen value comes to an account or is about to leave one. */
  readonly isService: (account: AccountId) => boolean
  /**
   * What an account held of an asset just before the transfer that is being taken; null: not known, and counted as nothing. With it balances are
   * kept of what was reached alone; without it, of every account from the first transfer on.
   */
  readonly openingBalance?: ((account: AccountId, asset: AssetId) => bigint | null) | undefined
  /** From how long a rest on a payment counts as waking; 30 days where it is not given. */
  readonly dormantSeconds?: number | undefined
  /** How many blocks can be undone; 64 where it is not given. */
  readonly undoDepth?: number | undefined
}

/** Transfers as columns of numbers that the tracer itself gave (`accountNumber`, `assetNumber`). */
export interface StreamColumns {
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly asset: Uint32Array
  /** Unix seconds. */
  readonly at: Uint32Array
  /** Base units. */
  readonly amount: BigUint64Array | readonly bigint[]
}

interface Seed {
  readonly number: number
  height: number | null
  readonly holders: readonly TaintedHolder[]
}

const NONE: readonly Reached[] = []

/**
 * Follows many thefts at once over the transfers of one ledger, as they come. Amounts are exact. What leaves a holding beyond its known balance is
 * clean. Value that changes its asset inside a transaction is not followed into the other asset: a trace over the history, which sees that, has the
 * last word.
 */
export class StreamTracer {
  readonly #plan: FlowPlan
  readonly #every: boolean
  readonly #depth: number
  #log: UndoLog
  #state: StreamState
  #rules: SourceRules
  #flow: StreamFlow
  /** By number, from 1. A number is never given again. */
  #cases: (StreamCase | null)[] = [null]
  #numbers = new Map<string, number>()
  #seeds: Seed[] = []

  constructor(options: StreamOptions) {
    const { isService, openingBalance = null, dormantSeconds = MIN_REST_SECONDS, undoDepth = 64 } = options
    this.#plan = { isService, openingBalance, dormantSeconds }
    this.#every = openingBalance === null
    this.#depth = undoDepth
    this.#log = new UndoLog(undoDepth)
    this.#state = new StreamState(this.#log)
    this.#rules = new SourceRules(this.#state)
    this.#flow = new StreamFlow(this.#state, this.#plan, this.#cases)
  }

  /** Accounts that hold stolen value of some case, services not among them. */
  get watching(): number {
    return this.#state.watching.get(0)
  }

  /** Names of the cases that are followed, in the order in which they were added. */
  get cases(): readonly string[] {
    return [...this.#numbers.keys()]
  }

  /** Bytes of the tables; the names of accounts come on top. */
  get bytes(): number {
    return this.#state.bytes
  }

  /** The block that is being taken; null: none was begun. */
  get height(): number | null {
    return this.#log.height
  }

  /**
   * Follows a case from the next transfer on, and from what `holders` are known to hold.
   * @throws InputError `case-followed` (the name is taken), `policy-not-streamed`, `amount-malformed`
   */
  addCase(added: StreamCase): void {
    const { name, policy, floor, sources, holders = [] } = added
    if (this.#numbers.has(name)) throw new InputError('case-followed', `a case "${name}" is already followed`)
    if (policy !== 'haircut' && policy !== 'fifo')
      throw new InputError('policy-not-streamed', `"${String(policy)}" cannot be followed transfer by transfer`)
    if (floor < 0n || holders.some(h => h.tainted < 0n || h.hop < 0))
      throw new InputError('amount-malformed', `case "${name}": a floor, an amount or a hop is below 0`)
    const number = this.#cases.push(added) - 1
    this.#numbers.set(name, number)
    this.#rules.add(number, added)
    const state = this.#state
    for (const source of sources) {
      if (typeof source !== 'string' && source.kind === 'transaction') continue
      const account = typeof source === 'string' ? source : source.account
      const reach = state.reaches.number(state.accounts.number(account), number)
      state.hops.setForGood(reach, 1)
      state.followed.setForGood(reach, 1)
    }
    if (holders.length > 0) this.place(name, holders)
  }

  /**
   * Tells where more of a case's value lies: found by a trace, or come over from another ledger.
   * @throws NotFoundError `case-unknown`
   */
  place(name: string, holders: readonly TaintedHolder[]): void {
    const seed = { number: this.#numberOf(name), height: this.#log.height, holders }
    this.#seeds.push(seed)
    this.#sow(seed)
  }

  /**
   * Follows a case no longer.
   * @throws NotFoundError `case-unknown`
   */
  removeCase(name: string): void {
    const number = this.#numberOf(name)
    this.#numbers.delete(name)
    this.#cases[number] = null
    this.#rules.drop(number)
    this.#seeds = this.#seeds.filter(s => s.number !== number)
    this.#forget()
  }

  /** Takes one transfer, in the order of the ledger; tells for which cases it carried stolen value. */
  take(transfer: Transfer): readonly Reached[] {
    const { amount, at } = transfer
    if (amount === 0n || transfer.from === transfer.to) return NONE
    const { accounts, assets } = this.#state
    const asset = assets.number(transfer.asset)
    const from = this.#every ? accounts.number(payer(transfer)) : accounts.find(payer(transfer))
    const thefts = this.#rules.take(from, asset, amount, at, transfer)
    const carried = this.#flow.pay({ from, asset, amount, at }, thefts)
    const to = this.#every || carried.length > 0 ? accounts.number(payee(transfer)) : accounts.find(payee(transfer))
    const hits = this.#flow.receive({ from, to, asset, amount, at }, carried)
    return hits.length === 0 ? NONE : hits.map(h => this.#reached(h, transfer))
  }

  /** Takes the transfers of one block in such an order that none pays what the block has yet to bring it. */
  takeBlock(transfers: readonly Transfer[]): readonly Reached[] {
    const reached: Reached[] = []
    const holds = (t: Transfer): bigint => this.balanceOf(payer(t), t.asset)
    for (const t of inPayableOrder(transfers, holds)) for (const one of this.take(t)) reached.push(one)
    return reached
  }

  /**
   * Takes rows of columns, for replays: nothing is told but how often a row carried stolen value of a case.
   * @param until the first row that is not taken
   */
  takeColumns({ from, to, asset, at, amount }: StreamColumns, first: number, until: number): number {
    let hits = 0
    for (let row = first; row < until; row++) {
      const payment = {
        from: from[row] as number,
        to: to[row] as number,
        asset: asset[row] as number,
        amount: amount[row] as bigint,
        at: at[row] as number,
      }
      if (payment.amount === 0n || payment.from === payment.to) continue
      const thefts = this.#rules.take(payment.from, payment.asset, payment.amount, payment.at, null)
      hits += this.#flow.receive(payment, this.#flow.pay(payment, thefts)).length
    }
    return hits
  }

  /** The number of an account in columns. */
  accountNumber(account: AccountId): number {
    return this.#state.accounts.number(account)
  }

  /** The number of an asset in columns. */
  assetNumber(asset: AssetId): number {
    return this.#state.assets.number(asset)
  }

  /** What an account is known to hold; 0 where nothing is known. */
  balanceOf(account: AccountId, asset: AssetId): bigint {
    return this.#state.balance(this.#holding(account, asset))
  }

  /** How much of a case's stolen value moves on from an account. @throws NotFoundError `case-unknown` */
  taintOf(name: string, account: AccountId, asset: AssetId): bigint {
    const state = this.#state
    const e = state.entryOf(this.#holding(account, asset), this.#numberOf(name))
    return e !== 0 && state.stateOf.get(e) === HELD ? state.taint.get(e) : 0n
  }

  /** Names of the cases whose stolen value lies at an account, in any asset; none where nothing can move on from it. */
  casesAt(account: AccountId): string[] {
    const { accounts, assets, holdings, firstEntry, nextEntry, caseOf, liveEntries } = this.#state
    const number = accounts.find(account)
    if (liveEntries.get(number) === 0) return []
    const names = new Set<string>()
    for (let asset = 1; number !== 0 && asset <= assets.count; asset++)
      for (let e = firstEntry.get(holdings.find(number, asset)); e !== 0; e = nextEntry.get(e))
        names.add(this.#cases[caseOf.get(e)]?.name ?? '')
    return [...names]
  }

  /** Where a case's value lies; a walk over all that is watched. @throws NotFoundError `case-unknown` */
  holdings(name: string): readonly StreamHolding[] {
    return listHoldings(this.#state, this.#numberOf(name))
  }

  /** The sums of a case by asset. @throws NotFoundError `case-unknown` */
  totals(name: string): readonly StreamTotals[] {
    return listTotals(this.#state, this.#numberOf(name))
  }

  /**
   * What is taken from now on belongs to this block.
   * @throws InputError `block-out-of-order` when it is not above the one before
   */
  markBlock(height: number): void {
    this.#log.begin(height)
  }

  /**
   * Takes back all blocks above a height, as if they had never come. Cases that were added or removed meanwhile stay so, and what was told of their
   * holders is told again.
   * @throws IntegrityError `undo-too-deep` when more blocks are to be undone than are kept; nothing is changed then
   */
  undoTo(height: number): void {
    this.#log.undoTo(height)
    if (this.#cases.length - 1 > this.#numbers.size) this.#forget()
    for (const seed of this.#seeds) if (seed.height !== null && seed.height > height) this.#sow(seed)
  }

  /** All that is known, but not how to undo it. */
  snapshot(): Uint8Array {
    return writeSnapshot(this.#state, this.#cases, this.#log.height)
  }

  /**
   * Takes the place of all that was known. Blocks up to the snapshot's height cannot be undone any more.
   * @throws InputError `snapshot-malformed` (cut, changed, or not consistent in itself); nothing is changed then
   */
  restore(bytes: Uint8Array): void {
    const log = new UndoLog(this.#depth)
    const state = new StreamState(log)
    const { cases, height } = readSnapshot(bytes, state)
    log.settleAll(height)
    this.#log = log
    this.#state = state
    this.#cases = cases
    this.#numbers = new Map()
    this.#rules = new SourceRules(state)
    this.#seeds = []
    cases.forEach((c, number) => {
      if (c === null) return
      this.#numbers.set(c.name, number)
      this.#rules.add(number, c)
    })
    this.#flow = new StreamFlow(state, this.#plan, cases)
  }

  #sow(seed: Seed): void {
    seed.height = this.#log.height
    const { accounts, assets } = this.#state
    for (const { account, asset, tainted, hop } of seed.holders)
      this.#flow.place(seed.number, accounts.number(account), assets.number(asset), tainted, hop)
  }

  #numberOf(name: string): number {
    const number = this.#numbers.get(name)
    if (number === undefined) throw new NotFoundError('case-unknown', `no case "${name}" is followed`)
    return number
  }

  #holding(account: AccountId, asset: AssetId): number {
    const { accounts, assets, holdings } = this.#state
    return holdings.find(accounts.find(account), assets.find(asset))
  }

  /** Takes the entries of cases that are gone out of their lists. */
  #forget(): void {
    const state = this.#state
    const touched = new Set<number>()
    for (let e = 1; e <= state.entries.last; e++) {
      const number = state.caseOf.get(e)
      if (number !== 0 && this.#cases[number] === null) touched.add(state.holdingOf.get(e))
    }
    for (const holding of touched) {
      let before = 0
      for (let e = state.firstEntry.get(holding); e !== 0; ) {
        const next = state.nextEntry.get(e)
        if (this.#cases[state.caseOf.get(e)] === null) state.unlink(e, before)
        else before = e
        e = next
      }
    }
  }

  #reached(hit: Hit, transfer: Transfer): Reached {
    const { number, tainted, hop, firstTime, service, woke } = hit
    const name = this.#cases[number]?.name ?? ''
    return { case: name, transfer, tainted, hop, firstTime, service, wokeAfterSeconds: woke }
  }
}
