import { CordonError, SourceError } from '../../model/errors.ts'
import type { BlockWants, LiveBlock } from '../../model/live-block.ts'
import type { Clock, Progress } from '../ports.ts'
import type { ChainListener } from './chain-listener.ts'
import { findAncestor } from './find-ancestor.ts'
import type { FollowState } from './follow-state.ts'
import type { LedgerFollower, LedgerHead } from './ledger-follower.ts'
import type { LiveShelf } from './live-shelf.ts'

/** What one ledger is followed with. */
export interface FollowOrder {
  readonly follower: LedgerFollower
  readonly shelf: LiveShelf
  readonly wants: BlockWants
  /** Where to begin when nothing is kept yet; null: with the next block. */
  readonly from: number | null
  /** Ends when this height is kept; null: goes on. */
  readonly untilHeight: number | null
  /** Ends when all that the source has is kept. */
  readonly once: boolean
  readonly listener: ChainListener
  readonly clock: Clock
  readonly progress: Progress
  pause(ms: number): Promise<unknown>
  /** Fulfilled when it should end. */
  readonly stop: Promise<unknown>
  stopped(): boolean
  /** Is told of every change of state. */
  told(state: FollowState): void
}

/** † While catching up, blocks are kept together up to so many transfers, blocks, or milliseconds: a commit waits for the disk. */
const BATCH = { transfers: 20_000, blocks: 200, ms: 250 }
/** † Up to so many blocks behind, alarms go on and see each block: what they cost is little. */
const NEAR = 64
/** † A source that failed is asked again after a second, then after twice as long each time, up to a minute. */
const BACK_OFF_MS = { first: 1_000, most: 60_000 }
/** † Where it should end anyway, a source that failed is asked again this often. */
const ONCE_AGAIN = 2
/** With these nothing is asked again. */
const FOR_GOOD = ['ledger-final-undone']

/** Follows one ledger: catches up, then keeps each block as it comes, and takes back what the ledger took back. */
export class FollowLedger {
  readonly #order: FollowOrder
  #state: FollowState

  constructor(order: FollowOrder) {
    this.#order = order
    const { ledger, source } = order.follower
    const nothing = { height: null, head: null, final: null, failingSince: null, fault: null }
    this.#state = { ledger, source, phase: 'starting', ...nothing }
  }

  get state(): FollowState {
    return this.#state
  }

  /**
   * Follows until it is stopped, is where it should end, or cannot go on.
   * @throws CordonError what makes going on senseless: `ledger-final-undone`, and faults of our own shelf
   */
  async run(): Promise<FollowState> {
    const { follower, shelf, stop, pause, clock } = this.#order
    const tip = await shelf.tip(follower.ledger)
    this.#tell({ height: tip?.height ?? null, final: await shelf.final(follower.ledger) })
    let failures = 0
    while (!this.#order.stopped()) {
      try {
        if (await this.#round()) break
        failures = 0
        await follower.changed(stop)
      } catch (error) {
        const fault = faultOf(error)
        if (!(error instanceof SourceError) || FOR_GOOD.includes(error.code) || error.code.startsWith('live-')) {
          this.#tell({ phase: 'stopped', fault })
          throw error
        }
        if (this.#order.once && failures >= ONCE_AGAIN) throw error
        this.#tell({ phase: 'failing', fault, failingSince: this.#state.failingSince ?? clock.now() })
        const ms = Math.min(BACK_OFF_MS.most, BACK_OFF_MS.first * 2 ** failures++)
        if (!this.#order.stopped()) await Promise.race([pause(ms), stop])
      }
    }
    return this.#state
  }

  /** Keeps all that the source has now. True: this is the end. */
  async #round(): Promise<boolean> {
    const { follower, shelf, untilHeight, once, from } = this.#order
    const { ledger } = follower
    const head = await follower.head()
    let tip = await shelf.tip(ledger)
    if (tip !== null && head.height <= tip.height) {
      const kept = await shelf.blockAt(ledger, head.height)
      if (kept !== null && kept.hash !== head.hash) {
        await this.#rewind(head.height)
        tip = await shelf.tip(ledger)
      }
    }
    const last = untilHeight === null ? head.height : Math.min(head.height, untilHeight)
    const next = tip === null ? (from ?? head.height) : tip.height + 1
    const height = next <= last ? await this.#keep(next, last, tip?.hash ?? null) : (tip?.height ?? null)
    if (height === null && next <= last) return false
    await this.#settle(head, height)
    if (this.#order.stopped()) return true
    return (untilHeight !== null && height !== null && height >= untilHeight) || (once && (height ?? -1) >= last)
  }

  /** @returns the height reached; null: the ledger had taken blocks back, and a new round must begin */
  async #keep(next: number, last: number, parent: string | null): Promise<number | null> {
    const { follower, progress, clock, wants } = this.#order
    let linked = parent
    let awaited = next
    let batch: LiveBlock[] = []
    let weight = 0
    let height = next - 1
    let since = clock.monotonic()
    const live = last - next < 2
    const near = last - next < NEAR
    if (!live) this.#tell({ phase: 'catching-up', head: last })
    const flush = async (): Promise<void> => {
      if (batch.length === 0) return
      const blocks = batch
      batch = []
      weight = 0
      since = clock.monotonic()
      await this.#append(blocks, near)
      height = blocks.at(-1)?.height ?? height
    }
    try {
      for await (const block of follower.blocks(next, last, wants)) {
        if (linked !== null && block.parent !== linked) {
          await flush()
          if (height >= 0) await this.#rewind(height)
          return null
        }
        if (block.height !== awaited) throw unlinked(follower.source, block, awaited)
        awaited++
        linked = block.hash
        batch.push(block)
        weight += block.transfers.length + block.transactions.length
        const full = weight >= BATCH.transfers || batch.length >= BATCH.blocks
        if (live || full || clock.monotonic() - since >= BATCH.ms) await flush()
        if (!live) progress.at(block.height - next + 1, last - next + 1, `blocks of ${follower.ledger}`)
        if (this.#order.stopped()) break
      }
      await flush()
    } catch (error) {
      await flush()
      if (!(error instanceof SourceError) || error.code !== 'ledger-unlinked') throw error
      // The ledger may have been rebuilt while it was read: then this is no lie.
      if (height < 0 || (await this.#rewind(height)) === 0) throw error
      return null
    } finally {
      if (!live) progress.end()
    }
    return height
  }

  async #append(blocks: readonly LiveBlock[], near: boolean): Promise<void> {
    await this.#order.shelf.append(blocks)
    await this.#order.listener.kept(blocks, near)
  }

  /** Takes back what the source no longer has. Gives how many blocks that were. */
  async #rewind(height: number): Promise<number> {
    const { follower, shelf, listener } = this.#order
    const ancestor = await findAncestor(follower, shelf, height)
    const taken = await shelf.undo(follower.ledger, ancestor)
    if (taken.length > 0) await listener.undone(follower.ledger, taken)
    return taken.length
  }

  async #settle(head: LedgerHead, height: number | null): Promise<void> {
    const { shelf, follower } = this.#order
    // A source may call final what it has; it cannot call final what is not kept.
    const final = height === null ? null : Math.min(head.final, height)
    if (final !== null && final >= 0 && final > (this.#state.final ?? -1)) {
      if ((await shelf.blockAt(follower.ledger, final)) !== null) await shelf.keepFinal(follower.ledger, final)
    }
    const phase = height !== null && head.height < height ? 'behind' : 'following'
    const known = await shelf.final(follower.ledger)
    this.#tell({ phase, height, head: head.height, final: known, failingSince: null, fault: null })
  }

  #tell(change: Partial<FollowState>): void {
    this.#state = { ...this.#state, ...change }
    this.#order.told(this.#state)
  }
}

function unlinked(source: string, { height, ledger }: LiveBlock, awaited: number): SourceError {
  return new SourceError('ledger-unlinked', `${source} gives block ${height} of ${ledger} where ${awaited} follows`)
}

function faultOf(error: unknown): { code: string; message: string } {
  if (error instanceof CordonError) return { code: error.code, message: error.message }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) }
}
