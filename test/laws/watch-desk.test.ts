import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LiveBlock } from '../../src/model/live-block.ts'
import { alertKey } from '../../src/model/watch.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { beginWatch } from '../../src/operations/watch/begin-watch.ts'
import { endWatch } from '../../src/operations/watch/end-watch.ts'
import { leapingClock } from '../live/leaping-clock.ts'
import { blockOver, type Move } from '../live/made-up-chain.ts'
import { WatchScene } from '../live/watch-scene.ts'
import { fc } from '../property.ts'
import { account } from './random-ledger.ts'

const moves: fc.Arbitrary<Move[]> = fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.bigInt(0n, 300n), fc.nat(1)), {
  maxLength: 3,
})
const steps = fc.array(
  fc.record({
    depth: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 })),
    blocks: fc.array(moves, { minLength: 1, maxLength: 5 }),
    /** The process ends before it says what it saw, and begins again. */
    killed: fc.boolean(),
    /** It waits for the traces between blocks. */
    slow: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
)

test('what stands told of a case is what the batch trace has to tell, through rebuilt ledgers and killed processes, each told once', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom('fifo', 'haircut'), fc.boolean(), async (given, policy, sliced) => {
      // With a clock that leaps, every slice of a trace is over at once: blocks come in the middle of traces.
      const scene = new WatchScene(sliced ? { clock: leapingClock() } : {})
      await scene.begin(policy)
      for (const [n, { depth, blocks, killed, slow }] of given.entries()) {
        await scene.rewind(depth, !killed)
        if (killed) await scene.restart()
        for (const m of blocks) {
          await scene.grow(m, `${n}`, killed)
          if (slow) await scene.check(policy)
        }
        await scene.check(policy)
      }
      // By the facts alone: between two takings-back an alert is told once.
      const standing = new Map<string, number>()
      for (const { seq, kind, body } of await scene.facts.read({ kinds: ['watch-alert'] })) {
        assert.equal(kind, 'watch-alert')
        const alert = body as never as Parameters<typeof alertKey>[0] & {
          of: number | null
          tainted: string
          kind: string
        }
        if (alert.of === null) {
          assert.equal(standing.has(alertKey(alert)), false, `told twice: ${alertKey(alert)}`)
          standing.set(alertKey(alert), seq)
        } else if (alert.kind === 'undone' || alert.tainted === '0')
          for (const [key, of] of standing) if (of === alert.of) standing.delete(key)
      }
    }),
    { numRuns: Number(process.env['CORDON_RUNS'] ?? 20) },
  )
})

test('money that lay still for 203 days wakes: the watch that was begun before it lay down says so', async () => {
  const scene = new WatchScene()
  await scene.begin()
  await scene.grow([[0, 1, 100n]], '')
  await scene.grow([[1, 2, 100n]], '')
  const at = (scene.chain.at(-1)?.at ?? 0) + 203 * 86_400
  const woken = blockOver({ ...(scene.chain.at(-1) as LiveBlock), at: at - 12 }, [[2, 3, 40n]], '')
  await scene.shelf.append([woken])
  await scene.desk.kept([woken], true)
  await scene.check()
  const alerts = [...(await scene.file()).standing.values()]
  const [wake] = alerts.filter(a => a.kind === 'wake')
  assert.equal(wake?.account, account(2))
  assert.match(wake?.because ?? '', /still for 203 days/)
  assert.deepEqual(
    alerts.filter(a => a.kind === 'hop').map(a => a.account),
    [account(1), account(2), account(3)],
  )
})

test('an alert is on the disk when its block was taken in; a service is told by name with who can freeze there, at every payment', async () => {
  const scene = new WatchScene()
  await scene.begin()
  await scene.grow([[0, 1, 100n]], '')
  assert.deepEqual(
    [...(await scene.file()).standing.values()].map(a => [a.kind, a.account, a.basis]),
    [['hop', account(1), 'alarm']],
  )
  await scene.grow([[1, 7, 30n]], '')
  await scene.grow([[1, 7, 20n]], '')
  const endpoints = [...(await scene.file()).standing.values()].filter(a => a.kind === 'endpoint')
  assert.deepEqual(
    endpoints.map(a => [a.service, a.freezableBy, a.tainted, a.hop]),
    [
      ['Some Exchange', ['Some Exchange', 'Some Issuer'], '30', 2],
      ['Some Exchange', ['Some Exchange', 'Some Issuer'], '20', 2],
    ],
  )
  assert.equal(endpoints[0]?.blockHash, scene.chain[1]?.hash)
  await scene.check()
})

test('what a watch begins with is no news, what it has told is not told again when it is begun anew, and an ended one is silent', async () => {
  const scene = new WatchScene()
  for (const m of [[[0, 1, 100n]], [[1, 2, 50n]]] as Move[][]) await scene.grow(m, '')
  const begin = (more: object) => beginWatch.run(readInput(beginWatch, { case: 'theft', ...more }), scene.world)
  await assert.rejects(begin({}), { code: 'case-unknown' })
  await assert.rejects(begin({ sources: ['nonsense'] }), { code: 'address-malformed', place: { field: 'sources.0' } })
  await assert.rejects(begin({ sources: [`${account(0)}=x`] }), { code: 'amount-malformed' })
  assert.equal((await begin({ sources: [account(0)] })).begun, true)
  assert.equal((await begin({})).begun, false)
  await scene.restart()
  await scene.check()
  assert.equal((await scene.file()).told, 0)
  await scene.grow([[2, 3, 10n]], '')
  await begin({ sources: [account(0)], still: 5 })
  await scene.desk.refresh()
  await scene.desk.settled()
  assert.equal((await scene.file()).told, 1)
  await endWatch.run({ case: 'theft' }, scene.world)
  await scene.grow([[2, 4, 10n]], '')
  await scene.desk.settled()
  assert.equal((await scene.file()).told, 1)
  await assert.rejects(endWatch.run({ case: 'theft' }, scene.world), { code: 'watch-unknown' })
})
