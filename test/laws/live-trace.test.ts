import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryLiveShelf } from '../../src/adapters/live/memory-live-shelf.ts'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import { MemoryTransfers } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import type { TraceJson } from '../../src/formats/trace-json.ts'
import { BITCOIN, ETHEREUM } from '../../src/model/ledger.ts'
import type { LiveBlock } from '../../src/model/live-block.ts'
import type { Tag } from '../../src/model/tag.ts'
import { joinTransfers } from '../../src/operations/live/join-transfers.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { traceFunds } from '../../src/operations/trace-funds/trace-funds.ts'
import { LiveTrace } from '../../src/operations/watch/live-trace.ts'
import type { World } from '../../src/operations/world.ts'
import { blockOver, coins, type Move, TOKENS } from '../live/made-up-chain.ts'
import { fc } from '../property.ts'
import { screeningWorld } from '../screening-world.ts'
import { account, address } from './random-ledger.ts'

const EXCHANGE: Tag = {
  ...{ ledger: null, address: address(7), label: 'Some Exchange', category: 'exchange', basis: 'publisher' },
  ...{ confidence: 90, source: 'test', at: null },
}
const moves: fc.Arbitrary<Move[]> = fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.bigInt(0n, 300n), fc.nat(1)), {
  maxLength: 3,
})
/** What happens to a ledger: so many blocks are taken back, then these come. */
const steps = fc.array(
  fc.tuple(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 })), fc.array(moves, { minLength: 1, maxLength: 6 })),
  {
    minLength: 1,
    maxLength: 7,
  },
)
using quiet = screeningWorld()

async function batch(input: object, world: World): Promise<TraceJson | null> {
  try {
    return (await traceFunds.run(readInput(traceFunds, input), world)) as TraceJson
  } catch {
    return null
  }
}

/** All but what the date alone may change. */
function undated(json: TraceJson | null): unknown {
  if (json === null) return null
  const { asOf: _, parameters: __, evidence: ___, patterns: ____, ...rest } = json
  return rest
}

test('at every block, through every rebuilding of the ledger to a depth of 12, the live trace is the batch trace over the same blocks', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.constantFrom('fifo', 'haircut'),
      fc.array(moves, { maxLength: 3 }),
      async (given, policy, before) => {
        const imported: LiveBlock[] = []
        for (const m of before) imported.push(blockOver(imported.at(-1) ?? null, m))
        const shelf = new MemoryLiveShelf()
        const store = new MemoryTransfers(imported.flatMap(b => b.transfers))
        const source = joinTransfers(store, shelf)
        const world: World = { ...quiet.world, transfers: source, tags: memoryTags([EXCHANGE]), assets: TOKENS }
        const input = { sources: [account(0)], policy }
        const live = new LiveTrace(input, world)
        let chain: LiveBlock[] = []
        const equal = async (): Promise<void> => {
          const fresh = await batch(input, world)
          assert.deepEqual(undated(await live.settle(false)), undated(fresh))
          assert.deepEqual(await live.settle(true), fresh)
        }
        for (const [n, [depth, blocks]] of given.entries()) {
          const kept = chain.slice(0, Math.max(0, chain.length - depth))
          const taken = await shelf.undo(ETHEREUM, kept.at(-1)?.height ?? -1)
          live.undo(taken)
          await equal()
          chain = kept
          for (const m of blocks) {
            const block = blockOver(chain.at(-1) ?? imported.at(-1) ?? null, m, `${n}`)
            chain = [...chain, block]
            await shelf.append([block])
            live.take(block)
            await equal()
          }
        }
      },
    ),
    { numRuns: Number(process.env['CORDON_RUNS'] ?? 20) },
  )
})

test('a trace over a UTXO ledger is made again when one of its coins is spent, and when that is taken back', async () => {
  const shelf = new MemoryLiveShelf()
  const world: World = { ...quiet.world, transfers: new MemoryTransfers([]), utxo: shelf.utxo, tags: memoryTags([]) }
  const more = { ledger: BITCOIN }
  const first = blockOver(null, [], '', more)
  const second = blockOver(first, [], '', more)
  const third = blockOver(second, [], '', more)
  const stolen = coins(BITCOIN, first, 1, [['aa'.repeat(32), 0]], [[1, 50n]])
  const moved = coins(BITCOIN, second, 1, [[stolen.tx, 0]], [[2, 49n]])
  const other = coins(BITCOIN, third, 1, [['bb'.repeat(32), 0]], [[3, 9n]])
  const input = { sources: [`${BITCOIN}:${stolen.tx}`] }
  const live = new LiveTrace(input, world)
  for (const [block, t] of [
    [first, stolen],
    [second, moved],
    [third, other],
  ] as const) {
    const whole = { ...block, transactions: [{ ...t, fee: 1n, inputs: t.inputs.map(i => ({ ...i, amount: 51n })) }] }
    await shelf.append([whole])
    assert.equal(live.take(whole), block !== third)
    assert.deepEqual(await live.settle(true), await batch(input, world))
  }
  assert.equal(live.last?.accounts.length, 3)
  assert.equal(live.undo(await shelf.undo(BITCOIN, 0)), true)
  assert.deepEqual(await live.settle(true), await batch(input, world))
})
