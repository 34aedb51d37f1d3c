import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { MOST_BYTES } from '../../../../src/faces/http/make-server.ts'
import type { AnyOperation } from '../../../../src/operations/define-operation.ts'
import { kebab } from '../../../../src/operations/define-operation.ts'
import { OPERATIONS } from '../../../../src/operations/index.ts'
import { scopeOf } from '../../../../src/operations/keys/scope-of.ts'
import { screenParty } from '../../../../src/operations/screen/screen-party.ts'
import { DESK_ROLES } from '../../../../src/operations/sign-in/desk-rights.ts'
import type { World } from '../../../../src/operations/world.ts'
import { ROOT } from '../../../architecture/source-files.ts'
import { deskRig, type Enrolled, fault, OF_DESK, PASSWORD } from './desk-rig.ts'

/** Each operation by its name, scope and effect, doing nothing but saying who asked. */
const NAMED: readonly AnyOperation[] = OPERATIONS.map(operation => {
  const { name, summary, effect, scope } = operation
  // Behind this one there is another door, `GET /v1/addresses/ADDRESS`.
  if (operation === screenParty) return operation
  return {
    ...{ name, summary, effect, scope },
    input: z.object({}),
    output: z.object({ by: z.string() }),
    run: async (_input: object, world: World) => ({ by: world.by }),
  }
})

const rig = await deskRig({ operations: NAMED, rate: 1_000_000 })
const people = new Map<string, Enrolled>()
before(async () => {
  for (const role of ['analyst', 'approver', 'auditor', 'admin', 'peer', 'exchange']) {
    await rig.add(role, [role])
    people.set(role, await rig.enrol(role))
  }
  await rig.add('elsewhere', ['analyst', 'approver', 'admin'], { tenant: 'house-b' })
  people.set('elsewhere', await rig.enrol('elsewhere'))
})
after(() => rig.close())

const as = (name: string): string => people.get(name)?.cookie ?? ''

/** The operations that somebody may call. */
async function opened(name: string): Promise<readonly AnyOperation[]> {
  const found: AnyOperation[] = []
  for (const operation of NAMED) {
    const answer = await rig.ask(`/v1/${kebab(operation.name)}`, { body: {}, cookie: as(name) })
    if (answer.statusCode === 200) assert.equal(answer.json().by, name)
    if ([200, 400].includes(answer.statusCode)) found.push(operation)
    else assert.equal(fault(answer), 'scope-missing', `${operation.name} for ${name}: ${answer.body}`)
  }
  return found
}

test('every operation is opened to a role, or refused, as the roles are meant', async () => {
  const by = Object.fromEntries(
    await Promise.all([...people.keys()].map(async name => [name, await opened(name)] as const)),
  )
  const names = (role: string) => (by[role] ?? []).map(o => o.name)
  assert.deepEqual(
    names('admin'),
    NAMED.map(o => o.name),
  )
  assert.deepEqual(names('peer'), [])
  // A role of collections alone.
  assert.deepEqual(names('exchange'), [])
  // An auditor reads all that is not the node's own running, and changes nothing.
  assert.deepEqual(
    by['auditor']?.filter(o => o.effect === 'write'),
    [],
  )
  const unread = NAMED.filter(o => o.effect === 'read' && !names('auditor').includes(o.name))
  assert.deepEqual([...new Set(unread.map(scopeOf))], ['admin'])
  for (const role of ['analyst', 'approver']) {
    const writes = by[role]?.filter(o => o.effect === 'write').map(scopeOf) ?? []
    for (const scope of ['admin', 'keys', 'lists:write', 'metrics', 'taxii'] as const)
      assert.ok(!writes.includes(scope))
    assert.ok(!by[role]?.some(o => scopeOf(o) === 'keys'), role)
  }
  assert.ok(names('analyst').includes('shareIntel'))
  assert.ok(!names('approver').includes('shareIntel'))
  // What is of the folder as a whole is shown to nobody of another house.
  assert.deepEqual([...new Set(by['elsewhere']?.map(scopeOf))].sort(), ['casework', 'monitor'])
})

test('docs/sign-in.md names what each role may change', () => {
  const page = readFileSync(join(ROOT, 'docs/sign-in.md'), 'utf8')
  for (const [role, { acts }] of Object.entries(DESK_ROLES)) {
    const [, told = ''] = new RegExp(`^\\| \`${role}\` \\| ([^|]*) \\|`, 'm').exec(page) ?? []
    const words = role === 'admin' ? 'everything that a key with `admin` may' : acts.join(', ') || 'nothing'
    assert.equal(told, words, role)
  }
})

test('reports, the API page and metrics open by session as far as roles go', async () => {
  const status = async (path: string, name: string) =>
    (await rig.ask(path, { cookie: as(name), headers: { host: 'localhost:8731' } })).statusCode
  assert.equal(await status('/openapi.json', 'analyst'), 200)
  assert.equal(await status('/cases', 'auditor'), 200)
  assert.equal(await status('/cases', 'peer'), 403)
  assert.equal(await status('/cases', 'elsewhere'), 403)
  assert.equal(await status('/metrics', 'analyst'), 403)
  assert.equal(await status('/metrics', 'auditor'), 200)
})

test('what another site, another port or a bare form sends with the cookie is refused, whatever it asks', async () => {
  const host = 'localhost:8731'
  const foreign: Record<string, string>[] = [
    { host, origin: 'http://evil.example', 'x-cordon-desk': '1' },
    { host, origin: 'http://localhost:9999', 'x-cordon-desk': '1' },
    { host, origin: 'null', 'x-cordon-desk': '1' },
    { host, origin: 'http://localhost:8731' },
    { host, 'x-cordon-desk': '1' },
    { host, 'x-cordon-desk': '1', 'sec-fetch-site': 'cross-site' },
    { host, 'x-cordon-desk': '1', 'sec-fetch-site': 'same-site', origin: 'http://localhost:8731' },
    { host, 'x-cordon-desk': '1', 'sec-fetch-site': 'none' },
  ]
  for (const headers of foreign) {
    const told = JSON.stringify(headers)
    for (const path of ['/v1/trace-funds', '/v1/session/password', '/v1/session/totp/new', '/v1/session/oidc'])
      assert.ok([403, 404].includes((await rig.ask(path, { body: {}, cookie: as('admin'), headers })).statusCode), told)
    const end = await rig.ask('/v1/session', { method: 'DELETE', cookie: as('admin'), headers })
    assert.equal(end.statusCode, 403, told)
  }
  // A link that would make somebody screen an address.
  const link = { host, 'sec-fetch-site': 'none' }
  const address = '/v1/addresses/0x098B716B8Aaf21512996dC57EB0615e2383E2f96'
  assert.equal(fault(await rig.ask(address, { cookie: as('analyst'), headers: link })), 'request-foreign')
  const frame = { host, 'sec-fetch-site': 'cross-site' }
  assert.equal((await rig.ask('/cases', { cookie: as('admin'), headers: frame })).statusCode, 403)
  assert.equal((await rig.ask('/v1/list-cases', { body: {}, cookie: as('admin') })).statusCode, 200)
})

test('malformed, foreign and oversized bodies are refused, each with its code, and the limit is told', async () => {
  const from = '192.0.2.50'
  const send = async (path: string, body: object) => fault(await rig.ask(path, { body, from, cookie: as('admin') }))
  assert.equal(await send('/v1/session/password', { name: 'x'.repeat(65), password: 'p' }), 'input-malformed')
  assert.equal(await send('/v1/session/password', { name: 'kim', password: 'p'.repeat(1_025) }), 'input-malformed')
  assert.equal(await send('/v1/session/password', { name: 'kim', password: 'p', admin: true }), 'input-unknown')
  assert.equal(await send('/v1/session/second', { ticket: '0'.repeat(64), code: '000000' }), 'ticket-ended')
  assert.equal(await send('/v1/session/passkey', { ticket: '0'.repeat(64), answer: {} }), 'ticket-ended')
  assert.equal(await send('/v1/session/enrol', { token: '0'.repeat(64), password: PASSWORD }), 'invitation-ended')
  const large = await rig.ask('/v1/list-cases', { body: { text: 'x'.repeat(MOST_BYTES) }, cookie: as('admin') })
  assert.equal(large.statusCode, 413)
  assert.match(large.json().error.message, /at most 4,194,304 bytes/)
  await sleep(100)
  for (const cookie of [
    'cordon-session-0=',
    `cordon-session-0=${'g'.repeat(64)}`,
    `cordon-session-0=${'0'.repeat(64)}`,
  ])
    assert.equal((await rig.ask('/v1/list-cases', { body: {}, cookie })).statusCode, 401)
  const twice = `${as('admin')}; ${as('peer')}`
  assert.equal((await rig.ask('/v1/list-cases', { body: {}, cookie: twice })).statusCode, 401)
  assert.equal((await rig.ask('/v1/session', { headers: OF_DESK })).json().mode, 'guarded')
})

test('of ten thousand guesses at one password, one a second, fewer than fifty are looked at, and none after it is known', async () => {
  const { signIn, clock } = rig
  let looked = 0
  for (let second = 0; second < 10_000; second++)
    if ((await signIn.guess('somebody', clock.now() + second)) === 0) looked++
  assert.ok(looked >= 5 && looked < 50, `${looked} were looked at`)
  await signIn.forgive('somebody')
  assert.equal(await signIn.guess('somebody', clock.now() + 10_000), 0)
})

test('guesses from one address are slowed together, from many addresses by the name; a passkey or a link still works', async () => {
  const count = async (n: number, given: (i: number) => { name: string; from: string }) => {
    const seen: Record<string, number> = {}
    for (let i = 0; i < n; i++) {
      const { name, from } = given(i)
      const code = fault(await rig.ask('/v1/session/password', { body: { name, password: 'no' }, from }))
      seen[code] = (seen[code] ?? 0) + 1
    }
    return seen
  }
  const one = await count(500, i => ({ name: [...people.keys()][i % people.size] ?? '', from: '198.51.100.1' }))
  assert.ok((one['login-refused'] ?? 0) <= 10, JSON.stringify(one))
  const many = await count(200, i => ({ name: 'analyst', from: `203.0.113.${i}` }))
  assert.ok((many['login-refused'] ?? 0) <= 5, JSON.stringify(many))
  rig.clock.pass(1_000)
})

test('a second step is over after five wrong codes', async () => {
  const name = 'analyst'
  const from = '192.0.2.99'
  const { ticket } = (await rig.ask('/v1/session/password', { body: { name, password: PASSWORD }, from })).json()
  const seen: string[] = []
  for (let i = 0; i < 7; i++) {
    seen.push(fault(await rig.ask('/v1/session/second', { body: { ticket, code: 'AAAA-AAAA-AAAA-AAAA' }, from })))
    rig.clock.pass(20)
  }
  assert.deepEqual(seen.slice(5), ['ticket-ended', 'ticket-ended'])
  const right = people.get(name)?.code() ?? ''
  assert.equal(fault(await rig.ask('/v1/session/second', { body: { ticket, code: right }, from })), 'ticket-ended')
})
