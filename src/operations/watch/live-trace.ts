import type { TraceJson } from '../../formats/trace-json.ts'
import { NotFoundError } from '../../model/errors.ts'
import type { LiveBlock } from '../../model/live-block.ts'
import type { Transfer } from '../../model/transfer.ts'
import { readInput } from '../read-input.ts'
import { traceFunds } from '../trace-funds/trace-funds.ts'
import type { World } from '../world.ts'
import type { BlockAccounts } from './block-accounts.ts'
import { KeptTransfers } from './kept-transfers.ts'

/** With these a trace says that there is nothing yet of what it was asked for. */
const NOTHING_YET = ['store-empty', 'source-silent', 'source-unknown']

/**
 * The trace of a case, kept equal to what a fresh one over all data would say. It is made again only when a block holds something that the
 * last one asked about.
 */
export class LiveTrace {
  readonly #world: World
  readonly #input: Readonly<Record<string, unknown>>
  readonly #kept: KeptTransfers
  #json: TraceJson | null = null
  #stale = true
  /** Counts what makes an answer false that is being made. Blocks that come meanwhile do not: they lie behind its end. */
  #undone = 0

  /** @param input of a trace, as it is given */
  constructor(input: Readonly<Record<string, unknown>>, world: World) {
    this.#input = input
    this.#world = world
    this.#kept = new KeptTransfers(world.transfers, world.utxo, world.crossings)
  }

  /** The last answer; null: nothing has left the sources, or none was made yet. */
  get last(): TraceJson | null {
    return this.#json
  }

  /** Whether the last answer would be another one now in more than its date. */
  get stale(): boolean {
    return this.#stale
  }

  /** Nothing was asked of the ledgers yet: there was no ledger data at all. */
  get untouched(): boolean {
    return this.#kept.untouched
  }

  /** An account's transfers as the trace fetched them; null: it did not, or not all. */
  history(account: Parameters<KeptTransfers['history']>[0]): readonly Transfer[] | null {
    return this.#kept.history(account)
  }

  /** Takes a block that was kept. True: the trace must be made again. @param accounts of the block, where they are known */
  take(block: LiveBlock, accounts?: BlockAccounts): boolean {
    if (this.#kept.take(block, accounts)) this.#stale = true
    return this.#stale
  }

  /** Takes back blocks. True: the trace must be made again. */
  undo(blocks: readonly LiveBlock[]): boolean {
    if (this.#kept.undo(blocks)) {
      this.#stale = true
      this.#undone++
    }
    return this.#stale
  }

  /**
   * The trace as it stands now. Not to be asked again before it has answered.
   * @param dated false: an answer that differs in nothing but its date may be given as it is
   * @returns null when nothing has left the sources yet
   */
  async settle(dated: boolean): Promise<TraceJson | null> {
    if (!this.#stale && !dated) return this.#json
    for (;;) {
      const undone = this.#undone
      this.#stale = false
      this.#kept.leftOut()
      try {
        const json = await this.#trace()
        if (undone !== this.#undone && !this.#world.interrupted()) continue
        this.#json = json
        // Where there was nothing at all, nothing was asked about that a block could touch.
        if (this.#kept.untouched || this.#kept.leftOut()) this.#stale = true
      } catch (error) {
        this.#stale = true
        throw error
      }
      return this.#json
    }
  }

  /** Keeps the trace in its case, as `trace --case` does. */
  async record(name: string): Promise<TraceJson | null> {
    return this.#trace({ case: name })
  }

  async #trace(more: { case?: string } = {}): Promise<TraceJson | null> {
    const { transfers, utxo, crossings } = this.#kept
    // Cut short, a trace would correct away what it had no time to find.
    const whole = { progress: SILENT, interrupted: () => false }
    const world: World = { ...this.#world, transfers, utxo, crossings, ...whole }
    try {
      return (await traceFunds.run(readInput(traceFunds, { ...this.#input, ...more }), world)) as TraceJson
    } catch (error) {
      if (error instanceof NotFoundError && NOTHING_YET.includes(error.code)) return null
      throw error
    }
  }
}

const SILENT = { at() {}, end() {} }
