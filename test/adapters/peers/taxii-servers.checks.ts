import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { CordonError } from '../../../src/model/errors.ts'
import { readInput } from '../../../src/operations/read-input.ts'
import { addTaxiiServer, addTaxiiServerInput } from '../../../src/operations/taxii-sync/add-taxii-server.ts'
import { listTaxiiServers } from '../../../src/operations/taxii-sync/list-taxii-servers.ts'
import { removeTaxiiServer } from '../../../src/operations/taxii-sync/remove-taxii-server.ts'
import { type TaxiiRoundReport, TaxiiRounds } from '../../../src/operations/taxii-sync/taxii-rounds.ts'
import { organisationOfTaxii } from '../../../src/operations/taxii-sync/taxii-server.ts'
import type { World } from '../../../src/operations/world.ts'
import { OPEN, type Rig as ServerRig, rig as serverRig } from '../../faces/taxii/taxii-rig.ts'
import { type ClientRig, clientRig, heldIn } from './taxii-client-rig.ts'
import { honest, identity, OBJECTS, type ScriptedServer, send, startScripted } from './taxii-scripted.ts'

const code = (wanted: string) => (error: unknown) => error instanceof CordonError && error.code === wanted
const read = (given: object) => readInput({ name: 'addTaxiiServer', input: addTaxiiServerInput }, given)

/** Secrets that lie in memory, and the rig's world over them. */
function shelf(rig: ClientRig): Map<string, string> {
  const kept = new Map<string, string>()
  Object.assign(rig.reach.secrets, {
    read: async (name: string) => kept.get(name) ?? assert.fail(),
    write: async (name: string, secret: string) => void kept.set(name, secret),
    remove: async (name: string) => void kept.delete(name),
  })
  return kept
}

test('a server is added, listed and removed; its password is in no fact, and nothing of it stays', async () => {
  const rig = clientRig()
  const kept = shelf(rig)
  const { secrets } = rig.reach
  const added = await addTaxiiServer(
    read({ url: 'https://taxii.example.kr/taxii2', user: 'npa', country: 'kr' }),
    'hush-hush',
    null,
    rig.world,
    secrets,
  )
  assert.deepEqual(
    [added.name, added.path, added.organisation.country, added.organisation.standing],
    ['taxii.example.kr', '/taxii2/', 'KR', 'public'],
  )
  assert.deepEqual([...kept], [['taxii-taxii.example.kr', 'hush-hush']])
  assert.ok(!JSON.stringify(await rig.facts.read()).includes('hush'))
  await assert.rejects(
    addTaxiiServer(read({ url: 'https://taxii.example.kr', user: 'npa' }), 'x', null, rig.world, secrets),
    code('taxii-name-taken'),
  )
  await rig.store.putNote(
    `taxii/${added.name}/pull/api1/a`,
    JSON.stringify({ after: '2026-01-01T00:00:00Z', next: null, from: null, last: null, freshAt: null }),
  )
  await rig.store.putNote(`taxii/${added.name}.not/pull/api1/a`, 'of another')
  const { servers } = await listTaxiiServers.run({}, rig.world as World)
  assert.deepEqual(servers[0]?.pulled, [{ collection: '/api1/a', through: '2026-01-01T00:00:00Z', underWay: false }])
  await removeTaxiiServer({ name: added.name }, rig.world, secrets)
  assert.equal(kept.size, 0)
  assert.deepEqual([...(await rig.store.notes('taxii/')).keys()], [`taxii/${added.name}.not/pull/api1/a`])
  assert.deepEqual((await listTaxiiServers.run({}, rig.world as World)).servers, [])
  await assert.rejects(removeTaxiiServer({ name: added.name }, rig.world, secrets), code('taxii-unknown'))
})

test('what would not be a server, a secret or an authority is refused before anything is kept', async () => {
  const rig = clientRig()
  const kept = shelf(rig)
  const url = 'https://taxii.example.kr/'
  const key = '-----BEGIN PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----'
  for (const [given, secret, ca, wanted] of [
    [{ url, user: 'a:b' }, 'x', null, 'taxii-user-malformed'],
    [{ url, user: 'a\nb' }, 'x', null, 'taxii-user-malformed'],
    [{ url, user: 'a' }, '', null, 'taxii-secret-malformed'],
    [{ url, user: 'a' }, 'x\ny', null, 'taxii-secret-malformed'],
    [{ url }, 'no key\r\nx: y', null, 'taxii-secret-malformed'],
    [{ url, user: 'a', collection: ['../x'] }, 'x', null, 'taxii-collection-malformed'],
    [{ url, user: 'a', every: '10ms' }, 'x', null, 'taxii-every-unfit'],
    [{ url, user: 'a' }, 'x', 'nothing', 'taxii-ca-malformed'],
    [{ url, user: 'a' }, 'x', key, 'taxii-ca-malformed'],
  ] as const)
    await assert.rejects(addTaxiiServer(read(given), secret, ca, rig.world, rig.reach.secrets), code(wanted), wanted)
  for (const name of ['../x', 'A', '', '-a', 'a..b', 'a'.repeat(65)])
    assert.throws(() => read({ url, name }), code('taxii-name-malformed'), name)
  assert.equal(kept.size + (await rig.facts.read()).length, 0)
})

async function added(rig: ClientRig, server: ScriptedServer, more: object): Promise<void> {
  await addTaxiiServer(
    read({ url: `${server.origin}/taxii2/`, user: 'npa', every: '10s', ...more }),
    'secret',
    null,
    rig.world,
    rig.reach.secrets,
  )
}

async function started(t: TestContext, objects: string[]): Promise<ScriptedServer> {
  const server = await startScripted(honest({ objects }))
  t.after(() => server.close())
  return server
}

test('rounds: each server at its own pace; one that is silent keeps no other waiting, one that fails is left alone ever longer', async t => {
  const [good, silent, failing] = [await started(t, [identity(1)]), await started(t, []), await started(t, [])]
  silent.script = () => {}
  failing.script = (_, response) => send(response, {}, {}, 500)
  const rig = clientRig({ manners: { tries: 1 }, answer: { spanMs: 400, leastBytes: 1, mostMs: 400 } })
  shelf(rig)
  await added(rig, good, { name: 'good' })
  await added(rig, silent, { name: 'silent' })
  await added(rig, failing, { name: 'failing' })
  let nowMs = 0
  Object.assign(rig.world.clock, { monotonic: () => nowMs })
  const told: TaxiiRoundReport[] = []
  const rounds = new TaxiiRounds(rig.world, rig.reach, report => told.push(report))
  await rounds.round()
  while (told.length < 2) await new Promise(done => setTimeout(done, 5))
  assert.deepEqual(new Set(told.map(r => r.name)), new Set(['good', 'failing']))
  await rounds.idle()
  assert.equal((await heldIn(rig.store)).length, 1)
  const asked = good.asked.length
  for (nowMs = 1_000; nowMs < 100_000; nowMs += 1_000) {
    silent.asked.length = 0
    silent.script = (_, response) => send(response, { title: 'none' })
    await rounds.round()
    await rounds.idle()
  }
  // Nine more polls of one request each: what the server has was looked at already.
  assert.equal(good.asked.length - asked, 9)
  assert.ok(failing.asked.length <= 4, `${failing.asked.length} requests to a server that fails`)
  await rounds.stop()
})

test('rounds: a server that is removed is asked no more, and one that is added is asked at once', async t => {
  const server = await started(t, [identity(1)])
  const rig = clientRig()
  shelf(rig)
  const rounds = new TaxiiRounds(rig.world, rig.reach, () => {})
  await rounds.round()
  await added(rig, server, { name: 'one' })
  await rounds.round()
  await rounds.idle()
  assert.equal((await heldIn(rig.store)).length, 1)
  await removeTaxiiServer({ name: 'one' }, rig.world, rig.reach.secrets)
  await rounds.round()
  server.asked.length = 0
  Object.assign(rig.world.clock, { monotonic: () => performance.now() + 1e9 })
  await rounds.round()
  await rounds.idle()
  assert.equal(server.asked.length, 0)
  await rounds.stop()
})

test('rounds: a server that says when to come back is not asked before', async t => {
  const server = await started(t, [])
  server.script = (_, response) => send(response, {}, { 'retry-after': '3600' }, 503)
  const rig = clientRig()
  shelf(rig)
  await added(rig, server, { name: 'one' })
  let nowMs = 0
  Object.assign(rig.world.clock, { monotonic: () => nowMs })
  const rounds = new TaxiiRounds(rig.world, rig.reach, () => {})
  for (nowMs = 0; nowMs < 3_500_000; nowMs += 60_000) {
    await rounds.round()
    await rounds.idle()
  }
  assert.equal(server.asked.length, 1)
  await rounds.stop()
})

test('whose an object from a server is, the facts of the server tell', () => {
  const { server } = clientRig()
  const servers = new Map([['kr', server('https://example.kr', { name: 'kr' })]])
  assert.equal(organisationOfTaxii('taxii:kr', servers)?.name, 'theirs')
  for (const from of ['taxii:us', 'kr', 'user:kr', 'self']) assert.equal(organisationOfTaxii(from, servers), null)
})

async function ourServer(t: TestContext): Promise<{ readonly rig: ServerRig; readonly origin: string }> {
  const rig = await serverRig({ micros: () => Date.now() * 1_000 })
  t.after(() => rig.server.close())
  return { rig, origin: await rig.server.listen({ host: '127.0.0.1', port: 0 }) }
}

test('with the server of this software: what one node pushes another pulls, and nothing comes back to who sent it', async t => {
  const { rig: theirs, origin } = await ourServer(t)
  const [one, other] = [clientRig({ limits: { page: 70 } }), clientRig({ limits: { page: 70 } })]
  const source = await started(
    t,
    Array.from({ length: 300 }, (_, i) => identity(i + 1)),
  )
  await one.pull(one.server(source.origin, { name: 'source' }))
  const at = one.server(origin, { user: 'alice' })
  for (const rig of [one, other])
    Object.assign(rig.reach, {
      open: (
        open => (server: Parameters<typeof open>[0]) =>
          open(server, 'alice password')
      )(rig.reach.open),
    })
  const pushed = await one.push(at, OPEN)
  assert.deepEqual([pushed.accepted, pushed.failedCount, pushed.finished], [300, 0, true])
  const pulled = await other.pull(at)
  assert.equal(pulled.collections[0]?.added, 300)
  assert.deepEqual(await heldIn(other.store), await heldIn(one.store))
  assert.equal((await other.push(at, OPEN)).theirs, 300)
  assert.equal(await theirs.store.size(), 300)
  const denied = await other.pull(other.server(origin, { user: 'nobody' }))
  assert.equal(denied.fault?.code, 'taxii-unauthorised')
})

test('with habits of medallion: one date for a whole request, and a next that is good once', async t => {
  const objects = Array.from({ length: 250 }, (_, i) => identity(i + 1))
  const script = honest({ objects, dateOf: () => '2026-11-01T00:00:00.000000Z' })
  const used = new Set<string | null>()
  let cut = 0
  const server = await startScripted((asked, response, request) => {
    const next = asked.query.get('next')
    if (asked.path !== OBJECTS || next === null) return script(asked, response, request)
    if (used.has(next)) return send(response, { title: 'The server did not understand the request' }, {}, 400)
    used.add(next)
    if (++cut === 2) return void request.socket.destroy()
    return script(asked, response, request)
  })
  t.after(() => server.close())
  const rig = clientRig()
  assert.equal((await rig.pull(server.origin)).collections[0]?.fault?.code, 'taxii-request-refused')
  used.clear()
  used.add('200')
  const again = (await rig.pull(server.origin)).collections[0]
  assert.equal(again?.fault?.code, 'taxii-request-refused')
  used.clear()
  assert.equal((await rig.pull(server.origin)).collections[0]?.finished, true)
  assert.equal((await heldIn(rig.store)).length, 250)
})
