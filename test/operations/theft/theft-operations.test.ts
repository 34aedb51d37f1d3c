import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { MemoryIntelStore } from '../../../src/adapters/intel/memory-intel-store.ts'
import { MemoryFactLog } from '../../../src/adapters/records/memory/memory-fact-log.ts'
import { memoryTags } from '../../../src/adapters/tags/memory-tags.ts'
import { casesText, caseText } from '../../../src/faces/cli/case-text.ts'
import { readMispEvent } from '../../../src/formats/misp/read-misp-event.ts'
import { parseBundle } from '../../../src/formats/stix/bundle.ts'
import { readCasebook } from '../../../src/formats/theft/read-casebook.ts'
import { theftsOfObjects } from '../../../src/formats/theft/theft-of-objects.ts'
import { CordonError } from '../../../src/model/errors.ts'
import { identityOf } from '../../../src/model/node-identity.ts'
import { tlpDefinition } from '../../../src/model/tlp.ts'
import { caseEvidence } from '../../../src/operations/cases/find-case.ts'
import { listCases } from '../../../src/operations/cases/list-cases.ts'
import { showCase } from '../../../src/operations/cases/show-case.ts'
import { addCollection } from '../../../src/operations/collections/add-collection.ts'
import { exportCase } from '../../../src/operations/theft/export-case.ts'
import { FollowDesk } from '../../../src/operations/theft/follow-desk.ts'
import { followTransfers } from '../../../src/operations/theft/follow-transfers.ts'
import { importCasebook } from '../../../src/operations/theft/import-casebook.ts'
import { reportTheft } from '../../../src/operations/theft/report-theft.ts'
import type { World } from '../../../src/operations/world.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'

const NOW = 1_795_000_000
const FINGERPRINT = 'c'.repeat(64)
const clock = { now: () => NOW, monotonic: () => 0 }
const code = (wanted: string) => (error: unknown) => error instanceof CordonError && error.code === wanted
const at = (n: number): string => `0x${n.toString(16).padStart(40, '0')}`
const account = (n: number): string => `eip155:1:${at(n)}`

/** A node; a second one over the same records and store is another process of it. */
function node(before?: World): World {
  const self = {
    name: 'NPA',
    country: 'JP',
    sector: 'agency',
    standing: 'own',
    fingerprint: FINGERPRINT,
    id: identityOf(FINGERPRINT),
  }
  const sharing = {
    store: before?.sharing.store ?? new MemoryIntelStore(clock, randomBytes),
    self: async () => self,
    following: new FollowDesk(),
    chance: randomBytes,
  }
  const facts = before?.facts ?? new MemoryFactLog()
  return { facts, clock, by: 'tester', tags: memoryTags([]), sharing } as unknown as World
}

const theft = {
  name: 'upbit-2025',
  victim: 'Upbit',
  at: '2025-11-26T19:42:00Z',
  address: [account(1)],
  tlp: 'green',
} as const
const report = (world: World, more: object = {}) =>
  reportTheft.run(reportTheft.input.parse({ ...theft, ...more }), world)
const follow = (world: World, rows: readonly (readonly [number, number, number])[], from = 0, service: number[] = []) =>
  followTransfers.run(
    followTransfers.input.parse({
      case: theft.name,
      transfers: rows.map(([payer, payee, amount], n) => ({
        tx: `0x${(from + n).toString(16).padStart(64, '0')}`,
        at: NOW + from + n,
        from: account(payer),
        to: account(payee),
        asset: 'eip155:1/slip44:60',
        amount: String(amount),
      })),
      service: service.map(account),
    }),
    world,
  )

const indicators = async ({ sharing }: World): Promise<string[]> =>
  (await sharing.store.entries(0, 1_000)).filter(o => o.type === 'indicator').map(o => JSON.parse(o.json).pattern)

test('a reported theft is in the log with its addresses as indicators, and reporting it twice is refused', async () => {
  const world = node()
  const { sources, added } = await report(world)
  assert.deepEqual(sources, [account(1)])
  assert.ok(added >= 6)
  assert.deepEqual(await indicators(world), [`[cryptocurrency-wallet:value = '${at(1)}']`])
  await assert.rejects(report(world), code('theft-known'))
})

test('what a report cannot stand on is refused with its field, and nothing is stored', async () => {
  const world = node()
  for (const [more, wanted] of [
    [{ address: [], tx: [] }, 'theft-empty'],
    [{ address: ['0x47666Fab8bd0Ac7003bce3f5C3585383F09486E3'] }, 'address-malformed'],
    [{ tx: ['0xabc'] }, 'tx-malformed'],
    [{ relTo: ['Korea'] }, 'audience-malformed'],
  ] as const)
    await assert.rejects(report(world, more), code(wanted))
  assert.equal(await world.sharing.store.size(), 0)
  assert.equal((await world.facts.read()).length, 0)
})

test('each account that the loot reaches is told once, a service is not, and what comes again tells nobody again', async () => {
  const world = node()
  await report(world)
  const first = await follow(
    world,
    [
      [50, 1, 100],
      [1, 2, 60],
      [2, 9, 30],
      [60, 3, 10],
    ],
    0,
    [9],
  )
  assert.deepEqual(first.named, [account(2)])
  assert.deepEqual(
    first.followed.map(f => [f.to, f.tainted, f.service]),
    [
      [account(1), '100', false],
      [account(2), '60', false],
      [account(9), '30', true],
    ],
  )
  assert.deepEqual(
    (
      await follow(
        world,
        [
          [2, 3, 20],
          [1, 2, 40],
        ],
        10,
      )
    ).named,
    [account(3)],
  )
  const before = await world.sharing.store.size()
  await follow(world, [[2, 3, 1]], 20)
  assert.equal(await world.sharing.store.size(), before)
  assert.equal((await indicators(world)).length, 3)
})

test('another process of the node goes on where the first one was, from the facts', async () => {
  const world = node()
  await report(world)
  await follow(world, [
    [50, 1, 100],
    [1, 2, 100],
  ])
  const other = node(world)
  const { followed, named } = await follow(other, [[2, 3, 50]], 10)
  assert.deepEqual([named, followed[0]?.tainted], [[account(3)], '50'])
  assert.deepEqual((await follow(world, [[3, 4, 50]], 20)).named, [account(4)])
})

test('a transfer that cannot be read is refused with its place, and none of the batch is followed', async () => {
  const world = node()
  await report(world)
  await assert.rejects(
    followTransfers.run(
      followTransfers.input.parse({
        case: theft.name,
        transfers: [
          { tx: '0x1', at: NOW, from: account(1), to: 'eip155:1:0x12', asset: 'eip155:1/slip44:60', amount: '1' },
        ],
      }),
      world,
    ),
    (error: unknown) => error instanceof CordonError && error.place?.field === 'transfers.0',
  )
  assert.equal((await world.facts.read({ kinds: ['transfers-followed'] })).length, 0)
})

test('real thefts go from the casebook through a bundle back to what they were, and through MISP too', {
  skip: needsShared,
}, async () => {
  const world = node()
  const casebook = readFileSync(sharedPath('casebook', 'casebook.json'), 'utf8')
  const only = ['bybit-2025-02-21', 'upbit-2025-11-27']
  const given = importCasebook.input.parse({ casebook, only, tlp: 'clear' })
  assert.equal((await importCasebook.run(given, world)).reported.length, 2)
  assert.deepEqual((await importCasebook.run(given, world)).known, only)
  for (const id of only) {
    const wanted = readCasebook(casebook).filter(t => t.id === id)
    const stix = await exportCase.run(exportCase.input.parse({ name: id }), world)
    assert.deepEqual(theftsOfObjects(parseBundle(stix.text).objects as never), wanted)
    const misp = await exportCase.run(exportCase.input.parse({ name: id, as: 'misp' }), world)
    assert.deepEqual(theftsOfObjects(readMispEvent(misp.text).objects), wanted)
    assert.equal((await exportCase.run(exportCase.input.parse({ name: id }), world)).text, stix.text)
  }
})

test('a theft is exported as it was marked when it was reported, and never more freely unless somebody says so', async () => {
  const world = node()
  await report(world, { tlp: 'red' })
  const markings = async (more: object = {}) => {
    const { text } = await exportCase.run(exportCase.input.parse({ name: theft.name, ...more }), world)
    const objects = parseBundle(text).objects as unknown as readonly {
      readonly object_marking_refs?: readonly string[]
    }[]
    return [...new Set(objects.flatMap(object => object.object_marking_refs ?? []))]
  }
  assert.deepEqual(await markings(), [tlpDefinition('red').id])
  assert.deepEqual(await markings({ tlp: 'green' }), [tlpDefinition('green').id])
})

test('a theft that was reported is a case: it is listed, shown and verified before anybody traced it', async () => {
  const world = node()
  const { incident } = await report(world)
  const { cases } = await listCases.run({}, world)
  assert.deepEqual(cases, [
    { name: theft.name, openedAt: NOW, openedBy: 'tester', reportedAt: NOW, traces: 0, lastTraceAt: null },
  ])
  const shown = await showCase.run(showCase.input.parse({ name: theft.name }), world)
  assert.deepEqual([shown.theft?.incident, shown.traces], [incident, []])
  assert.match(await world.facts.document(shown.theft?.document ?? ''), /"id":"upbit-2025"/)
  assert.equal(await caseEvidence(world, theft.name), null)
  assert.match(caseText(shown), new RegExp(`theft reported\\n {4}${incident}\\n`))
  assert.match(casesText({ cases }), /upbit-2025 {2}reported, not traced, opened by tester/)
})

test('a collection that takes all that is shared begins with what the node has', async () => {
  const world = node()
  await report(world)
  const { id } = await addCollection.run(
    addCollection.input.parse({ title: 'Thefts', read: ['analyst'], feed: true }),
    world,
  )
  const held = async () => (await world.sharing.store.inCollection({ collection: id, limit: 1_000 })).length
  const size = await world.sharing.store.size()
  assert.ok(size > 0)
  assert.equal(await held(), size)
  await report(world, { name: 'another', address: [account(2)] })
  assert.equal(await held(), await world.sharing.store.size())
  const { id: other } = await addCollection.run(
    addCollection.input.parse({ title: 'By hand', read: ['analyst'] }),
    world,
  )
  assert.equal((await world.sharing.store.inCollection({ collection: other, limit: 1_000 })).length, 0)
})

test('a casebook that tells a theft twice is refused before any of it is reported', { skip: needsShared }, async () => {
  const world = node()
  const [first] = JSON.parse(readFileSync(sharedPath('casebook', 'casebook.json'), 'utf8'))
  const given = importCasebook.input.parse({ casebook: JSON.stringify([first, first]) })
  await assert.rejects(importCasebook.run(given, world), code('casebook-repeats'))
  assert.equal(await world.sharing.store.size(), 0)
})
