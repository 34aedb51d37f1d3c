import { SourceError } from '../../src/model/errors.ts'
import type { LedgerId } from '../../src/model/ledger.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { LiveBlock } from '../../src/model/live-block.ts'
import type { LedgerFollower } from '../../src/operations/live/ledger-follower.ts'

/** A source whose chain a test changes as it likes. */
export class ScriptedFollower implements LedgerFollower {
  readonly ledger: LedgerId
  readonly source = 'http://scripted.example'
  chain: readonly LiveBlock[]
  /** Depth from which blocks are final. */
  finalDepth = 64
  /** What the next questions fail with, in order. */
  faults: SourceError[] = []
  /** Called before each block is given. */
  onBlock: (height: number) => void = () => {}
  #wake: () => void = () => {}

  constructor(chain: readonly LiveBlock[], ledger = ETHEREUM) {
    this.chain = chain
    this.ledger = ledger
  }

  /** Gives the source another chain, and says so. */
  set(chain: readonly LiveBlock[]): void {
    this.chain = chain
    this.#wake()
  }

  async head() {
    this.#fail()
    const tip = this.chain.at(-1)
    if (!tip) throw new SourceError('ledger-unreachable', 'no block yet')
    return { height: tip.height, hash: tip.hash, at: tip.at, final: tip.height - this.finalDepth }
  }

  async *blocks(from: number, to: number): AsyncIterable<LiveBlock> {
    for (let height = from; height <= to; height++) {
      this.onBlock(height)
      this.#fail()
      const block = this.chain.find(b => b.height === height)
      if (!block) throw new SourceError('ledger-unlinked', `block ${height} is gone`)
      yield block
      await new Promise(done => setImmediate(done))
    }
  }

  async at(height: number) {
    this.#fail()
    return this.chain.find(b => b.height === height) ?? null
  }

  async changed(stop: Promise<unknown>): Promise<void> {
    await Promise.race([
      stop,
      new Promise<void>(done => (this.#wake = done)),
      new Promise(done => setTimeout(done, 20)),
    ])
  }

  async past(): Promise<null> {
    return null
  }

  async close(): Promise<void> {}

  #fail(): void {
    const fault = this.faults.shift()
    if (fault) throw fault
  }
}
