import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { z } from 'zod'
import { keyChance } from '../../../src/adapters/keys/key-chance.ts'
import { MemoryFactLog } from '../../../src/adapters/records/memory/memory-fact-log.ts'
import { MOST_KEY_AGE_MS } from '../../../src/faces/http/key-ring.ts'
import { SourceError } from '../../../src/model/errors.ts'
import type { Fact } from '../../../src/model/fact.ts'
import { defineOperation } from '../../../src/operations/define-operation.ts'
import { addKey } from '../../../src/operations/keys/add-key.ts'
import { listKeys } from '../../../src/operations/keys/list-keys.ts'
import { revokeKey } from '../../../src/operations/keys/revoke-key.ts'
import { SCOPES, type Scope } from '../../../src/operations/keys/scope.ts'
import { ask, emptyWorld, handClock, newKey, type TestServer, testServer } from './test-server.ts'

const ECHO = '/v1/trace-echo'
const open: TestServer[] = []
after(() => Promise.all(open.map(at => at.close())))

async function serverWith(...given: Parameters<typeof testServer>): Promise<TestServer> {
  const at = await testServer(...given)
  open.push(at)
  return at
}

const settle = (ms = 80): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
const quick = { keys: 15 }

test('without any key the server answers as it is asked; with the first one it asks for it, within moments', async () => {
  const at = await serverWith({ patience: quick })
  assert.equal((await ask(at, ECHO, { body: '{}' })).status, 200)
  const { key } = await newKey(at.world, ['trace'])
  await settle()
  const without = await ask(at, ECHO, { body: '{}' })
  assert.deepEqual([without.status, without.json.error?.code], [401, 'key-missing'])
  assert.equal(without.headers['www-authenticate'], 'Bearer realm="Cordon"')
  const answer = await ask(at, ECHO, { body: '{"text":"hi"}', key })
  assert.deepEqual([answer.status, answer.json['text'], answer.json['amount']], [200, 'hi', '1180591620717411303424'])
  assert.match(String(answer.json['by']), /^key test [0-9a-f]{10} \([0-9a-f]{10}\)$/)
})

test('revoking the last key opens nothing, and a key revoked is refused within moments', async () => {
  const world = emptyWorld()
  const { id, key } = await newKey(world, ['trace'])
  const at = await serverWith({ world, patience: quick })
  assert.equal((await ask(at, ECHO, { body: '{}', key })).status, 200)
  await revokeKey.run({ id }, world)
  await settle()
  const answer = await ask(at, ECHO, { body: '{}', key })
  assert.deepEqual([answer.status, answer.json.error?.code], [401, 'key-refused'])
  assert.equal((await ask(at, ECHO, { body: '{}' })).status, 401)
})

test('a key that acts for a user opens no more than the user’s roles: an auditor’s looks alone, and a role that is taken away is gone', async () => {
  const world = emptyWorld()
  const organisation = { id: 'identity--x', name: 'A', country: 'KR', sector: 'exchange', standing: 'own' }
  const write = (kind: string, fields: Fact['body']) =>
    world.facts.append([{ at: world.clock.now(), by: 'tester', kind, body: fields }])
  const keyOf = async (name: string, roles: string[], scope: Scope[]) => {
    await write('user-added', { name, roles, organisation, certificate: null, password: null })
    return (await addKey({ name: `of ${name}`, scope, user: name }, keyChance(), { ...world, by: 'tester' })).key
  }
  const analyst = await keyOf('kim', ['analyst'], ['trace', 'metrics'])
  const auditor = await keyOf('lee', ['auditor'], ['trace', 'metrics', 'admin'])
  const boss = await keyOf('ahn', ['admin'], ['trace'])
  const nobody = await keyOf('npa', ['some-collection'], ['admin'])
  const program = (await newKey(world, ['trace'])).key
  const change = defineOperation({
    ...{ name: 'traceChange', summary: 'change', effect: 'write', input: z.object({}), output: z.object({}) },
    run: async () => ({}),
  })
  const at = await serverWith({ world, patience: quick }, [change])
  const status = async (path: string, key: string): Promise<number> =>
    (await ask(at, path, path === '/metrics' ? { key } : { body: '{}', key })).status
  const opens = async (key: string) => [
    await status(ECHO, key),
    await status('/v1/trace-change', key),
    await status('/metrics', key),
  ]
  assert.deepEqual(await opens(analyst), [200, 200, 403])
  assert.deepEqual(await opens(auditor), [200, 403, 200])
  assert.deepEqual(await opens(boss), [200, 200, 403], 'who may do everything is still bound by the key’s scopes')
  assert.deepEqual(await opens(nobody), [403, 403, 403])
  assert.deepEqual(await opens(program), [200, 200, 403], 'a program’s key acts for nobody')
  await write('user-roles', { name: 'kim', roles: ['auditor'] })
  await settle()
  assert.deepEqual(await opens(analyst), [200, 403, 200])
})

test('a key that acts for a user opens nothing once the user is removed, nor for whoever is given the name later', async () => {
  const world = emptyWorld()
  const organisation = { id: 'identity--x', name: 'A', country: 'KR', sector: 'exchange', standing: 'own' }
  const body = { name: 'kim', roles: ['analyst'], organisation, certificate: null, password: null }
  const write = (kind: string, fields: typeof body | { name: string }) =>
    world.facts.append([{ at: world.clock.now(), by: 'tester', kind, body: fields }])
  await write('user-added', body)
  const keyOf = (name: string, scope: Scope[], user?: string) =>
    addKey({ name, scope, user }, keyChance(), { ...world, by: 'tester' })
  const hers = await keyOf('of kim', ['trace', 'admin'], 'kim')
  const nobodys = await keyOf('of nobody', ['trace', 'admin'])
  const byName = await keyOf('kim', ['trace', 'taxii'])
  const at = await serverWith({ world, patience: quick })
  const status = async (key: string) => (await ask(at, ECHO, { body: '{}', key })).status
  assert.deepEqual([await status(hers.key), await status(nobodys.key), await status(byName.key)], [200, 200, 200])
  await write('user-removed', { name: 'kim' })
  await settle()
  assert.deepEqual([await status(hers.key), await status(nobodys.key), await status(byName.key)], [401, 200, 401])
  await write('user-added', body)
  await settle()
  assert.equal(await status(hers.key), 401)
  const { keys } = await listKeys.run({}, { ...world, by: 'tester' })
  assert.deepEqual(
    keys.map(k => k.live),
    [false, true, false],
  )
})

test('a key opens what its scopes name and nothing else; admin opens all; state is told to anybody', async () => {
  const world = emptyWorld()
  const keys = new Map<string, string>()
  for (const scope of SCOPES) keys.set(scope, (await newKey(world, [scope])).key)
  const at = await serverWith({ world })
  const routes: [string, string | null, string][] = [
    [ECHO, '{}', 'trace'],
    ['/v1/list-cases', '{}', 'cases'],
    ['/v1/list-keys', '{}', 'keys'],
    ['/', null, 'cases'],
    ['/cases', null, 'cases'],
    ['/metrics', null, 'metrics'],
    ['/openapi.json', null, 'any'],
    ['/docs/', null, 'any'],
    ['/docs/static/swagger-ui.css', null, 'any'],
    ['/healthz', null, 'open'],
    ['/readyz', null, 'open'],
  ]
  for (const [path, body, needed] of routes) {
    const given = body === null ? {} : { body }
    assert.equal((await ask(at, path, given)).status, needed === 'open' ? 200 : 401, path)
    for (const [scope, key] of keys) {
      const { status, json } = await ask(at, path, { ...given, key })
      const may = ['any', 'open', scope].includes(needed) || scope === 'admin'
      assert.equal(status, may ? 200 : 403, `${path} with ${scope}`)
      if (!may) assert.equal(json.error?.code, 'scope-missing')
    }
  }
})

test('wrong, foreign, cut and lengthened keys are all refused in the same words', async () => {
  const world = emptyWorld()
  const { key, id } = await newKey(world, ['admin'])
  const at = await serverWith({ world })
  assert.equal((await ask(at, ECHO, { body: '{}', key })).status, 200)
  const zeros = '0'.repeat(64)
  const wrong = [
    `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`,
    `cordon_${id}_${zeros}`,
    `cordon_0000000000_${zeros}`,
    key.slice(0, -1),
    `${key}0`,
    key.toUpperCase(),
    id,
  ]
  const said = new Set<string>()
  for (const k of wrong) {
    const { status, json } = await ask(at, ECHO, { body: '{}', key: k })
    assert.equal(status, 401, k)
    said.add(`${json.error?.code} ${json.error?.message}`)
  }
  assert.equal(said.size, 1)
  assert.equal(
    (await ask(at, ECHO, { body: '{}', headers: { authorization: 'Bearer' } })).json.error?.code,
    'key-missing',
  )
})

test('a browser is asked for the key by Basic and lets it in as password', async () => {
  const world = emptyWorld()
  const { key } = await newKey(world, ['cases'])
  const at = await serverWith({ world })
  const first = await ask(at, '/cases')
  assert.deepEqual([first.status, first.headers['www-authenticate']], [401, 'Basic realm="Cordon", charset="UTF-8"'])
  for (const pair of [`:${key}`, `anna:${key}`]) {
    const authorization = `Basic ${Buffer.from(pair).toString('base64')}`
    assert.equal((await ask(at, '/cases', { headers: { authorization } })).status, 200)
  }
  for (const authorization of ['Basic !!!!', `Digest ${key}`, `Basic ${Buffer.from('nothing').toString('base64')}`])
    assert.equal((await ask(at, '/cases', { headers: { authorization } })).status, 401)
})

test('a key that asks more often than it may is told how long to wait, and then gets through; others are not held up', async () => {
  const clock = handClock()
  const world = emptyWorld({ clock })
  const slow = await newKey(world, ['trace'], { rate: 2 })
  const other = await newKey(world, ['trace'], { rate: 2 })
  const at = await serverWith({ world })
  const ofSlow = async () => ask(at, ECHO, { body: '{}', key: slow.key })
  for (let i = 0; i < 4; i++) assert.equal((await ofSlow()).status, 200)
  const refused = await ofSlow()
  assert.deepEqual(
    [refused.status, refused.json.error?.code, refused.headers['retry-after']],
    [429, 'rate-exceeded', '1'],
  )
  assert.equal((await ask(at, ECHO, { body: '{}', key: other.key })).status, 200)
  clock.pass(1)
  assert.equal((await ofSlow()).status, 200)
})

test('an address that guesses keys is cut short, while a right key from there still opens', async () => {
  const clock = handClock()
  const world = emptyWorld({ clock })
  const { key } = await newKey(world, ['trace'])
  const at = await serverWith({ world })
  const guess = async () => ask(at, ECHO, { body: '{}', key: `cordon_0123456789_${'a'.repeat(64)}` })
  for (let i = 0; i < 10; i++) assert.equal((await guess()).status, 401)
  const last = await guess()
  assert.deepEqual([last.status, last.json.error?.code], [429, 'rate-exceeded'])
  assert.ok(Number(last.headers['retry-after']) >= 1)
  assert.equal((await ask(at, ECHO, { body: '{}', key })).status, 200)
  clock.pass(6)
  assert.equal((await guess()).status, 401)
})

test('a key past its end opens nothing', async () => {
  const clock = handClock()
  const world = emptyWorld({ clock })
  const { key } = await newKey(world, ['trace'], { expires: clock.now() + 10 })
  const at = await serverWith({ world })
  clock.pass(9)
  assert.equal((await ask(at, ECHO, { body: '{}', key })).status, 200)
  clock.pass(1)
  assert.equal((await ask(at, ECHO, { body: '{}', key })).json.error?.code, 'key-refused')
})

test('when the keys cannot be read the server is not ready at once, and after half a minute lets nobody in', async () => {
  const clock = handClock()
  const facts = new MemoryFactLog()
  const world = emptyWorld({ clock, facts })
  const { key } = await newKey(world, ['trace'])
  const at = await serverWith({ world, patience: quick })
  facts.read = async () => {
    throw new SourceError('records-failed', 'the disk is gone')
  }
  await settle()
  assert.equal((await ask(at, ECHO, { body: '{}', key })).status, 200)
  clock.pass(2)
  const ready = await ask(at, '/readyz')
  assert.equal(ready.status, 503)
  assert.deepEqual(ready.json['checks'], {
    store: { ok: true },
    records: { ok: false, because: 'the records cannot be read' },
    keys: { ok: false, because: 'the keys cannot be read' },
  })
  assert.equal((await ask(at, '/healthz')).status, 200)
  clock.pass(MOST_KEY_AGE_MS / 1000)
  assert.equal((await ask(at, ECHO, { body: '{}', key })).json.error?.code, 'keys-unreadable')
  assert.ok(at.log.lines.some(line => line.includes('keys cannot be read')))
})
