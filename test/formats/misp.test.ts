import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pruned } from '../../src/formats/misp/misp-json.ts'
import { readMispEvent } from '../../src/formats/misp/read-misp-event.ts'
import { writeMispEvent } from '../../src/formats/misp/write-misp-event.ts'
import { checkStix } from '../../src/formats/stix/check-stix.ts'
import { readWallets } from '../../src/formats/stix/read-wallets.ts'
import type { Json } from '../../src/model/fact.ts'
import type { IntelObject } from '../../src/model/intel-object.ts'
import { tlpDefinition } from '../../src/model/tlp.ts'
import { MISP_EVENT } from './misp-event.ts'

const TEXT = JSON.stringify(MISP_EVENT)
const BTC = '1E38kt7ryhbRXUzbam6iQ6sd93VHUUdjEE'
const AMBER = tlpDefinition('amber').id
const RED = tlpDefinition('red').id

function read(change: (event: Record<string, unknown>) => void = () => {}): Map<string, IntelObject> {
  const { Event: event } = structuredClone(MISP_EVENT) as { Event: Record<string, unknown> }
  change(event)
  return new Map(readMispEvent(JSON.stringify({ Event: event })).objects.map(object => [object.id, object]))
}

function without(value: unknown, ...names: string[]): Json {
  return JSON.parse(JSON.stringify(value, (name, inner) => (names.includes(name) ? undefined : inner))) as Json
}

test('an address marked for detection becomes an indicator with its UUID, its times and its comment', () => {
  const indicator = read().get('indicator--91ae0a21-c7ae-4c7f-b84b-b84a7ce53d1f')
  assert.equal(indicator?.['pattern'], `[cryptocurrency-wallet:value = '${BTC}']`)
  assert.equal(indicator?.['modified'], '2020-10-25T16:22:00.000Z')
  assert.equal(indicator?.['created'], '2020-10-25T00:00:00.000Z')
  assert.equal(indicator?.['valid_from'], '2020-10-19T16:02:03.456789Z')
  assert.equal(indicator?.['description'], 'Btc test attribute')
  assert.equal(indicator?.['created_by_ref'], 'identity--a0c22599-9e58-4da4-96ac-7051603fa951')
  assert.deepEqual(indicator?.['labels'], ['kind:cash-out', 'misp:type="btc"'])
})

// Ids and members after the mappings that MISP/misp-stix publishes.
test('what STIX has no object for is named as the converter of MISP names it', () => {
  const objects = read()
  const attribute = objects.get('x-misp-attribute--94a2b00f-bec3-4f8a-bea4-e4ccf0de776f')
  assert.equal(attribute?.['x_misp_type'], 'btc')
  assert.equal(attribute?.['x_misp_value'], BTC)
  assert.equal(attribute?.['x_misp_category'], 'Financial fraud')
  const wallet = objects.get('x-misp-object--6f7509f1-f324-4acc-bf06-bbe726ab8fc7')
  assert.equal(wallet?.['x_misp_name'], 'btc-wallet')
  assert.equal(wallet?.['x_misp_meta_category'], 'financial')
  const attributes = wallet?.['x_misp_attributes']
  assert.deepEqual(Array.isArray(attributes) && attributes[1], {
    ...{
      uuid: '2bbfd1d9-ab50-4f18-a8f9-50ab4c2e6b3c',
      type: 'float',
      object_relation: 'balance_BTC',
      value: '2.25036953',
    },
  })
  const patterns = [...objects.values()].flatMap(({ pattern }) => (typeof pattern === 'string' ? [pattern] : []))
  for (const pattern of [
    "[network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '198.51.100.3']",
    "[network-traffic:src_ref.type = 'ipv6-addr' AND network-traffic:src_ref.value = '2001:db8::1' AND network-traffic:src_port = 8443]",
    "[domain-name:value = 'example.com' AND domain-name:resolves_to_refs[*].value = '198.51.100.3']",
    "[file:name = 'it\\'s' AND file:hashes.'SHA-256' = 'aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f']",
    '[autonomous-system:number = 174]',
    "[ file:name='x' ]  AND [file:size > 5]",
    'rule a { condition: true }',
  ])
    assert.ok(patterns.includes(pattern), pattern)
})

test('every address in an event is found, whatever spelling and place it had', () => {
  const wallets = new Set(
    [...read().values()].flatMap(object => readWallets(object).map(({ address }) => `${address}`)),
  )
  assert.deepEqual(
    wallets,
    new Set([BTC, 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed']),
  )
})

test('references, sightings, false positives and reports become what STIX has for them', () => {
  const objects = read()
  const relation = objects.get('relationship--5a39f9c0-2f4c-4a09-9a0c-27cbac110005')
  assert.equal(relation?.['relationship_type'], 'sends-to')
  assert.equal(relation?.['target_ref'], 'x-misp-object--7f7509f1-f324-4acc-bf06-bbe726ab8fc7')
  const sighting = objects.get('sighting--7fc56270-e7a7-5ac8-976f-ab1cf1d1e1f3')
  assert.equal(sighting?.['sighting_of_ref'], 'indicator--91ae0a21-c7ae-4c7f-b84b-b84a7ce53d1f')
  assert.deepEqual(sighting?.['where_sighted_refs'], ['identity--55f6ea65-aa10-4c5a-bf01-4f84950d210f'])
  assert.equal(objects.get('opinion--8fc56270-e7a7-5ac8-976f-ab1cf1d1e1f3')?.['opinion'], 'strongly-disagree')
  assert.equal(objects.get('note--453b9386-b571-4e7b-b8ad-c7f0d4f9a0b1')?.['abstract'], 'What happened')
  const report = objects.get('report--a6ef17d6-91cb-4a05-b10b-2f045daf874c')
  assert.equal(report?.['published'], '2020-10-25T16:23:19.000Z')
  assert.ok(read(event => delete event['published']).has('grouping--a6ef17d6-91cb-4a05-b10b-2f045daf874c'))
})

test('whatever is read keeps every rule that STIX has for what is written', () => {
  for (const object of read().values()) assert.deepEqual(checkStix(object, 'write'), [], object.id)
  const bare = { Event: { uuid: MISP_EVENT.Event.uuid, info: 'bare' } }
  for (const object of readMispEvent(JSON.stringify(bare)).objects) assert.deepEqual(checkStix(object, 'write'), [])
})

test('what does not come over is told: people, dead ends, what is no address', () => {
  const codes = readMispEvent(TEXT).losses.map(({ code, path }) => `${code} ${path}`)
  assert.deepEqual(codes, [
    'misp-address-unread Event.Attribute[11]',
    'misp-reference-open Event.Object[0].ObjectReference[1]',
    'misp-person Event.event_creator_email',
  ])
  assert.ok(!JSON.stringify(readMispEvent(TEXT).objects).includes('somebody@example.org'))
})

test('an event that went through STIX comes back as it was', () => {
  const { text, losses } = writeMispEvent(readMispEvent(TEXT).objects)
  assert.deepEqual(losses, [])
  assert.deepEqual(pruned(JSON.parse(text) as Json), pruned(without(MISP_EVENT, 'event_creator_email')))
})

test('the markings of an event hold for all in it, and the strictest wins', () => {
  const marks = (objects: Map<string, IntelObject>, id: string): Json | undefined =>
    objects.get(id)?.['object_marking_refs']
  const [ids, not] = [
    'indicator--91ae0a21-c7ae-4c7f-b84b-b84a7ce53d1f',
    'x-misp-attribute--94a2b00f-bec3-4f8a-bea4-e4ccf0de776f',
  ]
  const pap = 'marking-definition--c43594d1-4b11-4c59-93ab-1c9b14d53ce9'
  assert.deepEqual(marks(read(), ids), [AMBER, pap])
  assert.deepEqual(marks(read(), not), [RED, pap], 'distribution 0 is the own organisation')
  const levels: [distribution: string, tag: string, level: string | undefined][] = [
    ['3', 'tlp:clear', tlpDefinition('clear').id],
    ['3', 'tlp:amber+strict', tlpDefinition('amber+strict').id],
    ['2', 'tlp:white', tlpDefinition('green').id],
    ['1', 'none', AMBER],
    ['0', 'tlp:green', RED],
    ['4', 'tlp:green', RED],
    ['9', 'tlp:green', RED],
    ['3', 'none', undefined],
  ]
  for (const [distribution, name, level] of levels) {
    const objects = read(event => Object.assign(event, { distribution, Tag: [{ name }] }))
    assert.equal((marks(objects, ids) as string[] | undefined)?.[0], level, `${distribution} ${name}`)
  }
})

test('a tag that looks like a marking and is none stays a label, which releases the object to nobody', () => {
  const objects = read(event => Object.assign(event, { Tag: [{ name: 'tlp:purple' }] }))
  for (const { type, labels } of objects.values())
    if (type === 'indicator') assert.ok((labels as string[]).includes('tlp:purple'))
})
