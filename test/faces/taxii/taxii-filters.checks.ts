import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import { API, HIDDEN, idsOf, indicator, OPEN, rig } from './taxii-rig.ts'

const COLLECTION = `${API}/collections/${OPEN}`
const objects = `${COLLECTION}/objects/`
const V = (day: number) => `2026-02-0${day}T00:00:00.000Z`
const wallet = (n: number): IntelObject => ({
  type: 'cryptocurrency-wallet',
  spec_version: '2.1',
  id: `cryptocurrency-wallet--00000000-0000-5000-8000-${String(n).padStart(12, '0')}`,
  value: `0x${String(n).padStart(40, '0')}`,
})

/** Object 1 in three versions, added out of their order; object 2 in one; a wallet; an object of STIX 2.0 and the same of 2.1. */
async function mixed() {
  const r = await rig()
  await r.post([indicator(1, { modified: V(2) })])
  await r.post([indicator(2)])
  await r.post([indicator(1, { modified: V(3) })])
  await r.post([indicator(1, { modified: V(1) })])
  await r.post([wallet(1)])
  await r.post([indicator(3, { spec_version: '2.0', modified: V(5) })])
  await r.post([indicator(3, { spec_version: '2.1', modified: V(4) })])
  const versions = async (query: string) => {
    const { status, json } = await r.ask('GET', `${objects}?${query}`)
    assert.equal(status, 200, query)
    return (json.objects ?? []).map(
      o => `${o.id.slice(-1)}${o.type[0]} ${o['modified'] === undefined ? '-' : String(o['modified']).slice(8, 10)}`,
    )
  }
  return { r, versions }
}

test('T25: values of one field are alternatives, fields are met together, and a field may be given once', async () => {
  const { r, versions } = await mixed()
  assert.deepEqual(await versions('match[type]=indicator'), ['2i 02', '1i 03', '3i 04'])
  assert.deepEqual(await versions('match[type]=cryptocurrency-wallet'), ['1c -'])
  assert.equal((await versions('match[type]=indicator,cryptocurrency-wallet')).length, 4)
  assert.deepEqual(await versions(`match[id]=${indicator(1).id},${wallet(1).id}`), ['1i 03', '1c -'])
  assert.deepEqual(await versions(`match[id]=${indicator(1).id},${wallet(1).id}&match[type]=indicator`), ['1i 03'])
  assert.deepEqual(await versions('match[type]=campaign'), [], 'a type of STIX is never an error')
  assert.equal((await versions('match[colour]=red')).length, 4, 'a field that TAXII does not know is passed over')
  const encoded = `${objects}?match%5Btype%5D=indicator%2Ccampaign`
  assert.equal(idsOf(await r.ask('GET', encoded)).length, 3, 'as Python sends it')
  assert.equal((await r.ask('GET', `${objects}?match[type]=indicator&match[type]=campaign`)).status, 400)
})

test('T26: match[version] is last unless said, first, all by itself, or exact times, also several of them', async () => {
  const { r, versions } = await mixed()
  const of1 = `match[id]=${indicator(1).id}`
  assert.deepEqual(await versions(of1), ['1i 03'])
  assert.deepEqual(await versions(`${of1}&match[version]=last`), ['1i 03'])
  assert.deepEqual(await versions(`${of1}&match[version]=first`), ['1i 01'])
  assert.deepEqual(await versions(`${of1}&match[version]=all`), ['1i 02', '1i 03', '1i 01'])
  assert.deepEqual(await versions(`${of1}&match[version]=first,last`), ['1i 03', '1i 01'])
  assert.deepEqual(await versions(`${of1}&match[version]=${V(2)}`), ['1i 02'])
  assert.deepEqual(await versions(`${of1}&match[version]=2026-02-02T00:00:00Z,first`), ['1i 02', '1i 01'])
  assert.deepEqual(await versions(`${of1}&match[version]=2026-02-02T00:00:00.0001Z`), [])
  assert.deepEqual(await versions('match[version]=first&match[type]=cryptocurrency-wallet'), ['1c -'])
  assert.deepEqual(await versions('match[version]=1970-01-01T00:00:00.000Z'), ['1c -'])
  for (const bad of ['all,last', 'first,first', 'LAST', `${V(2)},${V(2)}`])
    assert.equal((await r.ask('GET', `${objects}?match[version]=${bad}`)).status, 400, bad)
})

test('T26: versions that differ below the microsecond are told apart, and the later one is the last', async () => {
  const r = await rig()
  const at = (digits: string) => indicator(1, { modified: `2026-02-01T00:00:00.${digits}Z` })
  await r.post([at('123456789'), at('123456788'), at('1234567')])
  const last = await r.ask('GET', objects)
  assert.deepEqual(
    (last.json.objects ?? []).map(o => o['modified']),
    ['2026-02-01T00:00:00.123456789Z'],
  )
  const exact = await r.ask('GET', `${objects}?match[version]=2026-02-01T00:00:00.123456788Z`)
  assert.equal(idsOf(exact).length, 1)
})

test('T26: the last version is the last of those that the caller may see', async () => {
  const r = await rig()
  await r.post([indicator(1, { modified: V(1) }), indicator(1, { modified: V(2) })])
  await r.post([indicator(1, { modified: V(3), object_marking_refs: [HIDDEN] })])
  for (const [as, wanted] of [
    ['alice', V(3)],
    ['rita', V(2)],
  ] as const) {
    const { json } = await r.ask('GET', objects, { as })
    assert.deepEqual(
      (json.objects ?? []).map(o => o['modified']),
      [wanted],
    )
  }
  const { json } = await r.ask('GET', `${objects}${indicator(1).id}/versions/`, { as: 'rita' })
  assert.deepEqual(json['versions'], [V(1), V(2)])
})

test('T27: without match[spec_version] an object comes in the latest specification that it has, with it in nothing else', async () => {
  const { r, versions } = await mixed()
  const of3 = `match[id]=${indicator(3).id}`
  assert.deepEqual(await versions(of3), ['3i 04'])
  assert.deepEqual(await versions(`${of3}&match[spec_version]=2.0`), ['3i 05'])
  assert.deepEqual(await versions(`${of3}&match[spec_version]=2.1`), ['3i 04'])
  assert.deepEqual(await versions(`${of3}&match[spec_version]=2.0,2.1&match[version]=all`), ['3i 05', '3i 04'])
  assert.deepEqual(await versions(`${of3}&match[spec_version]=2.0,2.1`), ['3i 05'])
  assert.deepEqual(await versions('match[spec_version]=2.2'), [])
  assert.deepEqual(await versions('match[spec_version]=2.0'), ['3i 05'])
  const { json } = await r.ask('GET', `${COLLECTION}/manifest/?${of3}&match[spec_version]=2.0`)
  assert.equal(json.objects?.[0]?.['media_type'], 'application/stix+json;version=2.0')
})

test('T28: one object takes version and spec_version, its versions take spec_version, and both take pages and added_after', async () => {
  const { r } = await mixed()
  const one = `${objects}${indicator(1).id}/`
  assert.equal(idsOf(await r.ask('GET', `${one}?match[version]=all`)).length, 3)
  assert.equal(idsOf(await r.ask('GET', `${one}?match[type]=campaign`)).length, 1, 'no filter of this endpoint')
  const page = await r.ask('GET', `${one}?match[version]=all&limit=2`)
  assert.equal(page.json.more, true)
  assert.equal(idsOf(await r.ask('GET', `${one}?match[version]=all&limit=2&next=${page.json.next}`)).length, 1)
  const versions = await r.ask('GET', `${one}versions/`)
  assert.deepEqual(versions.json['versions'], [V(2), V(3), V(1)], 'in the order of adding')
  const after = String(versions.headers['x-taxii-date-added-first'])
  assert.deepEqual((await r.ask('GET', `${one}versions/?added_after=${after}`)).json['versions'], [V(3), V(1)])
  const of3 = `${objects}${indicator(3).id}/versions/`
  assert.deepEqual((await r.ask('GET', of3)).json['versions'], [V(4)])
  assert.deepEqual((await r.ask('GET', `${of3}?match[spec_version]=2.0`)).json['versions'], [V(5)])
})

test('T34: the media type of each row of a manifest is one of the collection', async () => {
  const { r } = await mixed()
  const { json } = await r.ask('GET', `${COLLECTION}/`)
  const rows = await r.ask('GET', `${COLLECTION}/manifest/?match[spec_version]=2.0,2.1&match[version]=all`)
  assert.equal(rows.json.objects?.length, 7)
  for (const row of rows.json.objects ?? [])
    assert.ok((json['media_types'] as string[]).includes(String(row['media_type'])))
})

test('T42: an object that is not there is 404, and one of which nothing fits the filter is an empty envelope', async () => {
  const { r } = await mixed()
  for (const end of ['', 'versions/']) {
    assert.equal((await r.ask('GET', `${objects}${indicator(99).id}/${end}`)).status, 404)
    assert.equal((await r.ask('GET', `${objects}no-id-at-all/${end}`)).status, 404)
    const none = await r.ask('GET', `${objects}${indicator(1).id}/${end}?match[spec_version]=2.0`)
    assert.deepEqual([none.status, none.text], [200, '{}'])
  }
  const later = await r.ask('GET', `${objects}${indicator(1).id}/?added_after=2099-01-01T00:00:00Z`)
  assert.deepEqual([later.status, later.text], [200, '{}'])
})

test('T43: what was deleted is gone from objects, manifest and versions, and can be added again', async () => {
  const { r } = await mixed()
  const one = `${objects}${indicator(1).id}/`
  const gone = await r.ask('DELETE', one)
  assert.deepEqual([gone.status, gone.text], [200, ''])
  assert.equal((await r.ask('GET', one)).status, 404)
  assert.equal((await r.ask('GET', `${one}versions/`)).status, 404)
  assert.equal((await r.ask('DELETE', one)).status, 404)
  for (const path of [objects, `${COLLECTION}/manifest/`])
    assert.ok(!idsOf(await r.ask('GET', `${path}?match[version]=all`)).includes(indicator(1).id))
  assert.equal((await r.store.versions(indicator(1).id)).length, 3, 'the log keeps what was shared')
  const [fact] = (await r.world.facts.read({ kinds: ['collection-pruned'] })) ?? []
  assert.equal(fact?.by, 'user:alice')
  await r.post([indicator(1, { modified: V(1) })])
  assert.equal(idsOf(await r.ask('GET', one)).length, 1)
})

test('T43: a deletion can name versions, and takes no filter that would be passed over', async () => {
  const { r } = await mixed()
  const one = `${objects}${indicator(1).id}/`
  assert.equal((await r.ask('DELETE', `${one}?match[version]=last`)).status, 200)
  assert.deepEqual((await r.ask('GET', `${one}versions/`)).json['versions'], [V(2), V(1)])
  assert.equal((await r.ask('DELETE', `${one}?match[version]=${V(2)}`)).status, 200)
  assert.deepEqual((await r.ask('GET', `${one}versions/`)).json['versions'], [V(1)])
  assert.equal((await r.ask('DELETE', `${one}?match[version]=${V(2)}`)).status, 404)
  for (const query of ['match[type]=campaign', 'added_after=2020-01-01T00:00:00Z', 'limit=1', 'match[version]=junk'])
    assert.equal((await r.ask('DELETE', `${one}?${query}`)).status, 400, query)
  assert.equal((await r.ask('GET', one)).status, 200)
})

test('T43: who may not see an object cannot delete it', async () => {
  const r = await rig()
  await r.user('bob', ['reader', 'writer'])
  await r.reread()
  await r.post([indicator(1, { object_marking_refs: [HIDDEN] })])
  assert.equal((await r.ask('DELETE', `${objects}${indicator(1).id}/`, { as: 'bob' })).status, 404)
  assert.equal((await r.ask('GET', `${objects}${indicator(1).id}/`)).status, 200)
})
