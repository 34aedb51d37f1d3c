import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryLiveShelf } from '../../src/adapters/live/memory-live-shelf.ts'
import { SourceError } from '../../src/model/errors.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import { type LiveBlock, NO_WANTS } from '../../src/model/live-block.ts'
import { FollowLedger, type FollowOrder } from '../../src/operations/live/follow-ledger.ts'
import type { FollowState } from '../../src/operations/live/follow-state.ts'
import { fc } from '../property.ts'
import { blockOver, chainOf } from './made-up-chain.ts'
import { ScriptedFollower } from './scripted-follower.ts'

/** A following under a test's hand: what the listener was told, in order. */
function following(follower: ScriptedFollower, change: Partial<FollowOrder> = {}) {
  const shelf = new MemoryLiveShelf()
  const told: string[] = []
  const states: FollowState[] = []
  let halt = (): void => {}
  let stopped = false
  const stop = new Promise<void>(done => {
    halt = () => {
      stopped = true
      done()
    }
  })
  const order: FollowOrder = {
    follower,
    shelf,
    wants: NO_WANTS,
    from: 0,
    untilHeight: null,
    once: true,
    listener: {
      async kept(blocks) {
        for (const b of blocks) told.push(`+${b.height} ${b.hash.slice(0, 8)}`)
      },
      async undone(_, blocks) {
        for (const b of blocks) told.push(`-${b.height} ${b.hash.slice(0, 8)}`)
      },
    },
    clock: { now: () => 1_800_000_000, monotonic: () => performance.now() },
    progress: { at() {}, end() {} },
    pause: async () => {},
    stop,
    stopped: () => stopped,
    told: state => states.push(state),
    ...change,
  }
  return { shelf, told, states, halt: () => halt(), run: () => new FollowLedger(order).run(), order }
}

const heights = async (shelf: MemoryLiveShelf, chain: readonly LiveBlock[]): Promise<void> => {
  for (const { height, hash } of chain) assert.equal((await shelf.blockAt(ETHEREUM, height))?.hash, hash)
  assert.deepEqual((await shelf.tip(ETHEREUM))?.height, chain.at(-1)?.height)
}

test('however often the ledger is rebuilt, to depths of 1 to 12, the shelf comes to hold the ledger’s own chain and no other block', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 14 })), {
        minLength: 1,
        maxLength: 6,
      }),
      async steps => {
        let chain = chainOf(new Array(14).fill([]))
        const follower = new ScriptedFollower(chain)
        const one = following(follower)
        await one.run()
        for (const [n, [depth, grown]] of steps.entries()) {
          chain = chain.slice(0, chain.length - Math.min(depth, chain.length - 1))
          for (let i = 0; i < grown; i++) chain = [...chain, blockOver(chain.at(-1) as LiveBlock, [], `${n}`)]
          follower.set(chain)
          await one.run()
          const tip = await one.shelf.tip(ETHEREUM)
          // A ledger that is shorter and otherwise the same is a source that lags.
          if (tip && tip.height > (chain.at(-1)?.height ?? 0)) continue
          await heights(one.shelf, chain)
        }
        const standing: string[] = []
        for (const line of one.told)
          if (line.startsWith('+')) standing.push(line.slice(1))
          else assert.equal(standing.pop(), line.slice(1), 'what is taken back is what was told last')
      },
    ),
    { numRuns: 25 },
  )
})

test('a source that has less than what is kept, and nothing else, is behind: nothing is taken back', async () => {
  const chain = chainOf(new Array(10).fill([]))
  const follower = new ScriptedFollower(chain)
  const one = following(follower)
  await one.run()
  follower.set(chain.slice(0, 4))
  assert.equal((await one.run()).phase, 'behind')
  await heights(one.shelf, chain)
})

test('a chain that contradicts what was final stops the following of that ledger, and nothing is taken back', async () => {
  const chain = chainOf(new Array(30).fill([]))
  const follower = new ScriptedFollower(chain)
  follower.finalDepth = 5
  const one = following(follower)
  await one.run()
  assert.equal(await one.shelf.final(ETHEREUM), 24)
  let other = chain.slice(0, 20)
  for (let n = 0; n < 15; n++) other = [...other, blockOver(other.at(-1) as LiveBlock, [], 'lie')]
  follower.set(other)
  await assert.rejects(one.run(), { code: 'ledger-final-undone' })
  assert.equal(one.states.at(-1)?.phase, 'stopped')
  await heights(one.shelf, chain)
})

test('a source that fails is asked again, later each time, and says since when it fails', async () => {
  const follower = new ScriptedFollower(chainOf(new Array(5).fill([])))
  const pauses: number[] = []
  const one = following(follower, { pause: async ms => void pauses.push(ms), once: false, untilHeight: 4 })
  follower.faults = new Array(9).fill(new SourceError('ledger-unreachable', 'scripted: no answer'))
  const end = await one.run()
  assert.deepEqual(pauses, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000])
  assert.deepEqual([end.phase, end.failingSince, end.height], ['following', null, 4])
  assert.ok(
    one.states.some(
      s => s.phase === 'failing' && s.failingSince === 1_800_000_000 && s.fault?.code === 'ledger-unreachable',
    ),
  )
})

test('a ledger that is rebuilt while it is read is read again from where both agree', async () => {
  const chain = chainOf(new Array(40).fill([]))
  const follower = new ScriptedFollower(chain)
  const one = following(follower)
  let other = chain.slice(0, 18)
  for (let n = 0; n < 30; n++) other = [...other, blockOver(other.at(-1) as LiveBlock, [], 'other')]
  follower.onBlock = height => {
    if (height === 25) follower.chain = other
  }
  await one.run()
  await heights(one.shelf, other)
})

test('it begins where it is told, ends where it is told, and a stop ends it between two blocks', async () => {
  const chain = chainOf(new Array(20).fill([]))
  const part = following(new ScriptedFollower(chain), { from: 7, untilHeight: 12, once: false })
  await part.run()
  assert.deepEqual(
    part.told.map(line => Number(/\d+/.exec(line)?.[0])),
    [7, 8, 9, 10, 11, 12],
  )
  const newest = following(new ScriptedFollower(chain), { from: null })
  await newest.run()
  assert.deepEqual(newest.told.length, 1)
  const follower = new ScriptedFollower(chain)
  const cut = following(follower, { once: false })
  follower.onBlock = height => void (height === 9 && cut.halt())
  await cut.run()
  assert.ok(((await cut.shelf.tip(ETHEREUM))?.height ?? 99) < 12)
})
