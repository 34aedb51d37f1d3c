import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { ChangeFeed } from '../../../src/faces/http/change-feed.ts'
import { SourceError } from '../../../src/model/errors.ts'
import { identityOf } from '../../../src/model/node-identity.ts'
import { PeerDiary } from '../../../src/operations/node/peer-diary.ts'
import { peerStates } from '../../../src/operations/node/peer-states.ts'
import { noteRound, readRound } from '../../../src/operations/taxii-sync/round-note.ts'
import { testNodes } from '../../freeze-nodes.ts'

const FBI = 'a'.repeat(64)
const PEER = {
  ...{ id: identityOf(FBI), name: 'FBI', country: 'US', sector: 'agency', standing: 'partner' },
  ...{ fingerprint: FBI, url: 'https://fbi.example' },
}
const GONE = new SourceError('peer-unreachable', 'connection refused')

test('a peer that goes away and comes back changes how peers stand, each page in between does not, and no fact is written', async () => {
  const { JP } = testNodes(['JP'])
  const { world, clock } = JP
  await world.facts.append([{ at: 1, by: 'x', kind: 'peer-added', body: PEER }])
  const diary = new PeerDiary(world.sharing.store, clock)
  const stands: string[] = []
  const look = async (): Promise<void> => {
    const now = await peerStates(world)
    if (now !== stands.at(-1)) stands.push(now)
  }
  const before = (await world.facts.read()).length
  await look()
  for (let n = 0; n < 50; n++) {
    clock.pass(20)
    await diary.sound(FBI, { cursor: n, total: n, brought: false })
    await look()
  }
  await diary.failed(FBI, GONE)
  await look()
  await diary.failed(FBI, GONE)
  await look()
  await diary.sound(FBI, { cursor: 50, total: 50, brought: false })
  await look()
  clock.pass(181)
  await look()
  assert.deepEqual(
    stands.map(s => s.slice(65)),
    ['waiting', 'sound', 'failing', 'sound', 'late'],
  )
  assert.equal((await world.facts.read()).length, before)
})

test('how rounds with a TAXII server go is written when it changes, and else at most every fifteen seconds', async () => {
  const notes = new Map<string, string>()
  let writes = 0
  const store = {
    note: async (key: string) => notes.get(key) ?? null,
    putNote: async (key: string, text: string) => {
      writes++
      notes.set(key, text)
    },
  }
  for (let now = 0; now < 60; now++) await noteRound('kr', null, now, store)
  assert.equal(writes, 4)
  await noteRound('kr', GONE, 60, store)
  const told = await readRound('kr', store)
  assert.deepEqual([told.failures, told.code, told.soundAt, told.failedAt], [1, 'peer-unreachable', 45, 60])
  await noteRound('kr', null, 61, store)
  assert.equal((await readRound('kr', store)).failures, 0)
})

test('a change is told to all who listen, once; nothing is looked at while nobody does, and a look that fails ends nothing', async () => {
  let looks = 0
  let stands = 'sound'
  const faults: unknown[] = []
  const feed = new ChangeFeed(
    async () => {
      looks++
      if (stands === 'broken') throw new Error('no disk')
      return stands
    },
    error => faults.push(error),
    5,
  )
  const heard = [0, 0]
  const listeners = heard.map((_, n) => () => {
    heard[n] = (heard[n] ?? 0) + 1
  })
  for (const listener of listeners) feed.join(listener)
  const until = async (true_: () => boolean): Promise<void> => {
    for (let n = 0; n < 200 && !true_(); n++) await sleep(5)
  }
  await until(() => looks > 1)
  for (const next of ['failing', 'broken', 'sound']) {
    const [a = 0] = heard
    stands = next
    await until(() => (next === 'broken' ? faults.length > 0 : (heard[0] ?? 0) > a))
  }
  assert.deepEqual(heard, [2, 2])
  for (const listener of listeners) feed.leave(listener)
  await sleep(20)
  const before = looks
  await sleep(30)
  assert.equal(looks, before)
})
