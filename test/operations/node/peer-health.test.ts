import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PeerDiary } from '../../../src/operations/node/peer-diary.ts'
import { peerHealth } from '../../../src/operations/node/peer-health.ts'
import { stoppedClock, testNodes } from '../../freeze-nodes.ts'

const [PULLED, COMES] = ['a'.repeat(64), 'b'.repeat(64)] as const

async function node() {
  const clock = stoppedClock()
  const { world, store } = testNodes(['police'], clock).police
  const peer = (fingerprint: string, name: string, url: string | null) => ({
    ...{ at: 1, by: 'x', kind: 'peer-added' },
    body: {
      ...{ fingerprint, name, url, country: 'US', sector: 'agency', standing: 'partner' },
      id: 'identity--33333333-3333-5333-8333-333333333333',
    },
  })
  await world.facts.append([peer(PULLED, 'fbi', 'https://fbi.example'), peer(COMES, 'coin', null)])
  let writes = 0
  const counted = {
    note: (name: string) => store.note(name),
    putNote: async (name: string, next: string | null) => {
      writes++
      await store.putNote(name, next)
    },
  }
  const health = async () => (await peerHealth.run({}, world)).peers
  return { world, store, clock, diary: new PeerDiary(counted, clock), writes: () => writes, counted, health }
}

test('a peer is sound while its pages come, late when they cease, failing while it cannot be had, and sound again after', async () => {
  const { diary, health, clock, counted } = await node()
  const state = async () => (await health()).map(p => p.state)
  assert.deepEqual(await state(), ['waiting', 'quiet'])
  await diary.sound(PULLED, { cursor: 5, total: 9, brought: true })
  assert.deepEqual(await state(), ['sound', 'quiet'])
  assert.equal((await health())[0]?.behind, 4)
  clock.pass(181)
  assert.deepEqual(await state(), ['late', 'quiet'])
  await diary.failed(PULLED, { code: 'peer-silent', message: 'it does not answer' })
  assert.deepEqual(await state(), ['failing', 'quiet'])
  const [fbi] = await health()
  assert.deepEqual([fbi?.failures, fbi?.code, fbi?.cursor, fbi?.pulledAt !== null], [1, 'peer-silent', 5, true])
  // Another process, or the next start, goes on from what was written.
  await new PeerDiary(counted, clock).sound(PULLED, { cursor: 9, total: 9, brought: false })
  assert.deepEqual(await state(), ['sound', 'quiet'])
  assert.equal((await health())[0]?.failures, 0)
})

test('empty pages and the hundredth fault alike are written seldom', async () => {
  const { diary, clock, writes, health } = await node()
  for (let i = 0; i < 300; i++) {
    clock.pass(1)
    await diary.sound(PULLED, { cursor: 5, total: 5, brought: false })
  }
  assert.ok(writes() <= 22, `${writes()} writes in 300 s`)
  assert.equal((await health())[0]?.state, 'sound')
  const before = writes()
  for (let i = 0; i < 100; i++) await diary.failed(PULLED, { code: 'x', message: 'y'.repeat(10_000) })
  assert.ok(writes() - before <= 2)
})

test('what a peer did that no honest one does marks it for a week, also one that is never asked', async () => {
  const { world, clock, health, diary } = await node()
  const body = { peer: COMES, code: 'log-shrunk', reason: 'its log shrank', proof: null }
  await world.facts.append([{ at: clock.now(), by: 'cordon', kind: 'peer-alarm', body }])
  await diary.served(COMES, 0)
  const [, coin] = await health()
  assert.deepEqual([coin?.state, coin?.alarms.length, coin?.servedThrough], ['alarmed', 1, 0])
  clock.pass(604_801)
  assert.equal((await health())[1]?.state, 'quiet')
})

test('a note that cannot be read is as none', async () => {
  const { store, health } = await node()
  await store.putNote(`peer-pull/${PULLED}`, '{"soundAt":')
  await store.putNote(`peer-served/${PULLED}`, '[]')
  const [fbi] = await health()
  assert.deepEqual([fbi?.state, fbi?.servedAt], ['waiting', null])
})
