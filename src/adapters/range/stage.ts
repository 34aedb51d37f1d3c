import type { Hex } from 'viem'
import { SourceError } from '../../model/errors.ts'
import { Agenda } from './agenda.ts'
import type { MinedBlock, Order, RangeChain, Receipt } from './range-chain.ts'
import type { Wallet } from './wallet.ts'

/** Which of the two chains. */
export type Side = 0 | 1

/** A transaction that was made. */
export interface Done {
  readonly side: Side
  readonly hash: Hex
  readonly at: number
  readonly height: number
  readonly receipt: Receipt
}

/** What is known of a transaction beside what it asks. */
export interface Intent {
  /** It carries stolen value: it is part of the truth, and the play waits for it. */
  readonly stolen?: boolean
  /** It may be refused by the chain; else that ends the range with an error. */
  readonly mayFail?: boolean
  /** What follows from it; called when its block is made. */
  readonly after?: (done: Done) => void
}

interface Pending {
  readonly from: Wallet
  readonly intent: Intent
}

/** How the chains' time goes on. */
export interface StagePace {
  /** Seconds from block to block. */
  readonly blockSeconds: number
  /** When nothing of the play is due for more than so many seconds, the next block comes when something is. */
  readonly leapAfter: number
}

/** Hears of every transaction that was made. */
export type Listener = (done: Done) => void

/** Both chains, their common time, and what is to happen on them. Nothing in it asks the machine's clock or chance. */
export class Stage {
  readonly chains: readonly [RangeChain, RangeChain]
  readonly #pace: StagePace
  readonly #agenda = new Agenda()
  readonly #listeners: Listener[] = []
  readonly #carried: Done[] = []
  readonly #waiting: [Pending[], Pending[]] = [[], []]
  #now: number
  #sent = 0
  #failed = 0

  constructor(chains: readonly [RangeChain, RangeChain], at: number, pace: StagePace) {
    this.chains = chains
    this.#now = at
    this.#pace = pace
  }

  /** Time of the block that is being made, or of the last. */
  get now(): number {
    return this.#now
  }

  /** Transactions made so far, and those of them that the chain refused. */
  get counts(): { readonly sent: number; readonly failed: number } {
    return { sent: this.#sent, failed: this.#failed }
  }

  /** Transactions that carried stolen value, in the order in which they were made. */
  get carried(): readonly Done[] {
    return this.#carried
  }

  /** Whether anything is left that the play waits for. */
  get playing(): boolean {
    return this.#agenda.mattering > 0 || this.#waiting.some(side => side.some(w => w.intent.stolen === true))
  }

  chain(side: Side): RangeChain {
    return this.chains[side]
  }

  /** Does something in so many seconds. */
  in(seconds: number, act: () => void | Promise<void>, matters = false): void {
    this.at(this.#now + Math.max(1, Math.round(seconds)), act, matters)
  }

  at(at: number, act: () => void | Promise<void>, matters = false): void {
    this.#agenda.add({ at, act, matters })
  }

  /** Does something at a time of which the play makes a point: a block is made at that second. */
  exactly(at: number, act: () => void | Promise<void>): void {
    this.#agenda.add({ at, act, matters: true, exact: true })
  }

  listen(listener: Listener): void {
    this.#listeners.push(listener)
  }

  /** Orders a transaction for the next block. */
  order(side: Side, from: Wallet, order: Order, intent: Intent = {}): void {
    this.chain(side).send(from, order)
    this.expect(side, from, intent)
  }

  /** Says what is to become of a transaction that was handed to the chain itself; call it right after that. */
  expect(side: Side, from: Wallet, intent: Intent): void {
    this.#waiting[side].push({ from, intent })
  }

  /** Makes the next block of both chains: what is due, and whatever `fill` adds. */
  async tick(fill: () => void | Promise<void>): Promise<void> {
    const next = this.#agenda.next()
    const { blockSeconds, leapAfter } = this.#pace
    const idle = this.#waiting.every(side => side.length === 0)
    const leaps = idle && next !== null && this.playing && next - this.#now > Math.max(leapAfter, blockSeconds)
    // Blocks come at even times, so that what is due at nearly the same time shares one.
    const even = this.#now + (leaps ? Math.ceil((next - this.#now) / blockSeconds) : 1) * blockSeconds
    const exact = this.#agenda.nextExact()
    const at = exact === null ? even : Math.max(this.#now + 1, Math.min(even, exact))
    this.#now = at
    for (const { act } of this.#agenda.due(at)) await act()
    await fill()
    const [a, b] = await Promise.all(this.chains.map(chain => chain.mine(at)))
    if (a !== undefined) this.#settle(0, a)
    if (b !== undefined) this.#settle(1, b)
  }

  #settle(side: Side, block: MinedBlock & { readonly hashes: readonly Hex[] }): void {
    const waiting = this.#waiting[side]
    this.#waiting[side] = []
    const receipts = new Map(block.receipts.map(r => [r.transactionHash, r]))
    block.hashes.forEach((hash, i) => {
      const receipt = receipts.get(hash)
      const { from, intent } = waiting[i] as Pending
      if (receipt === undefined) throw new SourceError('range-block-short', `${hash} is missing in its block`)
      this.#sent += 1
      const done = { side, hash, at: block.at, height: block.height, receipt }
      if (receipt.status !== '0x1') {
        this.#failed += 1
        if (intent.mayFail !== true)
          throw new SourceError('range-step-failed', `${hash} of ${from.address} was refused by chain ${side}`)
        return
      }
      if (intent.stolen === true) this.#carried.push(done)
      intent.after?.(done)
      for (const listener of this.#listeners) listener(done)
    })
  }
}
