import assert from 'node:assert/strict'
import { MemoryLiveShelf } from '../../src/adapters/live/memory-live-shelf.ts'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import type { FreezeIssuer } from '../../src/analysis/freeze-gap/freeze-issuer.ts'
import type { Fact } from '../../src/model/fact.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { LiveBlock } from '../../src/model/live-block.ts'
import type { Tag } from '../../src/model/tag.ts'
import { alertKey } from '../../src/model/watch.ts'
import type { FactLog } from '../../src/operations/fact-log.ts'
import { foldWatches, WATCH_KINDS, type WatchFile } from '../../src/operations/watch/fold-watches.ts'
import { LiveTrace } from '../../src/operations/watch/live-trace.ts'
import { traceDrafts } from '../../src/operations/watch/trace-drafts.ts'
import { WatchDesk } from '../../src/operations/watch/watch-desk.ts'
import type { World } from '../../src/operations/world.ts'
import { account, address } from '../laws/random-ledger.ts'
import { screeningWorld } from '../screening-world.ts'
import { blockOver, type Move, TOKENS } from './made-up-chain.ts'

const EXCHANGE: Tag = {
  ...{ ledger: null, address: address(7), label: 'Some Exchange', category: 'exchange', basis: 'publisher' },
  ...{ confidence: 90, source: 'test', at: null },
}
const quiet = screeningWorld()
process.once('exit', () => quiet[Symbol.dispose]())

/** A chain that is watched, whose process can be killed and begun again. */
export class WatchScene {
  readonly shelf = new MemoryLiveShelf()
  readonly facts: FactLog
  readonly world: World
  readonly faults: unknown[] = []
  readonly issuers: readonly FreezeIssuer[]
  heard: Fact[] = []
  chain: LiveBlock[] = []
  desk: WatchDesk

  constructor(more: Partial<World> = {}, issuers: readonly FreezeIssuer[] = []) {
    this.issuers = issuers
    this.facts = more.facts ?? new MemoryFactLog()
    this.world = {
      ...quiet.world,
      facts: this.facts,
      transfers: this.shelf,
      utxo: this.shelf.utxo,
      tags: memoryTags([EXCHANGE]),
      assets: TOKENS,
      ...more,
    }
    this.desk = this.#desk()
  }

  #desk(): WatchDesk {
    const { world, shelf } = this
    const failed = (fault: unknown): void => void this.faults.push(fault)
    return new WatchDesk({
      world,
      shelf,
      issuers: this.issuers,
      pause: async () => {},
      heard: fact => void this.heard.push(fact),
      failed,
    })
  }

  async begin(policy = 'fifo'): Promise<void> {
    await this.facts.append([
      {
        at: 1,
        by: 't',
        kind: 'watch-begun',
        body: { case: 'theft', input: { sources: [account(0)], policy }, seen: {}, stillDays: 30 },
      },
    ])
    await this.restart()
  }

  async restart(): Promise<void> {
    this.desk = this.#desk()
    await this.desk.start([ETHEREUM])
  }

  async grow(moves: readonly Move[], salt: string, killed = false, more: Partial<LiveBlock> = {}): Promise<void> {
    const block = blockOver(this.chain.at(-1) ?? null, moves, salt, more)
    this.chain.push(block)
    await this.shelf.append([block])
    if (killed) await this.restart()
    else await this.desk.kept([block], true)
  }

  async rewind(depth: number, told = true): Promise<void> {
    this.chain = this.chain.slice(0, Math.max(0, this.chain.length - depth))
    const taken = await this.shelf.undo(ETHEREUM, this.chain.at(-1)?.height ?? -1)
    if (told && taken.length > 0) await this.desk.undone(ETHEREUM, taken)
  }

  async file(): Promise<WatchFile> {
    return foldWatches(await this.facts.read({ kinds: WATCH_KINDS })).get('theft') as WatchFile
  }

  /** What stands is what a fresh trace has to tell, and nothing else. */
  async check(policy = 'fifo'): Promise<void> {
    await this.desk.settled()
    assert.deepEqual(this.faults, [])
    const { standing, watch } = await this.file()
    const fresh = await new LiveTrace({ sources: [account(0)], policy }, this.world).settle(true)
    const due = new Set((fresh === null ? [] : traceDrafts(fresh, watch)).map(alertKey))
    assert.deepEqual([...standing.keys()].sort(), [...due].sort())
  }
}
