import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { lateSignIn } from '../../../../src/adapters/sign-in/late-sign-in.ts'
import { withoutPaths } from '../../../../src/faces/http/without-paths.ts'
import { hashPassword } from '../../../../src/faces/taxii/password-hash.ts'
import { inviteUser } from '../../../../src/operations/sign-in/invite-user.ts'
import { addUserInput } from '../../../../src/operations/users/add-user.ts'
import { changePassword } from '../../../../src/operations/users/change-password.ts'
import { removeUser } from '../../../../src/operations/users/remove-user.ts'
import { cookieOf, deskRig, fault, OF_DESK, PASSWORD } from './desk-rig.ts'

const rig = await deskRig({ home: 'bybit-2025' })
before(async () => {
  await rig.add('root', ['admin'])
  rig.clock.pass(2)
  await rig.ask('/v1/session')
})
after(() => rig.close())

const addresses = { used: 0 }
/** An address from which nobody asked before. */
const fresh = (): string => `198.51.100.${++addresses.used}`

const byPassword = (name: string, password = PASSWORD, from = fresh(), cookie?: string) =>
  rig.ask('/v1/session/password', { body: { name, password }, from, ...(cookie ? { cookie } : {}) })

const who = async (cookie: string) => (await rig.ask('/v1/session', { cookie })).json()

interface Begun {
  readonly ticket: string
  readonly secret: string
}

const beginApp = async (cookie: string): Promise<Begun> =>
  (await rig.ask('/v1/session/totp/new', { body: {}, cookie })).json()

const endApp = ({ ticket, secret }: Begun, cookie: string) => {
  const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: rig.clock.now() * 1_000 })
  return rig.ask('/v1/session/totp', { body: { ticket, code }, cookie })
}

test('who knew a first password and waits beside its owner adds no second factor of his own', async () => {
  await rig.add('ann', ['analyst'])
  const thief = cookieOf(await byPassword('ann'))
  const begun = await beginApp(thief)
  await rig.enrol('ann')
  assert.equal((await endApp(begun, thief)).statusCode, 401)
  const all = (await rig.signIn.factors(null)).filter(f => f.owner.startsWith('ann#'))
  assert.equal(all.length, 1)
})

test('of two who set up a first factor at the same moment, one does', async () => {
  await rig.add('twin', ['analyst'])
  const [a, b] = [cookieOf(await byPassword('twin')), cookieOf(await byPassword('twin'))]
  const [one, other] = [await beginApp(a), await beginApp(b)]
  const done = await Promise.all([endApp(one, a), endApp(other, b)])
  assert.deepEqual(done.map(d => d.statusCode).sort(), [200, 401])
})

test('a link of invitation opens nothing once its user has signed in by a password from elsewhere', async () => {
  const world = { ...rig.world, by: 'root' }
  const { path } = await inviteUser.run(addUserInput.parse({ name: 'lee', role: ['admin'] }), world)
  await changePassword({ name: 'lee' }, await hashPassword(PASSWORD, { n: 1024, r: 8, p: 1 }), world)
  const lee = await rig.enrol('lee')
  const body = { token: path.slice(-64), password: 'another horse, and not ours' }
  assert.equal(fault(await rig.ask('/v1/session/enrol', { body, from: fresh() })), 'invitation-ended')
  assert.equal((await who(lee.cookie)).user, 'lee')
  await removeUser.run({ name: 'lee' }, world)
})

test('a change of password makes no session longer, nor fresh: a thief who knows it adds no factor of his own', async () => {
  await rig.add('mia', ['analyst'])
  const { cookie } = await rig.enrol('mia')
  rig.clock.pass(20 * 60)
  const body = { old: PASSWORD, password: 'a mare that counts stolen coins' }
  const next = cookieOf(await rig.ask('/v1/session/change-password', { body, cookie }))
  assert.equal((await who(next)).user, 'mia')
  assert.equal(fault(await rig.ask('/v1/session/totp/new', { body: {}, cookie: next })), 'sign-in-old')
  assert.equal(fault(await rig.ask('/v1/session/recovery', { body: {}, cookie: next })), 'sign-in-old')
})

test('a desk left open ends though its page goes on asking by itself', async () => {
  await rig.add('idle', ['analyst'])
  const { cookie } = await rig.enrol('idle')
  const headers = { ...OF_DESK, 'x-cordon-unasked': '1' }
  for (let i = 0; i < 29; i++) {
    rig.clock.pass(60)
    assert.equal((await rig.ask('/v1/list-cases', { body: {}, cookie, headers })).statusCode, 200)
  }
  rig.clock.pass(60)
  assert.equal(fault(await rig.ask('/v1/list-cases', { body: {}, cookie, headers })), 'session-ended')
})

test('who is not let in is told no name of a case', async () => {
  assert.equal((await rig.ask('/v1/session')).json().home, null)
  const { cookie, limited } = await (async () => {
    await rig.add('home', ['analyst'])
    return rig.enrol('home')
  })()
  assert.equal((await who(limited)).home, null)
  assert.equal((await who(cookie)).home, 'bybit-2025')
})

test('guesses from elsewhere, or from the same office, keep nobody from signing in at the own browser', async () => {
  await rig.add('kim', ['analyst'])
  const office = '192.0.2.7'
  const first = await byPassword('kim', PASSWORD, office)
  const begun = await beginApp(cookieOf(first))
  const done = await endApp(begun, cookieOf(first))
  const set = [done.headers['set-cookie']].flat().map(c => String(c).split(';')[0] ?? '')
  const device = set.find(c => c.startsWith('cordon-device')) ?? ''
  assert.match(device, /^cordon-device-\d+=[0-9a-f]{64}$/)
  rig.clock.pass(3_600)
  for (let i = 0; i < 40; i++) await byPassword('kim', 'wrong and wrong', office)
  for (let i = 0; i < 40; i++) await byPassword('kim', 'wrong and wrong', `203.0.113.${i}`)
  const own = await byPassword('kim', PASSWORD, office, device)
  assert.deepEqual(own.json().next, 'second', own.body)
  // It is nothing by which one guesses faster, at this name or another.
  const wrong: string[] = []
  for (let i = 0; i < 20; i++) wrong.push(fault(await byPassword('kim', 'wrong and wrong', office, device)))
  assert.ok(wrong.filter(code => code === 'login-refused').length <= 5, wrong.join())
  const other: string[] = []
  for (let i = 0; i < 20; i++) other.push(fault(await byPassword('root', 'wrong', `203.0.113.${100 + i}`, device)))
  assert.ok(other.filter(code => code === 'login-refused').length <= 5, other.join())
  assert.equal(fault(await rig.ask('/v1/list-cases', { body: {}, cookie: device })), 'key-missing')
  rig.clock.pass(1_000)
})

test('no fault tells anybody where files of the server lie', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-open-key-'))
  const shelf = lateSignIn(folder)
  writeFileSync(join(folder, 'key'), '0'.repeat(64), { mode: 0o644 })
  const open = await deskRig({}, {}, shelf)
  try {
    await open.add('kim', ['analyst'])
    const answer = await open.ask('/v1/session/password', { body: { name: 'kim', password: PASSWORD } })
    assert.equal(fault(answer), 'secret-exposed')
    assert.ok(!answer.body.includes(folder), answer.body)
    assert.match(answer.json().error.message, /^key can be read by others/)
  } finally {
    await open.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const shown = (text: string, file?: string) => withoutPaths(text, file)
  assert.equal(
    shown("ENOENT: no such file, open '/var/lib/cordon/records.sqlite'"),
    "ENOENT: no such file, open 'records.sqlite'",
  )
  assert.equal(shown('data/x/key cannot be read', 'data/x/key'), 'key cannot be read')
  for (const text of ['https://peer.example/taxii/api/x failed', 'eip155:1/slip44:60 and/or 2026/11/20', 'm/44/60/0'])
    assert.equal(shown(text), text)
})
