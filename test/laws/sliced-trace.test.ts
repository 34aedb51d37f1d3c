import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryLiveShelf } from '../../src/adapters/live/memory-live-shelf.ts'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import type { LiveBlock } from '../../src/model/live-block.ts'
import { Chance } from '../../src/operations/range/chance.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { traceFunds } from '../../src/operations/trace-funds/trace-funds.ts'
import type { World } from '../../src/operations/world.ts'
import { leapingClock } from '../live/leaping-clock.ts'
import { blockOver, type Move, TOKENS } from '../live/made-up-chain.ts'
import { screeningWorld } from '../screening-world.ts'
import { account } from './random-ledger.ts'

test('a trace that gives way after every slice is, byte for byte, the trace made in one go, by every doctrine', async () => {
  using quiet = screeningWorld()
  const shelf = new MemoryLiveShelf()
  const chance = new Chance(5)
  let last: LiveBlock | null = null
  for (let n = 0; n < 60; n++) {
    const moves: Move[] = Array.from({ length: 40 }, () => [
      chance.whole(0, 7),
      chance.whole(0, 7),
      BigInt(chance.whole(0, 300)),
      chance.whole(0, 1),
    ])
    last = blockOver(last, moves, '')
    await shelf.append([last])
  }
  const world: World = { ...quiet.world, transfers: shelf, utxo: shelf.utxo, tags: memoryTags([]), assets: TOKENS }
  const input = readInput(traceFunds, { sources: [account(0)], policy: 'all' })
  const whole = await traceFunds.run(input, world)
  let given = 0
  const breathe = async (): Promise<void> => void given++
  const sliced = await traceFunds.run(input, { ...world, clock: leapingClock(), breathe })
  assert.deepEqual(sliced, whole)
  assert.ok(given > 20, `gave way ${given} times`)
})
