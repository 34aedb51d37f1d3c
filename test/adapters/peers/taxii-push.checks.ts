import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { admitObject } from '../../../src/operations/share/admit-object.ts'
import type { IntelStore } from '../../../src/operations/share/intel-store.ts'
import { type ClientRig, clientRig, NOW } from './taxii-client-rig.ts'
import {
  COLLECTION,
  type HonestSetting,
  honest,
  identity,
  OBJECTS,
  type ScriptedServer,
  send,
  startScripted,
  statusOf,
} from './taxii-scripted.ts'

async function serve(t: TestContext, setting: Partial<HonestSetting> = {}): Promise<ScriptedServer> {
  const server = await startScripted(honest({ objects: [], ...setting }))
  t.after(() => server.close())
  return server
}

async function fill(store: IntelStore, count: number, more = '', from = 'self'): Promise<void> {
  const rows = Array.from({ length: count }, (_, i) => admitObject(identity(i + 1, more), from))
  await store.add(
    rows.flatMap(row => ('new' in row ? [row.new] : [])),
    [],
  )
}

/** The ids that a server was sent, request by request. */
const sentTo = (server: ScriptedServer): string[][] =>
  server.asked
    .filter(a => a.method === 'POST')
    .map(a => (JSON.parse(a.body) as { objects: { id: string }[] }).objects.map(o => o.id))
const idOf = (n: number): string => (JSON.parse(identity(n)) as { id: string }).id

async function filled(count: number, more = ''): Promise<ClientRig> {
  const rig = clientRig()
  await fill(rig.store, count, more)
  return rig
}

test('a push sends everything once, in the order of the log, and the next one only what is new', async t => {
  const server = await serve(t)
  const rig = await filled(2_500)
  const first = await rig.push(server.origin, COLLECTION)
  assert.deepEqual([first.accepted, first.failedCount, first.finished, first.through], [2_500, 0, true, 2_500])
  assert.deepEqual(
    sentTo(server).flat(),
    Array.from({ length: 2_500 }, (_, i) => idOf(i + 1)),
  )
  server.asked.length = 0
  assert.equal((await rig.push(server.origin, COLLECTION)).accepted, 0)
  assert.equal(sentTo(server).length, 0)
  await fill(rig.store, 2_501)
  assert.equal((await rig.push(server.origin, COLLECTION)).accepted, 1)
})

test('every request stays below the length that the API root takes, counted in UTF-8', async t => {
  const server = await serve(t, { mostContent: 5_000 })
  const rig = await filled(40, `,"description":"${'凍結'.repeat(100)}"`)
  assert.equal((await rig.push(server.origin, COLLECTION)).accepted, 40)
  for (const { body, headers } of server.asked.filter(a => a.method === 'POST')) {
    assert.ok(Buffer.byteLength(body) < 5_000)
    assert.equal(headers['content-length'], String(Buffer.byteLength(body)))
    assert.equal(headers['content-type'], 'application/taxii+json;version=2.1')
  }
})

test('what is not released to who reads there, and what came from there, is not sent', async t => {
  const server = await serve(t)
  const rig = clientRig()
  await fill(rig.store, 3, '', 'taxii:theirs')
  await fill(rig.store, 6)
  const reach = {
    ...rig.reach,
    released: async (objects: readonly { json: string }[]) =>
      objects.map(o => (o.json.includes('"n5"') ? null : o.json)),
  }
  Object.assign(rig.reach, reach)
  const pushed = await rig.push(server.origin, COLLECTION)
  assert.deepEqual([pushed.theirs, pushed.withheld, pushed.accepted], [3, 1, 2])
  assert.deepEqual(sentTo(server), [[idOf(4), idOf(6)]])
})

test('a batch that is too large is halved until it fits, and an object that never fits is told of alone', async t => {
  const server = await serve(t)
  const script = server.script
  server.script = (asked, response, request) =>
    asked.method === 'POST' && asked.body.length > 1_000
      ? send(response, { title: 'too large' }, {}, 413)
      : script(asked, response, request)
  const rig = await filled(50)
  await fill(rig.store, 51, `,"description":"${'x'.repeat(2_000)}"`)
  const [, ...conflicts] = await rig.store.quarantined(100)
  assert.ok(conflicts.length > 0)
  const pushed = await rig.push(server.origin, COLLECTION)
  assert.deepEqual([pushed.accepted, pushed.failedCount, pushed.finished], [50, 1, true])
  assert.deepEqual(
    pushed.failed.map(f => [f.id, f.code]),
    [[idOf(51), 'taxii-object-too-large']],
  )
})

test('an object for which a whole request is refused is found, told of, and holds up no other', async t => {
  const server = await serve(t)
  const script = server.script
  server.script = (asked, response, request) =>
    asked.method === 'POST' && asked.body.includes('"n77"')
      ? send(response, { title: 'n77 is no good' }, {}, 422)
      : script(asked, response, request)
  const rig = await filled(300)
  const pushed = await rig.push(server.origin, COLLECTION)
  assert.deepEqual([pushed.accepted, pushed.failedCount, pushed.finished], [299, 1, true])
  assert.match(pushed.failed[0]?.message ?? '', /n77 is no good/)
  assert.ok(sentTo(server).length < 25)
})

test('a server that refuses one object after another is at fault itself: nothing counts as sent', async t => {
  const server = await serve(t)
  const script = server.script
  const refuse: typeof script = (asked, response, request) =>
    asked.method === 'POST' ? send(response, { title: 'no' }, {}, 422) : script(asked, response, request)
  server.script = refuse
  const rig = await filled(100)
  const pushed = await rig.push(server.origin, COLLECTION)
  assert.deepEqual(
    [pushed.accepted, pushed.failedCount, pushed.through, pushed.fault?.code],
    [0, 0, 0, 'taxii-unprocessable'],
  )
  server.script = script
  assert.equal((await rig.push(server.origin, COLLECTION)).accepted, 100)
})

test('an object that the status names as failed is told of with the reason, and sent again only on demand', async t => {
  const server = await serve(t, { add: (given, _, response) => send(response, statusOf(given, [idOf(2)]), {}, 202) })
  const rig = await filled(3)
  const first = await rig.push(server.origin, COLLECTION)
  assert.deepEqual(
    [first.accepted, first.failed],
    [2, [{ id: idOf(2), version: '2026-01-01T00:00:00.000Z', code: 'taxii-object-refused', message: 'not wanted' }]],
  )
  assert.equal((await rig.push(server.origin, COLLECTION)).failedCount, 0)
  server.script = honest({ objects: [] })
  server.asked.length = 0
  assert.equal((await rig.push(server.origin, COLLECTION, true)).accepted, 1)
  assert.deepEqual(sentTo(server), [[idOf(2)]])
  assert.equal((await rig.push(server.origin, COLLECTION, true)).accepted, 0)
})

test('a status that is pending is asked for again, ever less often, and no more once it is complete', async t => {
  let polls = 0
  const pending = (given: { id: string }[]) => ({
    ...statusOf([], []),
    status: 'pending',
    pending_count: given.length,
    total_count: given.length,
  })
  const server = await serve(t, { add: (given, _, response) => send(response, pending(given), {}, 202) })
  const script = server.script
  server.script = (asked, response, request) => {
    if (!asked.path.startsWith('/api1/status/')) return script(asked, response, request)
    const all = [1, 2, 3].map(n => JSON.parse(identity(n)) as { id: string })
    return send(response, ++polls < 6 ? pending(all) : statusOf(all, []))
  }
  const rig = await filled(3)
  const pushed = await rig.push(server.origin, COLLECTION)
  assert.deepEqual([pushed.accepted, pushed.pending, pushed.finished, polls], [3, 0, true, 6])
  assert.deepEqual(rig.waits.filter(ms => ms > 0).slice(0, 2), [100, 200])
  await rig.push(server.origin, COLLECTION)
  assert.equal(polls, 6)
})

test('a request that stays pending is left open, asked for by the next push, and given up after two days', async t => {
  const given = [JSON.parse(identity(1)) as { id: string }]
  const pending = { ...statusOf([], []), status: 'pending', pending_count: 1, total_count: 1 }
  const server = await serve(t, { add: (_, __, response) => send(response, pending, {}, 202) })
  const script = server.script
  server.script = (asked, response, request) =>
    asked.path.startsWith('/api1/status/') ? send(response, pending) : script(asked, response, request)
  const rig = await filled(1)
  const first = await rig.push(server.origin, COLLECTION)
  assert.deepEqual([first.pending, first.finished, first.fault], [1, false, null])
  rig.clock.seconds = NOW + 3 * 86_400
  const later = await rig.push(server.origin, COLLECTION)
  assert.deepEqual([later.pending, later.failed.map(f => f.code)], [0, ['taxii-object-unconfirmed']])
  assert.equal(later.failed[0]?.id, given[0]?.id)
})

test('a status that is gone leaves what became of its objects open, and says so', async t => {
  const pending = { ...statusOf([], []), status: 'pending', pending_count: 2, total_count: 2 }
  const server = await serve(t, { add: (_, __, response) => send(response, pending, {}, 202) })
  const rig = await filled(2)
  const pushed = await rig.push(server.origin, COLLECTION)
  assert.deepEqual(
    pushed.failed.map(f => f.code),
    ['taxii-object-unconfirmed', 'taxii-object-unconfirmed'],
  )
})

const complete = { id: '2d086da7-4bdc-4f91-900e-d77486753710', status: 'complete' }
const LIES: readonly (readonly [name: string, status: unknown, accepted: number, code: string])[] = [
  [
    'counts nothing',
    { ...complete, total_count: 0, success_count: 0, failure_count: 0, pending_count: 0 },
    0,
    'taxii-object-unconfirmed',
  ],
  [
    'counts more failures than it names',
    { ...complete, success_count: 1, failure_count: 2 },
    0,
    'taxii-object-unconfirmed',
  ],
  [
    'says complete and counts all as pending',
    { ...complete, success_count: 0, failure_count: 0, pending_count: 3 },
    0,
    'taxii-object-unconfirmed',
  ],
  [
    'names one success and counts one',
    { ...complete, success_count: 1, successes: [{ id: idOf(1), version: 'x' }], failure_count: 0 },
    1,
    'taxii-object-unconfirmed',
  ],
  [
    'names failures of objects that were not sent',
    { ...complete, success_count: 3, failure_count: 1, failures: [{ id: idOf(9), version: 'x' }] },
    0,
    'taxii-object-unconfirmed',
  ],
  [
    'calls one object success and failure',
    {
      ...complete,
      success_count: 3,
      failure_count: 1,
      successes: [1, 2, 3].map(n => ({ id: idOf(n) })),
      failures: [{ id: idOf(1) }],
    },
    2,
    'taxii-object-refused',
  ],
]
for (const [name, status, accepted, code] of LIES)
  test(`a status that ${name} is not taken for success`, async t => {
    const server = await serve(t, { add: (_, __, response) => send(response, status, {}, 202) })
    const pushed = await (await filled(3)).push(server.origin, COLLECTION)
    assert.equal(pushed.accepted, accepted)
    assert.equal(pushed.failedCount, 3 - accepted)
    assert.deepEqual([...new Set(pushed.failed.map(f => f.code))], [code])
  })

for (const [name, body] of [
  ['a list', '[]'],
  ['an id that climbs', JSON.stringify({ ...complete, id: '../../x' })],
  ['negative counts', JSON.stringify({ ...complete, success_count: -3 })],
  ['a state of its own', JSON.stringify({ ...complete, status: 'done' })],
] as const)
  test(`a status that is ${name} ends the push, and nothing counts as sent`, async t => {
    const server = await serve(t, { add: (_, __, response) => send(response, body, {}, 202) })
    const pushed = await (await filled(3)).push(server.origin, COLLECTION)
    assert.deepEqual([pushed.fault?.code, pushed.accepted, pushed.through], ['taxii-answer-malformed', 0, 0])
  })

for (const [status, code] of [
  [401, 'taxii-unauthorised'],
  [403, 'taxii-forbidden'],
  [404, 'taxii-not-found'],
  [406, 'taxii-not-acceptable'],
  [415, 'taxii-media-refused'],
  [503, 'taxii-busy'],
] as const)
  test(`a push that is answered ${status} stops with ${code}`, async t => {
    const server = await serve(t, { add: (_, __, response) => send(response, { title: 'no' }, {}, status) })
    const pushed = await (await filled(3)).push(server.origin, COLLECTION)
    assert.deepEqual([pushed.fault?.code, pushed.through], [code, 0])
  })

test('a redirect that would turn the request into a reading one is refused', async t => {
  const server = await serve(t, { add: (_, __, response) => send(response, '', { location: OBJECTS }, 303) })
  assert.equal((await (await filled(1)).push(server.origin, COLLECTION)).fault?.code, 'taxii-redirected')
})

test('wherever a push breaks off, the next one sends what is missing and loses nothing', async t => {
  const server = await serve(t, { mostContent: 1_000 })
  for (let step = 1; step < 40; step += 3) {
    const rig = await filled(12)
    let left = step
    const { putNote, entries } = rig.store
    const breaking =
      <A extends unknown[], R>(work: (...given: A) => Promise<R>) =>
      async (...given: A): Promise<R> => {
        if (--left === 0) throw new Error('power cut')
        const done = await work.apply(rig.store, given)
        if (--left === 0) throw new Error('power cut')
        return done
      }
    Object.assign(rig.store, { putNote: breaking(putNote), entries: breaking(entries) })
    server.asked.length = 0
    const cut = await rig.push(server.origin, COLLECTION).then(
      () => false,
      () => true,
    )
    Object.assign(rig.store, { putNote, entries })
    await rig.push(server.origin, COLLECTION)
    assert.deepEqual(
      new Set(sentTo(server).flat()),
      new Set(Array.from({ length: 12 }, (_, i) => idOf(i + 1))),
      `step ${step}`,
    )
    assert.ok(cut || left > 0)
    server.asked.length = 0
    await rig.push(server.origin, COLLECTION)
    assert.equal(sentTo(server).length, 0)
  }
})

test('what went out stands in a fact', async t => {
  const server = await serve(t)
  const rig = await filled(4)
  await rig.push(server.origin, COLLECTION)
  await rig.push(server.origin, COLLECTION)
  const facts = await rig.facts.read({ kinds: ['taxii-pushed'] })
  assert.deepEqual(
    facts.map(f => f.body),
    [{ name: 'theirs', root: '/api1/', id: COLLECTION, accepted: 4, failed: 0, through: 4 }],
  )
})
