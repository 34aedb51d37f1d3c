import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { endSessions } from '../../../../src/operations/sign-in/end-sessions.ts'
import { inviteUser } from '../../../../src/operations/sign-in/invite-user.ts'
import { listSignIns } from '../../../../src/operations/sign-in/list-sign-ins.ts'
import { resetSignIn } from '../../../../src/operations/sign-in/reset-sign-in.ts'
import { addUserInput } from '../../../../src/operations/users/add-user.ts'
import { USER_KINDS } from '../../../../src/operations/users/fold-users.ts'
import { removeUser } from '../../../../src/operations/users/remove-user.ts'
import { setUserRoles } from '../../../../src/operations/users/set-user-roles.ts'
import { cookieOf, deskRig, fault, OF_DESK, PASSWORD } from './desk-rig.ts'

const rig = await deskRig()
before(async () => {
  await rig.add('kim', ['analyst'])
  await rig.add('root', ['admin'])
  rig.clock.pass(2)
  await rig.ask('/v1/session')
})
after(() => rig.close())

/** Password and second factor; gives the session. */
async function signIn(name: string, code: string): Promise<string> {
  const { ticket } = (await rig.ask('/v1/session/password', { body: { name, password: PASSWORD } })).json()
  const done = await rig.ask('/v1/session/second', { body: { ticket, code } })
  assert.equal(done.statusCode, 200, done.body)
  return cookieOf(done)
}

const who = async (cookie?: string) => (await rig.ask('/v1/session', { ...(cookie ? { cookie } : {}) })).json()

test('a password alone opens nothing but the setting up of a second factor', async () => {
  const first = await rig.ask('/v1/session/password', { body: { name: 'kim', password: PASSWORD } })
  const cookie = cookieOf(first)
  assert.deepEqual(first.json(), { next: 'enrol' })
  assert.equal(fault(await rig.ask('/v1/list-cases', { body: {}, cookie })), 'session-ended')
  assert.equal(fault(await rig.ask('/v1/session/mine', { cookie })), 'session-ended')
  const { user, enrolling } = await who(cookie)
  assert.deepEqual([user, enrolling], [null, 'kim'])
})

test('with the second factor somebody is at the desk under their own name, and the token before is dead', async () => {
  const kim = await rig.enrol('kim')
  assert.equal((await rig.ask('/v1/list-cases', { body: {}, cookie: kim.cookie })).statusCode, 200)
  assert.equal((await rig.ask('/v1/trace-echo', { body: {}, cookie: kim.cookie })).json().by, 'kim')
  assert.equal((await rig.ask('/v1/session/totp/new', { body: {}, cookie: kim.limited })).statusCode, 401)
  assert.equal(kim.recovery.length, 10)

  const code = kim.code()
  const cookie = await signIn('kim', code)
  assert.equal((await who(cookie)).user, 'kim')

  // Replay: the same code in the same half minute.
  const { ticket } = (await rig.ask('/v1/session/password', { body: { name: 'kim', password: PASSWORD } })).json()
  assert.equal(fault(await rig.ask('/v1/session/second', { body: { ticket, code } })), 'code-refused')

  // Each recovery code is good once, however it is typed.
  const [one = ''] = kim.recovery
  const typed = { ticket, code: one.toLowerCase().replaceAll('-', ' ') }
  assert.equal((await rig.ask('/v1/session/second', { body: typed })).statusCode, 200)
  const again = (await rig.ask('/v1/session/password', { body: { name: 'kim', password: PASSWORD } })).json()
  assert.equal(
    fault(await rig.ask('/v1/session/second', { body: { ticket: again.ticket, code: one } })),
    'code-refused',
  )
})

test('a wrong password and an unknown name get the same answer', async () => {
  rig.clock.pass(600)
  const wrong = await rig.ask('/v1/session/password', { body: { name: 'root', password: 'no' }, from: '192.0.2.8' })
  const nobody = await rig.ask('/v1/session/password', { body: { name: 'nobody', password: 'no' }, from: '192.0.2.8' })
  const plain = (a: typeof wrong) => [a.statusCode, a.json().error.code, a.json().error.message]
  assert.deepEqual(plain(wrong), plain(nobody))
  rig.clock.pass(600)
})

test('fixation: a session that was there before signing in is not the one after, and is over', async () => {
  const root = await rig.enrol('root')
  const { ticket } = (
    await rig.ask('/v1/session/password', { body: { name: 'root', password: PASSWORD }, cookie: root.cookie })
  ).json()
  const done = await rig.ask('/v1/session/second', { body: { ticket, code: root.code() }, cookie: root.cookie })
  assert.notEqual(cookieOf(done), root.cookie)
  assert.equal((await who(root.cookie)).user, null)
  assert.equal((await who(cookieOf(done))).user, 'root')
  // One that the attacker made up is never taken over.
  const made = `${cookieOf(done).split('=')[0]}=${'a'.repeat(64)}`
  assert.equal((await who(made)).user, null)
  rig.clock.pass(60)
})

test('roles, password, and the user itself: whichever changes, all sessions end with the next request', async () => {
  const by = { ...rig.world, by: 'terminal' }
  await rig.add('lee', ['analyst'])
  const { code } = await rig.enrol('lee')
  const before = await signIn('lee', code())
  assert.equal((await who(before)).user, 'lee')
  await setUserRoles.run({ name: 'lee', role: ['auditor'] }, by)
  assert.equal(fault(await rig.ask('/v1/list-cases', { body: {}, cookie: before })), 'session-ended')

  rig.clock.pass(60)
  const second = await signIn('lee', code())
  const other = { old: PASSWORD, password: 'another horse, of another colour' }
  const changed = await rig.ask('/v1/session/change-password', { body: other, cookie: second })
  assert.equal(changed.statusCode, 200, changed.body)
  assert.equal((await who(second)).user, null)
  const now = cookieOf(changed)
  assert.equal((await who(now)).user, 'lee')

  await removeUser.run({ name: 'lee' }, by)
  assert.equal((await who(now)).user, null)
  // Whoever gets the name later has none of the factors.
  await rig.add('lee', ['analyst'])
  const next = (await rig.ask('/v1/session/password', { body: { name: 'lee', password: PASSWORD } })).json()
  assert.equal(next.next, 'enrol')
  rig.clock.pass(60)
})

test('a session ends half an hour after its last use, and twelve hours after it began', async () => {
  await rig.add('idle', ['auditor'])
  const { cookie, code } = await rig.enrol('idle')
  for (let i = 0; i < 3; i++) {
    rig.clock.pass(29 * 60)
    assert.equal((await who(cookie)).user, 'idle')
  }
  rig.clock.pass(31 * 60)
  assert.equal((await who(cookie)).user, null)
  const busy = await signIn('idle', code())
  let minutes = 0
  while ((await who(busy)).user === 'idle' && minutes < 24 * 60) {
    rig.clock.pass(20 * 60)
    minutes += 20
  }
  assert.equal(minutes, 12 * 60)
})

test('whoever lost everything gets a link that opens once; the password and the sessions before open nothing', async () => {
  rig.clock.pass(600)
  await rig.add('lost', ['analyst'])
  const { cookie } = await rig.enrol('lost')
  const root = { ...rig.world, by: 'root' }
  const { path } = await resetSignIn.run({ name: 'lost' }, root)
  assert.equal((await who(cookie)).user, null)
  const before = await rig.ask('/v1/session/password', { body: { name: 'lost', password: PASSWORD } })
  assert.equal(fault(before), 'login-refused')

  const token = path.replace('/desk/#enrol=', '')
  const from = '192.0.2.77'
  const enrol = (password: string) => rig.ask('/v1/session/enrol', { body: { token, password }, from })
  assert.equal(fault(await enrol('lost')), 'password-weak')
  const opened = await enrol('a sentence that nobody said')
  assert.equal(opened.statusCode, 200, opened.body)
  assert.equal((await who(cookieOf(opened))).enrolling, 'lost')
  assert.equal(fault(await enrol('a sentence that nobody said')), 'invitation-ended')

  const old = (await inviteUser.run(addUserInput.parse({ name: 'new', role: ['auditor'] }), root)).path.slice(-64)
  const { path: next } = await resetSignIn.run({ name: 'new' }, root)
  const take = (t: string) => rig.ask('/v1/session/enrol', { body: { token: t, password: PASSWORD }, from })
  assert.equal(fault(await take(old)), 'invitation-ended')
  rig.clock.pass(72 * 3600)
  assert.equal(fault(await take(next.slice(-64))), 'invitation-ended')
})

test('somebody sees where they are signed in, ends that elsewhere, and removes all factors but the last', async () => {
  await rig.add('mori', ['analyst'])
  const one = await rig.enrol('mori')
  const two = await signIn('mori', one.code())
  const mine = (await rig.ask('/v1/session/mine', { cookie: two })).json()
  assert.deepEqual(
    mine.sessions.map((s: { current: boolean }) => s.current),
    [true, false],
  )
  assert.equal((await listSignIns.run({}, rig.world)).users.find(u => u.name === 'mori')?.sessions.length, 2)
  const remove = (id: string) => rig.ask(`/v1/session/factors/${id}`, { method: 'DELETE', cookie: two })
  assert.equal(fault(await remove(mine.factors[0].id)), 'factor-last')
  assert.equal(fault(await remove('0000')), 'factor-unknown')
  await rig.ask('/v1/session/sessions/others', { method: 'DELETE', cookie: two })
  assert.equal((await who(one.cookie)).user, null)
  rig.clock.pass(16 * 60)
  assert.equal(fault(await rig.ask('/v1/session/recovery', { body: {}, cookie: two })), 'sign-in-old')

  // A key that the browser was given once is not who asks at the desk.
  const basic = { ...OF_DESK, authorization: `Basic ${Buffer.from('any:cordon_0').toString('base64')}` }
  const told = await rig.ask('/v1/trace-echo', { body: {}, cookie: two, headers: basic })
  assert.equal(told.json().by, 'mori')
  await endSessions.run({ name: 'mori' }, { ...rig.world, by: 'root' })
  assert.equal((await who(two)).user, null)
})

test('no fact holds a password, a code, a secret or a token', async () => {
  const facts = await rig.world.facts.read()
  const kinds = new Set(facts.map(f => f.kind))
  assert.ok(
    ['sign-in-done', 'sign-in-refused', 'sign-in-factor-added'].every(k => kinds.has(k)),
    [...kinds].join(),
  )
  for (const fact of facts.filter(f => !USER_KINDS.some(k => k === f.kind)))
    assert.doesNotMatch(JSON.stringify(fact.body), /[0-9a-f]{32}|[A-Z2-7]{32}|horse/)
  for (const line of rig.log.lines) assert.doesNotMatch(line, /horse|cordon-session/)
})

test('the cookie cannot be read by scripts, goes to no other site, and by TLS bears the name that binds it to the host', async () => {
  const set = async (headers: Record<string, string>) =>
    (
      await rig.ask('/v1/session/password', {
        body: { name: 'lee', password: PASSWORD },
        headers: { ...OF_DESK, ...headers },
      })
    ).headers['set-cookie']
  assert.match(
    String(await set({})),
    /^cordon-session-0=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=900$/,
  )
  // Whoever is no proxy that is believed cannot make the server think that it came by TLS.
  assert.match(String(await set({ 'x-forwarded-proto': 'https' })), /^cordon-session-0=/)
  const behind = await deskRig({ proxies: ['192.0.2.0/24'] })
  await behind.add('kim', ['analyst'])
  const secure = await behind.ask('/v1/session/password', {
    body: { name: 'kim', password: PASSWORD },
    headers: { ...OF_DESK, origin: 'https://localhost:8731', 'x-forwarded-proto': 'https' },
  })
  assert.match(
    String(secure.headers['set-cookie']),
    /^__Host-cordon-session=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=900; Secure$/,
  )
  await behind.close()
})
