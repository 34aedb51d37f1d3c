import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEvmFollower } from '../../src/adapters/ledgers/evm/open-evm-follower.ts'
import { SqliteLiveShelf } from '../../src/adapters/live/sqlite-live-shelf.ts'
import { watching } from '../../src/adapters/live/watching.ts'
import { startRange } from '../../src/adapters/range/start-range.ts'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import { MemoryTransfers } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import { scoreTrace, type TraceScore } from '../../src/analysis/score/score-trace.ts'
import { CROSSINGS } from '../../src/catalog/crossings/all-crossings.ts'
import type { TraceJson } from '../../src/formats/trace-json.ts'
import type { AssetId } from '../../src/model/asset.ts'
import type { KnownAsset } from '../../src/model/known-asset.ts'
import type { LedgerId } from '../../src/model/ledger.ts'
import type { LiveBlock } from '../../src/model/live-block.ts'
import type { RangeTruth } from '../../src/model/range.ts'
import { groundOfShelf } from '../../src/operations/crossings/crossing-ground.ts'
import { crossingsOver } from '../../src/operations/crossings/crossings-over.ts'
import { parsePlace, withPlaces } from '../../src/operations/crossings/parse-place.ts'
import { joinTransfers } from '../../src/operations/live/join-transfers.ts'
import { Chance } from '../../src/operations/range/chance.ts'
import type { Range } from '../../src/operations/range/range-port.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { traceFunds } from '../../src/operations/trace-funds/trace-funds.ts'
import { LiveTrace } from '../../src/operations/watch/live-trace.ts'
import type { World } from '../../src/operations/world.ts'
import { screeningWorld } from '../screening-world.ts'
import type { Campaign } from './kill-import.ts'

/** One block in so many is taken back with up to eleven before it. */
const REBUILT = 12
const DEEPEST = 12
/** In so many blocks it says how far it is. */
const TOLD = 200
/** The theft's months in a few hundred blocks: played at one a second, there are a hundred transactions a second. */
const DAY = 86_400
/** What the live trace must reach of the truth. */
const LEAST = 0.98

/** Plays the theft among people, follows both chains and holds the live trace against a fresh one, and against the truth. */
export const campaign: Campaign = {
  name: 'live-range',
  about:
    'the theft of the range among 100 transactions a block: live equals batch at every block, through reorganisations, and finds it all',
  async run({ seed, runs, log }) {
    for (let run = 0; run < runs; run++)
      log(await liveRange({ seed: seed + run, perBlock: 100, every: 1, blockSeconds: DAY, told: log }))
  },
}

/** How it is run. `every`: how often a fresh trace is made to compare with, in blocks. */
export interface LiveRangePlan {
  readonly seed: number
  readonly perBlock: number
  readonly every: number
  /** Of the chains' time, from block to block. */
  readonly blockSeconds?: number | undefined
  /** Hears how far it is. */
  readonly told?: ((text: string) => void) | undefined
}

/** Plays once. @returns what to tell of it */
export async function liveRange({
  seed,
  perBlock,
  every,
  blockSeconds = 3_600,
  told = () => {},
}: LiveRangePlan): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-live-range-'))
  const range = await startRange({ seed, play: 'bybit', blockSeconds, perBlock, paceMs: null })
  const shelf = new SqliteLiveShelf(join(folder, 'live.sqlite'))
  try {
    assert.ok(await range.play())
    const truth = await range.truth()
    const blocks = await followed(range)
    const { world, input } = worldOf(range, truth, shelf)
    const chance = new Chance(seed)
    const live = new LiveTrace(input, world)
    let [compared, rebuilt, deepest] = [0, 0, 0]
    const equal = async (): Promise<void> => {
      compared++
      assert.deepEqual(await live.settle(true), await fresh(input, world))
    }
    const kept = new Map<LedgerId, LiveBlock[]>()
    for (const [n, block] of blocks.entries()) {
      const chain = kept.get(block.ledger) ?? []
      kept.set(block.ledger, chain)
      chain.push(block)
      await shelf.append([block])
      live.take(block)
      if (n % every === 0 || n === blocks.length - 1) await equal()
      if (n % TOLD === TOLD - 1)
        told(`seed ${seed}: block ${n + 1} of ${blocks.length}, live equal to batch ${compared} times`)
      if (chance.whole(1, REBUILT) > 1) continue
      const depth = Math.min(chance.whole(1, DEEPEST), chain.length - 1)
      if (depth === 0) continue
      const again = chain.slice(-depth)
      live.undo(await shelf.undo(block.ledger, block.height - depth))
      if (n % every === 0) await equal()
      await shelf.append(again)
      for (const one of again) live.take(one)
      if (n % every === 0) await equal()
      rebuilt++
      deepest = Math.max(deepest, depth)
    }
    const last = await live.settle(true)
    assert.ok(last, 'something was traced')
    const score = scoreTrace(truth, last)
    assert.ok((score.valueLocated ?? 0) >= LEAST, `value located ${score.valueLocated}`)
    assert.ok((score.precision ?? 0) >= LEAST, `precision ${score.precision}`)
    const transfers = blocks.reduce((sum, block) => sum + block.transfers.length, 0)
    return (
      `seed ${seed}: ${blocks.length} blocks, ${transfers} transfers, rebuilt ${rebuilt} times to a depth of ${deepest}; ` +
      `live equal to batch ${compared} of ${compared} times; ${scored(score)}`
    )
  } finally {
    await shelf.close()
    await range.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Every block of both chains by the follower, in the order of their time. */
async function followed(range: Range): Promise<LiveBlock[]> {
  const { wants } = watching(range.places().map(parsePlace))
  const blocks: LiveBlock[] = []
  for (const { ledger, rpc } of range.chains) {
    const follower = await openEvmFollower({ url: rpc, ledger: ledger as LedgerId, now: () => 4e9 })
    try {
      const { height } = await follower.head()
      for await (const block of follower.blocks(0, height, wants(ledger as LedgerId))) blocks.push(block)
    } finally {
      await follower.close()
    }
  }
  return blocks.sort((a, b) => a.at - b.at)
}

function worldOf(
  range: Range,
  truth: RangeTruth,
  shelf: SqliteLiveShelf,
): { readonly world: World; readonly input: Readonly<Record<string, unknown>> } {
  const assets = new Map<AssetId, KnownAsset>(
    truth.assets.map(a => [
      a.asset,
      { symbol: a.symbol, name: a.symbol, decimals: a.decimals, issuer: null, source: 'the range' },
    ]),
  )
  using quiet = screeningWorld()
  const world: World = {
    ...quiet.world,
    transfers: joinTransfers(new MemoryTransfers([]), shelf),
    utxo: shelf.utxo,
    tags: memoryTags([...range.tags()]),
    assets,
    crossings: crossingsOver(groundOfShelf(shelf), withPlaces(CROSSINGS, range.places().map(parsePlace))),
  }
  return { world, input: { sources: [...truth.victims] } }
}

async function fresh(input: object, world: World): Promise<TraceJson | null> {
  try {
    return (await traceFunds.run(readInput(traceFunds, input), world)) as TraceJson
  } catch (error) {
    if (['store-empty', 'source-silent', 'source-unknown'].includes((error as { code?: string }).code ?? ''))
      return null
    throw error
  }
}

function scored({ valueLocated, precision, accounts, endpoints }: TraceScore): string {
  const part = (share: number | null): string => (share === null ? 'none' : `${(100 * share).toFixed(2)} %`)
  return (
    `value located ${part(valueLocated)}, precision ${part(precision)}; accounts ${accounts.right} of ${accounts.truth}, ` +
    `endpoints ${endpoints.right} of ${endpoints.truth}`
  )
}
