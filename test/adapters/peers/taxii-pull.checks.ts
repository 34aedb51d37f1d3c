import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { clientRig, heldIn, NOW } from './taxii-client-rig.ts'
import {
  COLLECTION,
  type HonestSetting,
  honest,
  identity,
  MEDIA,
  OBJECTS,
  type ScriptedServer,
  send,
  startScripted,
} from './taxii-scripted.ts'

const many = (count: number, from = 1): string[] => Array.from({ length: count }, (_, i) => identity(from + i))

async function serve(t: TestContext, setting: HonestSetting): Promise<ScriptedServer> {
  const server = await startScripted(honest(setting))
  t.after(() => server.close())
  return server
}

for (const next of [true, false])
  test(`a pull takes in every object once, in the order of adding, ${next ? 'by next' : 'by the dates alone'}`, async t => {
    const objects = many(250)
    const server = await serve(t, { objects, next })
    const rig = clientRig()
    const { collections, fault } = await rig.pull(server.origin)
    assert.equal(fault, null)
    assert.deepEqual([collections[0]?.added, collections[0]?.finished], [250, true])
    assert.deepEqual(await heldIn(rig.store), objects)
    objects.push(...many(30, 1000))
    assert.equal((await rig.pull(server.origin)).collections[0]?.added, 30)
    assert.deepEqual(await heldIn(rig.store), objects)
  })

test('each request names its media type, ends its path with a slash and carries the credentials (sections 1.6.8, 3.1, 3.6.5)', async t => {
  const server = await serve(t, { objects: many(3) })
  await clientRig().pull(server.origin)
  assert.deepEqual(
    server.asked.map(a => a.path),
    ['/taxii2/', '/api1/', '/api1/collections/', OBJECTS],
  )
  for (const { headers } of server.asked) {
    assert.equal(headers.accept, MEDIA)
    assert.equal(headers.authorization, `Basic ${Buffer.from('npa:secret').toString('base64')}`)
    assert.equal(headers['if-none-match'], undefined)
  }
})

test('a pull asks for all versions, so that a version between two pulls is not lost', async t => {
  const server = await serve(t, { objects: many(3) })
  await clientRig().pull(server.origin)
  assert.equal(server.asked.at(-1)?.query.get('match[version]'), 'all')
})

test('a server neither takes back what a peer said nor speaks for it, and what was redacted for it comes back to nobody', async t => {
  const peer = 'identity--11111111-6a0b-5b8e-9d1f-7f6f0f0c1a2b'
  const rig = clientRig()
  const who = { fingerprint: 'cd'.repeat(32), url: null, id: peer, name: 'NPA', country: 'KR' }
  const body = { ...who, sector: 'agency', standing: 'partner' }
  await rig.facts.append([{ at: NOW, by: 'test', kind: 'peer-added', body }])
  const first = rig.reach.admit(identity(1, `,"created_by_ref":"${peer}"`), who.fingerprint)
  assert.ok('new' in first)
  await rig.store.add([first.new], [])
  const revoked = JSON.parse(identity(1, `,"created_by_ref":"${peer}","revoked":true`))
  const objects = [
    JSON.stringify({ ...revoked, modified: '2026-02-01T00:00:00.000Z' }),
    identity(2, `,"created_by_ref":"${peer}"`),
    identity(3, `,"created_by_ref":"${peer}","labels":["cordon-redacted"]`),
    identity(4),
  ]
  const server = await serve(t, { objects })
  const [pulled] = (await rig.pull(server.origin)).collections
  assert.deepEqual([pulled?.added, pulled?.known, pulled?.refused.length], [1, 1, 2])
  assert.deepEqual(
    (await rig.store.quarantined(9)).map(q => q.code),
    ['creator-forged', 'creator-forged'],
  )
})

test('when nothing is new, one request is made and nothing is written', async t => {
  const server = await serve(t, { objects: many(3) })
  const rig = clientRig()
  await rig.pull(server.origin)
  rig.clock.seconds += 60
  await rig.pull(server.origin)
  const notes = await rig.store.notes('taxii/')
  rig.clock.seconds += 60
  server.asked.length = 0
  await rig.pull(server.origin)
  assert.equal(server.asked.filter(a => a.path === OBJECTS).length, 1)
  assert.equal(server.asked.at(-1)?.query.get('added_after'), '2026-11-01T00:00:00.000003Z')
  assert.deepEqual(await rig.store.notes('taxii/'), notes)
  assert.equal((await rig.facts.read({ kinds: ['taxii-pulled'] })).length, 1)
})

test('an object that is shown late, under a date that was read past, is not lost', async t => {
  const objects = [identity(1), identity(3)]
  const dates = ['2026-11-01T00:00:01.000000Z', '2026-11-01T00:00:03.000000Z']
  const server = await serve(t, { objects, dateOf: n => dates[n - 1] ?? '' })
  const rig = clientRig()
  await rig.pull(server.origin)
  objects.splice(1, 0, identity(2))
  dates.splice(1, 0, '2026-11-01T00:00:02.000000Z')
  rig.clock.seconds += 3
  assert.equal((await rig.pull(server.origin)).collections[0]?.added, 1)
})

test('objects that share one date across the end of a page are not lost where the server names no next page', async t => {
  const objects = many(250)
  const server = await serve(t, {
    objects,
    next: false,
    dateOf: n => `2026-11-01T00:00:0${Math.floor(n / 60)}.000000Z`,
  })
  const rig = clientRig()
  const { collections } = await rig.pull(server.origin)
  assert.deepEqual(collections[0]?.warnings, [])
  assert.deepEqual(new Set(await heldIn(rig.store)), new Set(objects))
})

test('a larger page is asked for where more objects share a date than one page holds', async t => {
  const objects = many(250)
  const server = await serve(t, { objects, page: 10_000, next: false, dateOf: () => '2026-11-01T00:00:00.000000Z' })
  const rig = clientRig()
  assert.equal((await rig.pull(server.origin)).collections[0]?.finished, true)
  assert.equal((await heldIn(rig.store)).length, 250)
})

test('where no page is large enough, what may be missing is told', async t => {
  const server = await serve(t, {
    objects: many(250),
    page: 100,
    next: false,
    dateOf: () => '2026-11-01T00:00:00.000000Z',
  })
  const { collections } = await clientRig().pull(server.origin)
  assert.deepEqual(
    collections[0]?.warnings.map(w => w.code),
    ['taxii-dates-shared'],
  )
})

test('a server of one object a page is read by its dates', async t => {
  const objects = many(5)
  const server = await serve(t, { objects, page: 1, next: false })
  const rig = clientRig()
  assert.deepEqual((await rig.pull(server.origin)).collections[0]?.warnings, [])
  assert.deepEqual(await heldIn(rig.store), objects)
})

test('a number that no double holds comes and is kept digit by digit', async t => {
  const objects = [identity(1, ',"x_amount":123456789012345678901234567890')]
  const server = await serve(t, { objects })
  const rig = clientRig()
  await rig.pull(server.origin)
  assert.deepEqual(await heldIn(rig.store), objects)
})

test('an object that fails the check lies in quarantine with its reason and hides no other', async t => {
  const bad = [
    '{"type":"identity","id":"not-an-id"}',
    '17',
    '{"type":"indicator"',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
  ]
  const server = await startScripted((asked, response, request) =>
    asked.path === OBJECTS
      ? send(response, `{"objects":[${[bad[0], identity(1), bad[1], bad[3], identity(2)].join(',')}]}`)
      : honest({ objects: [] })(asked, response, request),
  )
  t.after(() => server.close())
  const rig = clientRig()
  const { collections } = await rig.pull(server.origin)
  assert.deepEqual([collections[0]?.added, collections[0]?.refusedCount], [2, 3])
  const kept = await rig.store.quarantined(10)
  assert.deepEqual(new Set(kept.map(q => q.json)), new Set([bad[0], bad[1], bad[3]]))
  assert.ok(kept.every(q => q.from === 'taxii:theirs' && q.reason !== '' && q.at === NOW))
})

test('another content under a known id and version is quarantined and alarmed, once', async t => {
  const objects = [identity(1)]
  const server = await serve(t, { objects })
  const rig = clientRig()
  await rig.pull(server.origin)
  objects[0] = identity(1, ',"description":"another"')
  for (let n = 0; n < 3; n++) assert.equal((await rig.pull(server.origin)).collections[0]?.conflictCount, 1)
  assert.deepEqual(await heldIn(rig.store), [identity(1)])
  const alarms = await rig.facts.read({ kinds: ['intel-conflict'] })
  assert.equal(alarms.length, 1)
  assert.equal(alarms[0]?.body['from'], 'taxii:theirs')
})

test('a pull that was stopped goes on where it was, and from the beginning where the server forgot its next', async t => {
  const objects = many(500)
  const server = await serve(t, { objects })
  const rig = clientRig({ limits: { mostObjects: 200 } })
  const first = (await rig.pull(server.origin)).collections[0]
  assert.deepEqual([first?.added, first?.finished, first?.fault], [200, false, null])
  const second = (await rig.pull(server.origin)).collections[0]
  assert.deepEqual([second?.added, second?.known], [200, 0])
  const script = honest({ objects })
  server.script = (asked, response, request) =>
    asked.query.get('next') === '400'
      ? send(response, { title: 'what next?' }, {}, 400)
      : script(asked, response, request)
  const third = clientRig({ store: rig.store })
  assert.equal((await third.pull(server.origin)).collections[0]?.fault?.code, 'taxii-request-refused')
  server.script = (asked, response, request) =>
    asked.query.get('next') === '400' && asked.query.get('added_after') === null && ++refusals === 1
      ? send(response, { title: 'what next?' }, {}, 400)
      : script(asked, response, request)
  let refusals = 0
  assert.equal((await third.pull(server.origin)).collections[0]?.finished, true)
  assert.deepEqual(await heldIn(rig.store), objects)
})

test('a server that is busy is asked again when it said, and one that asks for too long is left alone until then', async t => {
  const server = await serve(t, { objects: many(1) })
  const script = server.script
  let busy = 0
  server.script = (asked, response, request) =>
    asked.path === OBJECTS && busy++ === 0
      ? send(response, {}, { 'retry-after': '7' }, 429)
      : script(asked, response, request)
  const rig = clientRig()
  assert.equal((await rig.pull(server.origin)).collections[0]?.added, 1)
  assert.equal(
    rig.waits.reduce((a, b) => a + b, 0),
    7_000,
  )
  server.script = (_, response) => send(response, {}, { 'retry-after': '86400' }, 503)
  const { fault, afterMs } = await rig.pull(server.origin)
  assert.deepEqual([fault?.code, afterMs], ['taxii-busy', 86_400_000])
  assert.equal(
    rig.waits.reduce((a, b) => a + b, 0),
    7_000,
  )
})

test('failures are met with waits that double, each by a chance of its own between half and all of it', async t => {
  const server = await startScripted((_, response) => send(response, {}, {}, 500))
  t.after(() => server.close())
  const rig = clientRig({ manners: { tries: 5 } })
  assert.equal((await rig.pull(server.origin)).fault?.code, 'taxii-server-failed')
  assert.equal(server.asked.length, 5)
  const sum = rig.waits.reduce((a, b) => a + b, 0)
  assert.ok(sum >= 3_750 && sum <= 7_500, `${sum} ms`)
})

test('a server is asked no more often than is polite', async t => {
  const server = await serve(t, { objects: many(300), page: 10 })
  const rig = clientRig({ manners: { burst: 5, aSecond: 20 } })
  // Time passes only while it waits.
  Object.assign(rig.world.clock, { monotonic: () => rig.waits.reduce((x, y) => x + y, 0) })
  await rig.pull(server.origin)
  const sum = rig.waits.reduce((a, b) => a + b, 0)
  assert.ok(Math.abs(sum - ((33 - 5) / 20) * 1000) < 100, `${sum} ms for 33 requests`)
})

test('collections that are not to be read, and those that nobody chose, are left alone; one that is missing is told', async t => {
  const server = await serve(t, { objects: many(3) })
  const rig = clientRig()
  const other = await rig.pull(rig.server(server.origin, { collections: ['other'] }))
  assert.deepEqual([other.collections, other.passed.map(p => p.code)], [[], ['taxii-collection-missing']])
  assert.equal((await rig.pull(rig.server(server.origin, { collections: [COLLECTION] }))).collections.length, 1)
})

test('the address may be that of one API root', async t => {
  const server = await serve(t, { objects: many(3) })
  const rig = clientRig()
  assert.equal((await rig.pull(rig.server(server.origin, { path: '/api1/' }))).collections[0]?.added, 3)
})
