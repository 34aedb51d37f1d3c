import assert from 'node:assert/strict'
import { test } from 'node:test'
import { API, HIDDEN, idsOf, indicator, OPEN, type Rig, rig, type Told } from './taxii-rig.ts'

const COLLECTION = `${API}/collections/${OPEN}`
const objects = `${COLLECTION}/objects/`
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/

async function filled(count: number): Promise<Rig> {
  const made = await rig()
  await made.post(Array.from({ length: count }, (_, i) => indicator(i + 1)))
  return made
}

/** All pages, as a client that follows `next` sees them. */
async function pages(r: Rig, path: string, query: string, as = 'alice'): Promise<Told[]> {
  const all: Told[] = []
  for (let next = ''; all.length < 50; ) {
    const page = await r.ask('GET', `${path}?${query}${next === '' ? '' : `&next=${next}`}`, { as })
    assert.equal(page.status, 200, page.text)
    all.push(page)
    if (!page.json.more) return all
    assert.equal(typeof page.json.next, 'string', 'more without next makes clients read the first page for ever')
    next = String(page.json.next)
  }
  throw new Error('the pages never end')
}

test('T8: every answer with objects, manifests or versions tells when its first and last were added, and an empty one does not', async () => {
  const r = await filled(3)
  const manifest = await r.ask('GET', `${COLLECTION}/manifest/`)
  const added = (manifest.json.objects ?? []).map(row => String(row['date_added']))
  for (const path of [objects, `${COLLECTION}/manifest/`]) {
    const { headers } = await r.ask('GET', path)
    assert.equal(headers['x-taxii-date-added-first'], added[0])
    assert.equal(headers['x-taxii-date-added-last'], added[2])
  }
  for (const path of [`${objects}${indicator(2).id}/`, `${objects}${indicator(2).id}/versions/`]) {
    const { headers } = await r.ask('GET', path)
    assert.equal(headers['x-taxii-date-added-first'], added[1])
    assert.equal(headers['x-taxii-date-added-last'], added[1])
  }
  const empty = await r.ask('GET', `${objects}?added_after=${added[2]}`)
  assert.deepEqual([empty.status, empty.text], [200, '{}'])
  assert.equal(empty.headers['x-taxii-date-added-first'], undefined)
})

test('T11: times go out with six digits, and come in with any number of them, in UTC alone', async () => {
  const r = await filled(2)
  const { json, headers } = await r.ask('GET', `${COLLECTION}/manifest/`)
  for (const row of json.objects ?? []) assert.match(String(row['date_added']), TIME)
  assert.match(String(headers['x-taxii-date-added-last']), TIME)
  for (const good of ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00.1Z', '2020-01-01T00:00:00.123456789Z'])
    assert.equal(idsOf(await r.ask('GET', `${objects}?added_after=${good}`)).length, 2, good)
  for (const bad of [
    'yesterday',
    '2020-01-01T00:00:00%2B09:00',
    '2020-01-01',
    '2020-02-30T00:00:00Z',
    '2020-01-01T24:00:00Z',
    '',
    '1577836800',
    '2020-01-01 00:00:00Z',
  ])
    assert.equal((await r.ask('GET', `${objects}?added_after=${bad}`)).status, 400, bad)
})

test('T12: a collection and a status are named by UUIDs of version 4', async () => {
  const r = await rig()
  const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  assert.match(String((await r.post([indicator(1)])).json['id']), uuid4)
  await assert.rejects(r.collection('91a7b528-80eb-12ed-a74d-c6fbd5a26116', ['reader'], []), /version 4/)
})

test('T13: a list without members is left out', async () => {
  const r = await rig()
  for (const path of [objects, `${COLLECTION}/manifest/`]) assert.equal((await r.ask('GET', path)).text, '{}')
  await r.user('nobody', ['none'])
  await r.reread()
  assert.equal((await r.ask('GET', `${API}/collections/`, { as: 'nobody' })).text, '{}')
  const { json } = await r.post([indicator(1)])
  assert.deepEqual(Object.keys(json).sort(), [
    'failure_count',
    'id',
    'pending_count',
    'request_timestamp',
    'status',
    'success_count',
    'successes',
    'total_count',
  ])
})

test('T14: the members of each resource have the names of the standard', async () => {
  const r = await filled(1)
  const { json } = await r.ask('GET', `${COLLECTION}/`)
  assert.deepEqual(Object.keys(json).sort(), ['can_read', 'can_write', 'id', 'media_types', 'title'])
  const [row] = (await r.ask('GET', `${COLLECTION}/manifest/`)).json.objects ?? []
  assert.deepEqual(Object.keys(row ?? {}).sort(), ['date_added', 'id', 'media_type', 'version'])
})

test('T15: a limit beyond what JSON carries exactly is a large limit, and one that is no whole number is refused', async () => {
  const r = await filled(3)
  assert.equal(idsOf(await r.ask('GET', `${objects}?limit=9007199254740993`)).length, 3)
  for (const bad of ['1.5', '1e3', '-1', '0', '', 'many', '0x10', '99999999999999999999'])
    assert.equal((await r.ask('GET', `${objects}?limit=${bad}`)).status, 400, bad)
})

test('T17: objects and manifests go by the time of adding, collections by a fixed order', async () => {
  const r = await rig()
  for (const n of [5, 2, 9, 1]) await r.post([indicator(n)])
  const wanted = [5, 2, 9, 1].map(n => indicator(n).id)
  assert.deepEqual(idsOf(await r.ask('GET', objects)), wanted)
  assert.deepEqual(idsOf(await r.ask('GET', `${COLLECTION}/manifest/`)), wanted)
  const ids = ['a', 'c', 'b'].map(c => `${c.repeat(8)}-0000-4000-8000-000000000000`)
  for (const id of ids) await r.collection(id, ['reader'], [])
  await r.reread()
  const { json } = await r.ask('GET', `${API}/collections/`)
  assert.deepEqual(
    (json['collections'] as { id: string }[]).map(c => c.id),
    [OPEN, ...ids],
  )
})

test('T18: a malformed parameter is refused with 400, also over an empty collection', async () => {
  const queries = [
    'match[version]=junk',
    'match[version]=',
    'match[id]=nobody',
    'match[id]=,',
    'match[type]=a%20b',
    'match[spec_version]=new',
    'added_after=yesterday',
    'limit=0',
    'next=%00',
    'next=made-up',
    'match[version]=last,last',
    'match[version]=2016-13-01T00:00:00Z',
    'limit=1&limit=2',
    'added_after=2020-01-01T00:00:00Z&added_after=2020-01-01T00:00:00Z',
    'match[type]=a&match[type]=b',
  ]
  for (const r of [await rig(), await filled(2)])
    for (const query of queries)
      for (const path of [objects, `${COLLECTION}/manifest/`]) {
        const { status, json } = await r.ask('GET', `${path}?${query}`)
        assert.equal(status, 400, query)
        assert.equal(json['http_status'], '400')
      }
})

test('T19: added_after gives what was added strictly later', async () => {
  const r = await filled(3)
  const rows = (await r.ask('GET', `${COLLECTION}/manifest/`)).json.objects ?? []
  for (const [i, row] of rows.entries()) {
    const page = await r.ask('GET', `${objects}?added_after=${String(row['date_added'])}`)
    assert.deepEqual(
      idsOf(page),
      rows.slice(i + 1).map(({ id }) => id),
    )
  }
  const finer = String(rows[0]?.['date_added']).replace('Z', '999Z')
  assert.equal(idsOf(await r.ask('GET', `${objects}?added_after=${finer}`)).length, 2)
})

test('T20: without added_after the oldest come first', async () => {
  const r = await filled(4)
  assert.deepEqual(idsOf(await r.ask('GET', `${objects}?limit=1`)), [indicator(1).id])
})

test('T21: no page has more than was asked for, and what fits is given whole', async () => {
  const r = await filled(7)
  for (const limit of [1, 2, 3, 6, 7, 8]) {
    const page = await r.ask('GET', `${objects}?limit=${limit}`)
    assert.equal(idsOf(page).length, Math.min(limit, 7))
    assert.equal(page.json.more ?? false, limit < 7)
  }
})

test('T22: as long as more is left, more is true and next goes on, over objects, manifests and versions', async () => {
  const r = await filled(10)
  await r.post(Array.from({ length: 5 }, (_, i) => indicator(1, { modified: `2026-02-0${i + 1}T00:00:00.000Z` })))
  for (const limit of [1, 2, 5, 9, 10, 11]) {
    for (const path of [objects, `${COLLECTION}/manifest/`]) {
      const all = (await pages(r, path, `limit=${limit}`)).flatMap(idsOf)
      assert.deepEqual([all.length, new Set(all).size], [10, 10])
    }
    const versions = await pages(r, `${objects}${indicator(1).id}/versions/`, `limit=${limit}`)
    assert.equal(versions.flatMap(p => p.json['versions']).length, 6)
  }
})

test("T23: next is re-checked against the caller's rights, and holds for the question it was given for alone", async () => {
  const r = await rig()
  await r.post([indicator(1), indicator(2, { object_marking_refs: [HIDDEN] }), indicator(3), indicator(4)])
  const first = await r.ask('GET', `${objects}?limit=1`)
  const next = String(first.json.next)
  const rest = `${objects}?limit=9&next=${next}`
  assert.deepEqual(
    idsOf(await r.ask('GET', rest)),
    [2, 3, 4].map(n => indicator(n).id),
  )
  assert.deepEqual(
    idsOf(await r.ask('GET', rest)),
    [2, 3, 4].map(n => indicator(n).id),
    'it can be asked again',
  )
  assert.deepEqual(
    idsOf(await r.ask('GET', rest, { as: 'rita' })),
    [3, 4].map(n => indicator(n).id),
  )
  assert.equal((await r.ask('GET', rest, { as: 'wim' })).status, 403)
  assert.equal((await r.ask('GET', rest, { as: null })).status, 401)
  for (const other of [
    `${rest}&match[type]=indicator`,
    `${COLLECTION}/manifest/?next=${next}`,
    `${objects}?next=${next.slice(0, -2)}AA`,
    `${objects}?next=${next.slice(2)}`,
  ])
    assert.equal((await r.ask('GET', other)).status, 400, other)
  await r.collection('aaaaaaaa-0000-4000-8000-000000000000', ['reader'], ['writer'])
  await r.reread()
  const elsewhere = `${API}/collections/aaaaaaaa-0000-4000-8000-000000000000/objects/?limit=9&next=${next}`
  assert.equal((await r.ask('GET', elsewhere)).status, 400)
})

test('T23: next tells nothing of when something was added that the caller may not see', async () => {
  const r = await filled(3)
  const { json } = await r.ask('GET', `${objects}?limit=2`)
  const bytes = Buffer.from(String(json.next), 'base64url')
  const us = (await r.store.entries(0, 3)).map(o => o.addedUs)
  for (const at of us) {
    const place = Buffer.alloc(8)
    place.writeBigInt64BE(BigInt(at))
    assert.ok(!bytes.includes(place.subarray(2)))
  }
})

test('T24: a client without next goes on by the last date added, and sees each object once', async () => {
  const r = await filled(9)
  const seen: string[] = []
  for (let after = ''; ; ) {
    const page = await r.ask('GET', `${objects}?limit=2${after === '' ? '' : `&added_after=${after}`}`)
    seen.push(...idsOf(page))
    if (!page.json.more) break
    after = String(page.headers['x-taxii-date-added-last'])
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 9 }, (_, i) => indicator(i + 1).id),
  )
})

test('T21: a page that would be too large is cut short and says that more follows', async () => {
  const r = await rig()
  const big = 'x'.repeat(900_000)
  await r.post(Array.from({ length: 10 }, (_, i) => indicator(i + 1, { description: big })))
  const all = await pages(r, objects, 'limit=1000')
  assert.deepEqual(
    all.flatMap(idsOf),
    Array.from({ length: 10 }, (_, i) => indicator(i + 1).id),
  )
  for (const page of all) assert.ok(page.text.length < 9 << 20)
  assert.ok(all.length > 1)
})

test('T35, T49: what is withheld is not there for the caller, and a page behind very many such rows is empty and goes on', async () => {
  const r = await rig({ lookThrough: 200 })
  await r.post(Array.from({ length: 500 }, (_, i) => indicator(i, { object_marking_refs: [HIDDEN] })))
  await r.post([indicator(60_000)])
  const all = await pages(r, objects, 'limit=10', 'rita')
  assert.deepEqual(all.flatMap(idsOf), [indicator(60_000).id])
  assert.equal(all.length, 3)
  assert.equal(all[0]?.headers['x-taxii-date-added-last'], undefined)
  assert.equal((await r.ask('GET', `${objects}${indicator(5).id}/`, { as: 'rita' })).status, 404)
})
