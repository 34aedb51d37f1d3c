import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { linkUser } from '../../../../src/operations/users/link-user.ts'
import { cookieOf, deskRig } from './desk-rig.ts'
import { testProvider } from './provider.ts'

const CALLBACK = '/v1/session/oidc/callback'
const provider = await testProvider(`http://localhost:8731${CALLBACK}`)
const oidc = { issuer: provider.issuer, client: 'cordon', secret: 'the secret of cordon' }
// The provider's tokens are good for the time of day.
const clock = { now: () => Math.floor(Date.now() / 1000), monotonic: () => performance.now() }
const rig = await deskRig({ oidc }, { clock })
before(async () => {
  await rig.add('kim', ['analyst'])
  await linkUser.run({ name: 'kim', email: 'kim@police.example' }, { ...rig.world, by: 'root' })
})
after(async () => {
  await rig.close()
  await provider.close()
})

interface Trip {
  readonly cookie: string
  readonly back: string
}

async function trip(session?: string): Promise<Trip> {
  const out = await rig.ask('/v1/session/oidc', { body: {}, ...(session ? { cookie: session } : {}) })
  assert.equal(out.statusCode, 200, out.body)
  assert.match(String(out.headers['set-cookie']), /HttpOnly; SameSite=Lax; Max-Age=600/)
  const { url } = out.json() as { url: string }
  const asked = new URL(url).searchParams
  assert.deepEqual(
    [asked.get('response_type') ?? 'code', asked.get('code_challenge_method'), asked.get('scope')],
    ['code', 'S256', 'openid email'],
  )
  const { pathname, search } = new URL(await provider.visit(url))
  return { cookie: cookieOf(out), back: `${pathname}${search}` }
}

const FROM_PROVIDER = {
  ...{ host: 'localhost:8731', 'sec-fetch-site': 'cross-site' },
  ...{ 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
}

// A browser comes back from the provider's site: another one.
const comeBack = (back: string, cookie?: string): Promise<LightMyRequestResponse> =>
  rig.ask(back, { ...(cookie ? { cookie } : {}), headers: FROM_PROVIDER })

test('whom the provider vouches for is the user who was linked, with the roles that Cordon gave', async () => {
  const { cookie, back } = await trip()
  const home = await comeBack(back, cookie)
  assert.equal(home.headers.location, '/desk/')
  const session = (await rig.ask('/v1/session', { cookie: cookieOf(home) })).json()
  assert.deepEqual([session.user, session.roles], ['kim', ['analyst']])
  assert.ok(session.ways.includes('oidc'))
  // The same way back does not open twice.
  assert.equal((await comeBack(back, cookie)).headers.location, '/desk/?fault=ticket-ended')
})

test('the session before is over though a browser does not send it along from the provider’s site', async () => {
  const first = await trip()
  const before = cookieOf(await comeBack(first.back, first.cookie))
  const second = await trip(before)
  const after = cookieOf(await comeBack(second.back, second.cookie))
  assert.equal((await rig.ask('/v1/session', { cookie: before })).json().user, null)
  assert.equal((await rig.ask('/v1/session', { cookie: after })).json().user, 'kim')
})

test('who did not begin here, who is not linked, and whose address is not verified, are not signed in', async () => {
  const fault = (answer: LightMyRequestResponse) => answer.headers.location
  const one = await trip()
  assert.equal(fault(await comeBack(one.back)), '/desk/?fault=oidc-foreign')
  const other = await trip()
  // The attacker's way back in the victim's browser.
  assert.equal(fault(await comeBack(one.back, other.cookie)), '/desk/?fault=oidc-failed')
  const changed = await trip()
  assert.equal(
    fault(await comeBack(changed.back.replace(/code=.{4}/, 'code=AAAA'), changed.cookie)),
    '/desk/?fault=oidc-failed',
  )

  provider.account = { sub: 'account-1', email: 'kim@police.example', email_verified: false }
  const unverified = await trip()
  assert.equal(fault(await comeBack(unverified.back, unverified.cookie)), '/desk/?fault=oidc-unknown')
  provider.account = { sub: 'account-2', email: 'lee@police.example', email_verified: true }
  const unknown = await trip()
  assert.equal(fault(await comeBack(unknown.back, unknown.cookie)), '/desk/?fault=oidc-unknown')
  const linked = { ...rig.world, by: 'root' }
  await linkUser.run({ name: 'kim', sub: 'account-2' }, linked)
  const known = await trip()
  assert.equal(fault(await comeBack(known.back, known.cookie)), '/desk/')
})

test('a provider that is not there is told, and looked for again', async () => {
  const gone = await deskRig({ oidc: { issuer: new URL('http://127.0.0.1:9'), client: 'cordon', secret: null } })
  const answer = await gone.ask('/v1/session/oidc', { body: {} })
  assert.equal(answer.json().error.code, 'oidc-failed')
  assert.equal(answer.statusCode, 502)
  await gone.close()
})
