import assert from 'node:assert/strict'
import { test } from 'node:test'
import { releaseKey } from '../../../src/analysis/release/release-key.ts'
import { sharedText } from '../../../src/faces/cli/share-text.ts'
import { walletObject } from '../../../src/formats/stix/wallet.ts'
import { CordonError } from '../../../src/model/errors.ts'
import type { Json } from '../../../src/model/fact.ts'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import { identityOf } from '../../../src/model/node-identity.ts'
import { tlpDefinition } from '../../../src/model/tlp.ts'
import { readInput } from '../../../src/operations/read-input.ts'
import { NodeDesk } from '../../../src/operations/share/node-desk.ts'
import { RECIPIENT_KINDS, recipientsOf } from '../../../src/operations/share/recipients.ts'
import { shareIntel } from '../../../src/operations/share/share-intel.ts'
import { newObject, testNodes } from '../../freeze-nodes.ts'

const AT = '2026-11-26T12:00:00.000Z'
const id = (type: string, n: number) => `${type}--00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const EXCHANGE = id('identity', 77)

async function node() {
  const { JP } = testNodes(['JP'])
  const peers = (['US', 'KR'] as const).map((country, i) => {
    const fingerprint = String(i + 1).repeat(64)
    const organisation = {
      id: identityOf(fingerprint),
      name: `${country} agency`,
      country,
      sector: 'agency',
      standing: 'partner',
    }
    return { at: 1, by: 'x', kind: 'peer-added', body: { ...organisation, fingerprint, url: null } }
  })
  const organisation = { id: EXCHANGE, name: 'Exchange A', country: 'JP', sector: 'exchange', standing: 'client' }
  const user = { name: 'desk', roles: [], organisation, certificate: null, password: null }
  await JP.world.facts.append([...peers, { at: 1, by: 'x', kind: 'user-added', body: user }])
  const share = (given: { [key: string]: unknown }) => shareIntel.run(readInput(shareIntel, given), JP.world)
  return { ...JP, share }
}

const made = (type: string, n: number, by: string, members: { [key: string]: Json }): IntelObject => ({
  type,
  spec_version: '2.1',
  id: id(type, n),
  created_by_ref: by,
  created: AT,
  modified: AT,
  ...members,
})
const indicator = (n: number, by: string, members: { [key: string]: Json } = {}) =>
  made('indicator', n, by, {
    name: `i${n}`,
    pattern: `[url:value = 'u${n}']`,
    pattern_type: 'stix',
    valid_from: AT,
    ...members,
  })
const bundle = (...objects: IntelObject[]) => JSON.stringify({ type: 'bundle', id: id('bundle', 1), objects })
const code = (wanted: string) => (error: unknown) => error instanceof CordonError && error.code === wanted
const row = (shared: Awaited<ReturnType<typeof shareIntel.run>>) =>
  Object.fromEntries(shared.recipients.map(r => [r.name, `${r.whole} ${r.redacted} ${r.withheld}`]))

test('a dry run tells who would receive what and why not, and stores nothing', async () => {
  const { self, share, store } = await node()
  const part = { granular_markings: [{ marking_ref: tlpDefinition('red').id, selectors: ['description'] }] }
  const given = bundle(indicator(1, self.id), indicator(2, self.id, { description: 'an informant', ...part }))
  const shared = await share({ bundle: given, tlp: 'amber', relTo: ['us', 'JP'], dryRun: true })
  assert.equal(await store.size(), 0)
  // The definition of TLP:AMBER goes along, to everybody.
  assert.deepEqual(row(shared), { 'US agency': '2 1 0', 'KR agency': '1 0 2', 'Exchange A': '2 1 0' })
  assert.deepEqual(shared.recipients[1]?.why, [{ code: 'rel-to', because: 'it may go to US, JP alone', objects: 2 }])
  const text = sharedText(shared, 80)
  assert.ok(
    text.split('\n').every(line => line.length <= 80),
    text,
  )
  assert.match(
    text,
    /KR agency \(KR, partner; peer\)\n {2}whole 1, redacted 0, withheld 2\n {2}2 withheld: it may go to US, JP alone/,
  )
  assert.match(text, /redacted indicator--00000000-0000-4000-8000-000000000002: without\n? +description/)
})

test('shared for good, the same is stored once, and a third sharing knows it', async () => {
  const { self, share, store } = await node()
  const given = {
    bundle: bundle(indicator(1, self.id), walletObject('0x47666fab8bd0ac7003bce3f5c3585383f09486e2')),
    tlp: 'green',
  }
  const first = await share(given)
  assert.deepEqual([first.new, first.known, await store.size()], [3, 0, 3])
  const again = await share(given)
  assert.deepEqual([again.new, again.known, await store.size()], [0, 3, 3])
  assert.deepEqual(row(again), { 'US agency': '3 0 0', 'KR agency': '3 0 0', 'Exchange A': '3 0 0' })
})

test('addressed by name, it goes to nobody else', async () => {
  const { self, share } = await node()
  const shared = await share({ bundle: bundle(indicator(1, self.id)), tlp: 'red', to: ['Exchange A'] })
  assert.deepEqual(row(shared), { 'US agency': '1 0 1', 'KR agency': '1 0 1', 'Exchange A': '2 0 0' })
  await assert.rejects(share({ bundle: bundle(indicator(2, self.id)), to: ['Nobody'] }), code('recipient-unknown'))
})

test("another's object keeps its markings, and is refused where it would go further than was asked", async () => {
  const { share } = await node()
  const theirs = indicator(1, id('identity', 5), { object_marking_refs: [tlpDefinition('green').id] })
  await assert.rejects(share({ bundle: bundle(theirs), tlp: 'amber' }), code('object-of-another'))
  await assert.rejects(share({ bundle: bundle(theirs), to: ['Exchange A'] }), code('object-of-another'))
  assert.deepEqual(row(await share({ bundle: bundle(theirs) })), {
    'US agency': '1 0 0',
    'KR agency': '1 0 0',
    'Exchange A': '1 0 0',
  })
})

test('what nobody marked is told and handled as AMBER: another’s goes to clients alone', async () => {
  const { self, share } = await node()
  const shared = await share({ bundle: bundle(indicator(1, id('identity', 5)), indicator(2, self.id)), dryRun: true })
  assert.equal(shared.unmarked, 2)
  assert.deepEqual(row(shared), { 'US agency': '1 0 1', 'KR agency': '1 0 1', 'Exchange A': '2 0 0' })
  assert.match(sharedText(shared, 80), /2 without a TLP marking: handled as TLP:AMBER/)
})

test('a refused object stops all of them: broken STIX, data of a person, nothing, no node', async () => {
  const { self, share, store, world } = await node()
  const fine = indicator(1, self.id)
  await assert.rejects(
    share({ bundle: bundle(fine, indicator(2, self.id, { valid_from: 'soon' })) }),
    code('object-refused'),
  )
  const person = indicator(3, id('identity', 5), { x_originator: { naturalPerson: { name: 'A' } } })
  await assert.rejects(share({ bundle: bundle(fine, person) }), /personal-data/)
  await assert.rejects(share({ bundle: bundle() }), code('share-nothing'))
  await assert.rejects(share({ bundle: '{"type":1}' }), code('object-malformed'))
  await assert.rejects(share({}), code('share-what'))
  await assert.rejects(share({ bundle: bundle(fine), relTo: ['USA'] }), code('audience-malformed'))
  await assert.rejects(share({ case: 'no-such-case' }), code('case-unknown'))
  const bare = { ...world, sharing: { ...world.sharing, self: async () => null } }
  await assert.rejects(shareIntel.run(readInput(shareIntel, { bundle: bundle(fine) }), bare), code('node-missing'))
  assert.equal(await store.size(), 0)
})

test('a running node sees a new user within half a second, and a name given to another organisation opens nothing', async () => {
  const { self, world, store, clock } = await node()
  const brought = (object: IntelObject, from: string) => ({
    ...newObject(object, from),
    releaseKey: releaseKey(object),
  })
  await store.add([brought(indicator(1, self.id), 'user:desk')], [])
  const desk = new NodeDesk(world)
  const us = recipientsOf(await world.facts.read({ kinds: RECIPIENT_KINDS }))[0]
  assert.ok(us)
  const all = await store.entries(0, 10)
  // The exchange says that we made it; it came from the exchange, so it is AMBER that was given to us.
  assert.deepEqual(await desk.released(all, us), [null])
  const removed = { at: 2, by: 'x', kind: 'user-removed', body: { name: 'desk' } }
  const { fingerprint: _, ...own } = self
  const body = { name: 'desk', roles: [], organisation: { ...own }, certificate: null, password: null }
  await world.facts.append([removed, { at: 3, by: 'x', kind: 'user-added', body }])
  clock.pass(1)
  assert.deepEqual(await desk.released(all, us), [null])
  const fresh = { at: 4, by: 'x', kind: 'user-added', body: { ...body, name: 'analyst' } }
  await world.facts.append([fresh])
  await store.add([brought(indicator(2, self.id), 'user:analyst')], [])
  clock.pass(1)
  const later = await desk.released(await store.entries(0, 10), us)
  assert.deepEqual(
    later.map(json => json !== null),
    [false, true],
  )
})

test('another content under an id and version that are known is told as a conflict, but for what this node made: that is a new version', async () => {
  const { self, share } = await node()
  await share({ bundle: bundle(indicator(1, self.id), indicator(2, EXCHANGE)), tlp: 'clear' })
  const changed = bundle(indicator(1, self.id, { name: 'other' }), indicator(2, EXCHANGE, { name: 'other' }))
  const shared = await share({ bundle: changed, tlp: 'clear', dryRun: true })
  assert.deepEqual(shared.conflicts, [id('indicator', 2)])
  assert.equal(shared.new, 1)
})
