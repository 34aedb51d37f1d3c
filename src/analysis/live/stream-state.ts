import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { NumberPool } from './number-pool.ts'
import { NumberedNames } from './numbered-names.ts'
import { PairNumbers } from './pair-numbers.ts'
import { TaintedSpans } from './tainted-spans.ts'
import { AmountColumn, NumberColumn } from './undo-columns.ts'
import type { UndoLog } from './undo-log.ts'

/** How the taint of an entry stands: it moves on with what its holder pays. */
export const HELD = 0
/** It came to a service and stays there. */
export const SERVICE = 1
/** It rests below the floor, or beyond the hop bound. */
export const RESTING = 2

/**
 * All that a stream tracer knows, in columns that can be undone. An entry is the taint of one case in one holding; the entries of a holding are
 * a list in the order of the cases' numbers, so that two lists are joined in one walk.
 */
export class StreamState {
  readonly accounts = new NumberedNames<AccountId>()
  readonly assets = new NumberedNames<AssetId>()
  /** (account, asset). */
  readonly holdings = new PairNumbers()
  /** Base units that ever came into a holding, and that ever left it; their difference is its balance. */
  readonly cameIn: AmountColumn
  readonly wentOut: AmountColumn
  /** By holding. 1: its balance is known or was asked for. */
  readonly opened: NumberColumn
  /** By holding: its first entry, 0: none. */
  readonly firstEntry: NumberColumn

  readonly entries: NumberPool
  /** The case of an entry; 0: it is in no list. */
  readonly caseOf: NumberColumn
  readonly holdingOf: NumberColumn
  readonly reachOf: NumberColumn
  readonly nextEntry: NumberColumn
  readonly stateOf: NumberColumn
  readonly taint: AmountColumn
  readonly spans: TaintedSpans

  /** (account, case). */
  readonly reaches = new PairNumbers()
  /** By reach: hop plus one; 0: not reached. */
  readonly hops: NumberColumn
  /** By reach. 1: it is followed, whatever comes to it. */
  readonly followed: NumberColumn

  /** By account: entries that move on. */
  readonly liveEntries: NumberColumn
  /** By account: when it last paid, or was first reached; 0: never. */
  readonly stillSince: NumberColumn

  /** (case, asset). */
  readonly sums = new PairNumbers()
  readonly stolen: AmountColumn
  /** By sum and how the taint stands: number of the sum times 3. */
  readonly lying: AmountColumn
  /** (case, place of a source in its list). */
  readonly meters = new PairNumbers()
  /** By meter, for thefts of a given amount: what already left. */
  readonly metered: AmountColumn
  /** Cell 0: accounts with an entry that moves on. */
  readonly watching: NumberColumn

  constructor(log: UndoLog) {
    const numbers = (): NumberColumn => new NumberColumn(log)
    const amounts = (): AmountColumn => new AmountColumn(log)
    this.cameIn = amounts()
    this.wentOut = amounts()
    this.opened = numbers()
    this.firstEntry = numbers()
    this.entries = new NumberPool(log)
    this.caseOf = numbers()
    this.holdingOf = numbers()
    this.reachOf = numbers()
    this.nextEntry = numbers()
    this.stateOf = numbers()
    this.taint = amounts()
    this.spans = new TaintedSpans(log)
    this.hops = numbers()
    this.followed = numbers()
    this.liveEntries = numbers()
    this.stillSince = numbers()
    this.stolen = amounts()
    this.lying = amounts()
    this.metered = amounts()
    this.watching = numbers()
  }

  /** Bytes of the columns and tables; names and maps come on top. */
  get bytes(): number {
    const { holdings, reaches, sums, spans } = this
    const columns = [this.cameIn, this.wentOut, this.opened, this.firstEntry, this.caseOf, this.holdingOf, this.reachOf]
    const more = [this.nextEntry, this.stateOf, this.taint, this.hops, this.followed, this.liveEntries, this.stillSince]
    return [holdings, reaches, sums, spans, ...columns, ...more, this.stolen, this.lying].reduce(
      (n, c) => n + c.bytes,
      0,
    )
  }

  balance(holding: number): bigint {
    return this.cameIn.get(holding) - this.wentOut.get(holding)
  }

  /** The entry of a case in a holding; 0: none. */
  entryOf(holding: number, number: number): number {
    let e = this.firstEntry.get(holding)
    while (e !== 0 && this.caseOf.get(e) < number) e = this.nextEntry.get(e)
    return e !== 0 && this.caseOf.get(e) === number ? e : 0
  }

  /** Puts a new entry into a holding's list behind `before` (0: at its head). */
  link(holding: number, before: number, number: number, reach: number, how: number): number {
    const e = this.entries.take()
    this.caseOf.set(e, number)
    this.holdingOf.set(e, holding)
    this.reachOf.set(e, reach)
    this.stateOf.set(e, how)
    this.taint.set(e, 0n)
    this.nextEntry.set(e, before === 0 ? this.firstEntry.get(holding) : this.nextEntry.get(before))
    if (before === 0) this.firstEntry.set(holding, e)
    else this.nextEntry.set(before, e)
    if (how === HELD) this.#live(this.holdings.first(holding), 1)
    return e
  }

  /** Takes an entry out of its list. */
  unlink(e: number, before: number): void {
    const holding = this.holdingOf.get(e)
    const next = this.nextEntry.get(e)
    if (before === 0) this.firstEntry.set(holding, next)
    else this.nextEntry.set(before, next)
    if (this.stateOf.get(e) === HELD) this.#live(this.holdings.first(holding), -1)
    this.caseOf.set(e, 0)
    this.spans.clear(e)
    this.entries.give(e)
  }

  /** Changes how an entry's taint stands, and the sums with it. */
  turn(e: number, how: number): void {
    const before = this.stateOf.get(e)
    if (before === how) return
    const account = this.holdings.first(this.holdingOf.get(e))
    if (before === HELD) this.#live(account, -1)
    if (how === HELD) this.#live(account, 1)
    this.stateOf.set(e, how)
  }

  /** Adds to what lies of a case in an asset. */
  lie(number: number, asset: number, how: number, change: bigint): void {
    const cell = this.sums.number(number, asset) * 3 + how
    this.lying.set(cell, this.lying.get(cell) + change)
  }

  #live(account: number, change: number): void {
    const before = this.liveEntries.get(account)
    this.liveEntries.set(account, before + change)
    if (before === 0 || before + change === 0) this.watching.set(0, this.watching.get(0) + change)
  }
}
