import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { MemoryIntelStore } from '../../../src/adapters/intel/memory-intel-store.ts'
import { releaseKey } from '../../../src/analysis/release/release-key.ts'
import type { Json } from '../../../src/model/fact.ts'
import { type IntelObject, versionOf } from '../../../src/model/intel-object.ts'
import { identityOf } from '../../../src/model/node-identity.ts'
import type { Organisation } from '../../../src/model/organisation.ts'
import { tlpDefinition } from '../../../src/model/tlp.ts'
import { ReleaseDesk } from '../../../src/operations/share/release-desk.ts'
import { OWNER } from '../../laws/release-graphs.ts'

const US = 'a'.repeat(64)
const KR = 'b'.repeat(64)
const peer = (fingerprint: string, country: string): Organisation => ({
  id: identityOf(fingerprint),
  name: country,
  country,
  sector: 'agency',
  standing: 'partner',
})
const PEERS = new Map([US, KR].map(f => [f, peer(f, f === US ? 'US' : 'KR')]))
const CLIENT: Organisation = {
  id: identityOf('c'.repeat(64)),
  name: 'x',
  country: 'JP',
  sector: 'exchange',
  standing: 'client',
}
const AT = '2026-11-26T12:00:00.000Z'
const green = tlpDefinition('green').id
const red = tlpDefinition('red').id
const id = (type: string, n: number) => `${type}--00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const made = (type: string, n: number, members: { [key: string]: Json }, at = AT): IntelObject => ({
  type,
  spec_version: '2.1',
  id: id(type, n),
  created: AT,
  modified: at,
  ...members,
})
const indicator = (n: number, members: { [key: string]: Json } = {}, at = AT) =>
  made(
    'indicator',
    n,
    { pattern: 'p', pattern_type: 'stix', valid_from: AT, object_marking_refs: [green], ...members },
    at,
  )

function world() {
  const store = new MemoryIntelStore({ now: () => 1_790_000_000 }, randomBytes)
  const desk = new ReleaseDesk(store, OWNER, from => PEERS.get(from) ?? null)
  const put = async (from: string, ...objects: IntelObject[]) => {
    for (const object of objects) {
      const version = versionOf(object)
      const json = JSON.stringify(object)
      const digest = createHash('sha256').update(json).digest('hex')
      const versionNs = BigInt(Date.parse(version)) * 1_000_000n
      const row = { id: object.id, type: object.type, version, versionNs, specVersion: '2.1', json, digest, from }
      assert.deepEqual(await store.add([{ ...row, releaseKey: releaseKey(object) }], []), ['new'])
    }
  }
  const seen = async (to: Organisation) => {
    const all = await store.entries(0, 1_000)
    return (await desk.released(all, to)).map((json, i) =>
      json === null ? '-' : json === all[i]?.json ? 'whole' : 'redacted',
    )
  }
  return { store, desk, put, seen }
}

test('what we made goes to partners and clients, and what was given to us as AMBER to clients alone', async () => {
  const { put, seen } = world()
  const amber = tlpDefinition('amber').id
  await put('self', indicator(1, { object_marking_refs: [amber], created_by_ref: OWNER.id }))
  await put(US, indicator(2, { object_marking_refs: [amber] }))
  assert.deepEqual(await seen(peer(KR, 'KR')), ['whole', '-'])
  assert.deepEqual(await seen(CLIENT), ['whole', 'whole'])
  assert.deepEqual(await seen(peer(US, 'US')), ['whole', 'whole'], 'who gave it has it')
})

test('what another made does not become ours by our sharing it', async () => {
  const { put, seen } = world()
  await put(
    'self',
    indicator(1, { object_marking_refs: [tlpDefinition('amber').id], created_by_ref: id('identity', 9) }),
  )
  assert.deepEqual(await seen(peer(KR, 'KR')), ['-'])
})

test('an answer changes when what it hangs on comes in later: a definition, an end, a stricter version', async () => {
  const { put, seen } = world()
  const marking = id('marking-definition', 1)
  await put('self', indicator(1, { object_marking_refs: [marking] }))
  assert.deepEqual(await seen(CLIENT), ['-'])
  const definition = {
    ...made('marking-definition', 1, { definition_type: 'statement', definition: { statement: 'TLP:GREEN' } }),
  }
  await put('self', definition)
  assert.deepEqual(await seen(CLIENT), ['whole', 'whole'])
  const joins = { relationship_type: 'related-to', source_ref: id('indicator', 1), target_ref: id('indicator', 2) }
  await put('self', made('relationship', 1, { ...joins, object_marking_refs: [green] }))
  assert.deepEqual(await seen(CLIENT), ['whole', 'whole', '-'])
  await put('self', indicator(2))
  assert.deepEqual(await seen(CLIENT), ['whole', 'whole', 'whole', 'whole'])
  await put('self', indicator(2, { object_marking_refs: [red] }, '2026-11-26T13:00:00.000Z'))
  assert.deepEqual(await seen(CLIENT), ['whole', 'whole', '-', 'whole', '-'])
})

test('a derived-from relationship closes what it was derived from a closed object, told by who gave it and by nobody else', async () => {
  const { put, seen } = world()
  await put('self', indicator(1), indicator(2, { object_marking_refs: [red] }))
  const derived = { relationship_type: 'derived-from', source_ref: id('indicator', 1), target_ref: id('indicator', 2) }
  assert.deepEqual(await seen(CLIENT), ['whole', '-'])
  await put(KR, made('relationship', 1, { ...derived, object_marking_refs: [green] }))
  assert.deepEqual(await seen(CLIENT), ['whole', '-', '-'], 'a stranger cannot close what is ours')
  await put('self', made('relationship', 2, { ...derived, object_marking_refs: [green] }))
  assert.deepEqual(await seen(CLIENT), ['-', '-', '-', '-'])
})

test('a desk over a long log first reads what tells of derivation and nothing else, and from then on every entry', async () => {
  const { store, put } = world()
  await put('self', indicator(1), indicator(2, { object_marking_refs: [red] }), indicator(3))
  const derived = { relationship_type: 'derived-from', source_ref: id('indicator', 1), target_ref: id('indicator', 2) }
  await put('self', made('relationship', 1, { ...derived, object_marking_refs: [green] }))
  const read: string[] = []
  const watched = {
    size: () => store.size(),
    versions: (of: string) => store.versions(of),
    note: (name: string) => store.note(name),
    putNote: (name: string, next: string | null) => store.putNote(name, next),
    async entries(after: number, limit: number, types?: readonly string[]) {
      const rows = await store.entries(after, limit, types)
      read.push(...rows.map(row => row.type))
      return rows
    },
  }
  const desk = new ReleaseDesk(watched, OWNER, from => PEERS.get(from) ?? null)
  const told = async () =>
    (await desk.released(await store.entries(0, 9), CLIENT)).map(json => (json === null ? '-' : 'whole'))
  assert.deepEqual(await told(), ['-', '-', 'whole', '-'])
  assert.deepEqual(read, ['relationship'])
  await put('self', indicator(2, { object_marking_refs: [green] }, '2026-11-26T13:00:00.000Z'))
  assert.deepEqual(await told(), ['whole', '-', 'whole', 'whole', 'whole'])
  assert.deepEqual(read, ['relationship', 'indicator'])
})

test('a peer that defines our marking anew, or names our indicator in a stricter version, changes nothing of ours', async () => {
  const { put, seen } = world()
  const marking = id('marking-definition', 1)
  const say = (statement: string, created: string): IntelObject => {
    const { modified: _, ...rest } = made('marking-definition', 1, {
      definition_type: 'statement',
      definition: { statement },
    })
    return { ...(rest as IntelObject), created }
  }
  const note = made('note', 1, { content: 'c', object_refs: [id('indicator', 1)], object_marking_refs: [green] })
  await put('self', say('TLP:GREEN', AT), indicator(1, { object_marking_refs: [marking] }), note)
  await put(KR, say('TLP:RED', '2026-11-26T13:00:00.000Z'))
  await put(KR, indicator(1, { object_marking_refs: [red] }, '2026-11-26T13:00:00.000Z'))
  assert.deepEqual(await seen(CLIENT), ['whole', 'whole', 'whole', 'whole', '-'])
  // The other way round: what is defined as RED by its own source stays RED, whatever another says.
  await put(US, say('TLP:CLEAR', '2026-11-26T14:00:00.000Z'), indicator(7, { object_marking_refs: [marking] }))
  assert.equal((await seen(CLIENT)).at(-1), '-', 'we mean GREEN, its source CLEAR: contradictory, so nobody')
})

test('a wallet that one peer closed does not close what another says of it', async () => {
  const { put, seen } = world()
  const wallet = (ref: string): IntelObject => ({
    type: 'cryptocurrency-wallet',
    spec_version: '2.1',
    id: id('cryptocurrency-wallet', 1),
    value: 'x',
    object_marking_refs: [ref],
  })
  const joins = { relationship_type: 'based-on', source_ref: id('indicator', 1), target_ref: wallet(red).id }
  await put(KR, wallet(red))
  await put(US, wallet(green), indicator(1), made('relationship', 1, { ...joins, object_marking_refs: [green] }))
  await put(KR, made('relationship', 2, { ...joins, object_marking_refs: [green] }))
  assert.deepEqual(await seen(CLIENT), ['-', 'whole', 'whole', 'whole', '-'])
})

test('a stranger who defines a marking before its maker does opens nothing', async () => {
  const { put, seen } = world()
  const says = (statement: string, n: number) =>
    made('marking-definition', n, { definition_type: 'statement', definition: { statement } })
  await put(KR, says('TLP:CLEAR', 1), says('Copyright', 2))
  await put(US, indicator(1, { object_marking_refs: [id('marking-definition', 1)] }))
  await put(US, indicator(2, { object_marking_refs: [id('marking-definition', 2)] }))
  assert.deepEqual((await seen(CLIENT)).slice(2), ['-', 'whole'])
})

test('a desk begun anew over the same store knows the derivations that were noted', async () => {
  const { store, put } = world()
  await put('self', indicator(1), indicator(2, { object_marking_refs: [red] }))
  const derived = { relationship_type: 'derived-from', source_ref: id('indicator', 1), target_ref: id('indicator', 2) }
  await put('self', made('relationship', 2, { ...derived, object_marking_refs: [green] }))
  await store.putNote(
    'release/derivations',
    JSON.stringify({ through: 3, said: [[id('indicator', 1), id('indicator', 2), 'self']] }),
  )
  const desk = new ReleaseDesk(store, OWNER, () => null)
  assert.deepEqual(await desk.released(await store.entries(0, 3), CLIENT), [null, null, null])
})

test('without preparing, the desk says so and releases nothing', async () => {
  const { store, desk, put } = world()
  await put('self', indicator(1))
  const [stored] = await store.entries(0, 1)
  assert.ok(stored)
  assert.throws(() => desk.releasedJson(stored, CLIENT), /was not prepared/)
})
