import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ADMIN_ROLE } from '../../../src/operations/users/user.ts'
import { API, idsOf, indicator, OPEN, rig, type Told } from './taxii-rig.ts'

const objects = `${API}/collections/${OPEN}/objects/`
const counts = ({ json }: Told) => [
  json['total_count'],
  json['success_count'],
  json['failure_count'],
  json['pending_count'],
]
const failures = ({ json }: Told) =>
  (json['failures'] ?? []) as readonly { id: string; version: string; message: string }[]

test('T36: an exact duplicate is a success and changes nothing', async () => {
  const r = await rig()
  const first = await r.post([indicator(1), indicator(1)])
  const again = await r.post([indicator(1)])
  assert.deepEqual(counts(first), [2, 2, 0, 0])
  assert.deepEqual(counts(again), [1, 1, 0, 0])
  assert.equal(await r.store.size(), 1)
  const keys = Object.keys(indicator(1)).reverse()
  const turned = Object.fromEntries(keys.map(key => [key, indicator(1)[key]]))
  assert.deepEqual(counts(await r.post([turned])), [1, 1, 0, 0], 'the order of members is no content')
})

test('T37: a status counts what became of each object, and names it by id and version', async () => {
  const r = await rig()
  const answer = await r.post([
    indicator(1),
    indicator(2, { modified: 'garbage' }),
    indicator(3, { modified: undefined }),
  ])
  assert.equal(answer.status, 202)
  assert.equal(answer.json['status'], 'complete')
  assert.match(String(answer.json['request_timestamp']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  assert.deepEqual(counts(answer), [3, 2, 1, 0])
  assert.deepEqual(answer.json['successes'], [
    { id: indicator(1).id, version: '2026-01-02T03:04:05.000Z' },
    { id: indicator(3).id, version: '2026-01-02T03:04:05.000Z' },
  ])
  const [failure] = failures(answer)
  assert.equal(failure?.id, indicator(2).id)
  assert.match(String(failure?.message), /timestamp/)
})

test('T38: a status is kept for 24 hours after its end, for who asked and for admins, and is gone after that', async () => {
  const r = await rig()
  await r.user('root', [ADMIN_ROLE])
  await r.reread()
  const answer = await r.post([indicator(1)], { as: 'wim' })
  const path = `${API}/status/${String(answer.json['id'])}/`
  r.clock.pass(24 * 3_600)
  await r.reread()
  assert.deepEqual((await r.ask('GET', path, { as: 'wim' })).json, answer.json)
  assert.deepEqual((await r.ask('GET', path, { as: 'root' })).json, answer.json)
  for (const as of ['alice', 'rita']) assert.equal((await r.ask('GET', path, { as })).status, 404)
  r.clock.pass(1)
  for (const as of ['wim', 'root']) assert.equal((await r.ask('GET', path, { as })).status, 404)
})

test('T39: a body as large as was told is never too large, and a larger one is', async () => {
  const r = await rig()
  const most = Number((await r.ask('GET', `${API}/`)).json['max_content_length'])
  const body = JSON.stringify({ objects: [indicator(1)] })
  const fits = await r.ask('POST', objects, { body: body.padEnd(most) })
  assert.deepEqual([fits.status, counts(fits)[1]], [202, 1])
  assert.equal((await r.ask('POST', objects, { body: body.padEnd(most + 1) })).status, 413)
})

test('T40: what is no JSON is 400, what is no envelope of objects that can be named is 422, and nothing of it is kept', async () => {
  const r = await rig()
  for (const body of ['', '{', 'null!', '\u0000', '{"objects":[1,]}', Buffer.from('{"objects":["\xff"]}', 'latin1')])
    assert.equal((await r.ask('POST', objects, { body })).status, 400, String(body))
  const good = JSON.stringify(indicator(1))
  for (const body of [
    '{}',
    '[]',
    'null',
    '1',
    '"x"',
    '{"objects":{}}',
    '{"objects":[]}',
    '{"objects":null}',
    `[${good}]`,
    good,
    `{"objects":[${good},null]}`,
    `{"objects":[${good},1]}`,
    `{"objects":[${good},[]]}`,
    `{"objects":[${good},{}]}`,
    `{"objects":[${good},{"id":7,"type":"x"}]}`,
    `{"objects":[${good},{"id":"x"}]}`,
    `{"objects":[${good},{"type":"x","id":"${'y'.repeat(400)}"}]}`,
  ]) {
    const answer = await r.ask('POST', objects, { body })
    assert.equal(answer.status, 422, body)
    assert.equal(answer.json['error_code'], 'envelope-malformed')
  }
  assert.equal(await r.store.size(), 0, 'no part of a refused body is kept')
  assert.equal((await r.ask('GET', objects)).text, '{}')
  assert.deepEqual(counts(await r.post([indicator(1)])), [1, 1, 0, 0])
})

test('T41: objects come in an envelope; a bundle, which has the same list, is taken as one', async () => {
  const r = await rig()
  const bundle = { type: 'bundle', id: 'bundle--00000000-0000-4000-8000-000000000000', objects: [indicator(1)] }
  assert.deepEqual(counts(await r.ask('POST', objects, { body: JSON.stringify(bundle) })), [1, 1, 0, 0])
  assert.deepEqual(idsOf(await r.ask('GET', objects)), [indicator(1).id])
})

test('T16: members that nobody knows come back as they came', async () => {
  const r = await rig()
  const odd = indicator(1, { x_colour: { of: ['ink', null, 1.5] }, 'with space': '\u2028' })
  await r.post([odd])
  assert.deepEqual((await r.ask('GET', objects)).json.objects, [odd])
})

test('B5: a time of nine digits is taken and comes back in every answer', async () => {
  const r = await rig()
  const fine = '2026-02-01T00:00:00.123456789Z'
  assert.deepEqual(counts(await r.post([indicator(1, { modified: fine })])), [1, 1, 0, 0])
  assert.equal((await r.ask('GET', objects)).json.objects?.[0]?.['modified'], fine)
  const manifest = await r.ask('GET', `${API}/collections/${OPEN}/manifest/`)
  assert.equal(manifest.json.objects?.[0]?.['version'], fine)
  assert.deepEqual((await r.ask('GET', `${objects}${indicator(1).id}/versions/`)).json['versions'], [fine])
})

test('B5: a bad id or time is a failure of that object alone, and no later answer breaks on it', async () => {
  const r = await rig()
  const answer = await r.post([indicator(1, { modified: 'garbage' }), indicator(2, { id: 'not-an-id' }), indicator(3)])
  assert.deepEqual(counts(answer), [3, 1, 2, 0])
  for (const { version } of failures(answer)) assert.match(version, /^\d{4}-\d\d-\d\dT/)
  for (const query of ['', '?match[version]=all', '?match[version]=first', '?added_after=2020-01-01T00:00:00Z'])
    assert.deepEqual(idsOf(await r.ask('GET', objects + query)), [indicator(3).id])
})

test('B5: another content under an id and version is a failure, lies in quarantine, is told, and changes nothing', async () => {
  const r = await rig()
  await r.post([indicator(1)])
  const answer = await r.post([indicator(1, { name: 'other' }), indicator(2)])
  assert.deepEqual(counts(answer), [2, 1, 1, 0])
  assert.match(String(failures(answer)[0]?.message), /quarantine/)
  const [fact] = await r.world.facts.read({ kinds: ['intel-conflict'] })
  assert.deepEqual([fact?.by, fact?.body['from'], fact?.body['count']], ['user:alice', 'user:alice', 1])
  await r.post([indicator(1, { name: 'third' })])
  assert.equal((await r.world.facts.read({ kinds: ['intel-conflict'] })).length, 1, 'who repeats it fills no log')
  assert.ok((await r.store.quarantined(10)).every(kept => kept.code === 'intel-conflict'))
  assert.equal((await r.ask('GET', objects)).json.objects?.[0]?.['name'], undefined)
})

test('B5: objects of one request have times of their own', async () => {
  const r = await rig()
  await r.post(Array.from({ length: 100 }, (_, i) => indicator(i)))
  const rows = (await r.ask('GET', `${API}/collections/${OPEN}/manifest/`)).json.objects ?? []
  assert.equal(new Set(rows.map(row => row['date_added'])).size, 100)
})

test('B5: an object comes back with its members in the order in which they came', async () => {
  const r = await rig()
  await r.post([indicator(1)])
  assert.ok((await r.ask('GET', objects)).text.includes(JSON.stringify(indicator(1))))
})

test('an object that is too large is a failure of its own', async () => {
  const r = await rig()
  const answer = await r.post([indicator(1, { description: 'x'.repeat(1 << 20) }), indicator(2)])
  assert.deepEqual(counts(answer), [2, 1, 1, 0])
})

test('A5: the lists of a status are as long as its counts say', async () => {
  const r = await rig()
  const { json } = await r.post([indicator(1), indicator(2, { modified: 'no' }), indicator(3)])
  assert.equal((json['successes'] as object[]).length, json['success_count'])
  assert.equal((json['failures'] as object[]).length, json['failure_count'])
})

test("a version of an object is its creator's alone, nobody speaks for this node or a peer of it, and no version is of the far future", async () => {
  const r = await rig()
  const ours = 'identity--0f4e2a3c-6a0b-4b8e-9d1f-7f6f0f0c1a2b'
  const peer = 'identity--11111111-6a0b-5b8e-9d1f-7f6f0f0c1a2b'
  const body = {
    ...{ fingerprint: 'cd'.repeat(32), url: null, id: peer, name: 'NPA', country: 'KR' },
    sector: 'agency',
    standing: 'partner',
  }
  await r.world.facts.append([{ at: r.clock.now(), by: 'tester', kind: 'peer-added', body }])
  await r.user('kim', ['writer'], { organisation: 'NPA' })
  await r.user('staff', ['writer'], { standing: 'own' })
  await r.reread()
  const [a, b] = ['a', 'b'].map(c => `identity--${c.repeat(8)}-0000-4000-8000-000000000000`)
  const later = { modified: '2026-03-01T00:00:00.000Z' }
  const made = async (object: object, as = 'wim') => (await r.post([object], { as })).json['success_count']
  assert.equal(await made(indicator(1, { created_by_ref: a })), 1)
  assert.equal(await made(indicator(1, { ...later, created_by_ref: b })), 0)
  assert.equal(await made(indicator(1, later)), 0)
  assert.equal(await made(indicator(1, { ...later, created_by_ref: a })), 1)
  assert.deepEqual(
    counts(await r.post([indicator(2), indicator(2, { ...later, created_by_ref: b })])).slice(0, 3),
    [2, 1, 1],
  )
  assert.equal(await made(indicator(3, { created_by_ref: ours })), 0)
  assert.equal(await made(indicator(3, { created_by_ref: ours }), 'staff'), 1)
  assert.equal(await made(indicator(4, { created_by_ref: peer })), 0)
  assert.equal(await made(indicator(4, { created_by_ref: peer }), 'kim'), 1)
  assert.equal(
    await made(indicator(4, { created_by_ref: peer })),
    1,
    'an exact duplicate is a success whoever sends it',
  )
  assert.equal(await made(indicator(5, { modified: '2099-01-01T00:00:00.000Z' })), 0)
  const epoch = { created: '1970-01-01T00:00:00.000Z', modified: '1970-01-01T00:00:00.000Z' }
  assert.equal(
    await made(indicator(6, { ...epoch, created_by_ref: ours })),
    0,
    'also in the version that stands for none',
  )
})
