import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { linkUser } from '../../../../src/operations/users/link-user.ts'
import { cookieOf, deskRig } from './desk-rig.ts'
import { hostileProvider, type Lie } from './hostile-provider.ts'

const clock = { now: () => Math.floor(Date.now() / 1_000), monotonic: () => performance.now(), pass: () => {} }
const provider = await hostileProvider(clock.now)
const oidc = { issuer: provider.issuer, client: 'cordon', secret: 'the secret of cordon' }
const rig = await deskRig({ oidc }, { clock })
before(async () => {
  await rig.add('kim', ['admin'])
  await linkUser.run({ name: 'kim', sub: 'account-1' }, { ...rig.world, by: 'root' })
  await rig.ask('/v1/session')
})
after(async () => {
  await rig.close()
  await provider.close()
})

const LINK = {
  ...{ host: 'localhost:8731', 'sec-fetch-site': 'cross-site' },
  ...{ 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
}

/** Goes out and comes back with what the lie makes of it; gives where the browser is sent then. */
async function wayBack(lie: Lie, change: (query: URLSearchParams) => void = () => {}): Promise<string> {
  provider.lie = lie
  const out = await rig.ask('/v1/session/oidc', { body: {}, from: `198.51.100.${++trips.made}` })
  const asked = new URL(out.json().url).searchParams
  const query = new URLSearchParams({ code: asked.get('nonce') ?? '', state: asked.get('state') ?? '' })
  change(query)
  const back = await rig.ask(`/v1/session/oidc/callback?${query}`, { cookie: cookieOf(out), headers: LINK })
  return String(back.headers.location)
}
const trips = { made: 0 }

test('of a provider that says what it should, the account is signed in', async () => {
  assert.equal(await wayBack({}), '/desk/')
})

test('a token that is unsigned, signed by another, for another, of another, of another trip or over opens nothing', async () => {
  const now = clock.now()
  const lies: Record<string, Lie> = {
    'algorithm none': { alg: 'none' },
    'the secret as a key': { alg: 'HS256' },
    'a key that nobody published': { otherKey: true },
    'another client': { claims: { aud: 'another' } },
    'several clients, and for another': { claims: { aud: ['cordon', 'another'], azp: 'another' } },
    'another issuer (mix-up)': { claims: { iss: 'https://honest.example' } },
    'another trip': { claims: { nonce: 'n'.repeat(43) } },
    'no nonce': { claims: { nonce: undefined } },
    'long over': { claims: { iat: now - 7_200, exp: now - 3_600 } },
    'no subject': { claims: { sub: undefined } },
  }
  for (const [what, lie] of Object.entries(lies)) assert.equal(await wayBack(lie), '/desk/?fault=oidc-failed', what)
})

test('an answer of another trip, of another issuer (RFC 9207), or with a word of another’s choosing opens nothing and leads nowhere else', async () => {
  assert.equal(await wayBack({}, q => q.set('state', 'x'.repeat(43))), '/desk/?fault=oidc-failed')
  assert.equal(await wayBack({}, q => q.delete('state')), '/desk/?fault=oidc-failed')
  assert.equal(await wayBack({}, q => q.set('iss', 'https://honest.example')), '/desk/?fault=oidc-failed')
  assert.equal(await wayBack({}, q => q.append('state', 'twice')), '/desk/?fault=oidc-failed')
  const said = await wayBack({}, q => {
    q.delete('code')
    q.set('error', 'access_denied')
    q.set('error_description', '"><script>\r\nset-cookie: x=1')
  })
  assert.equal(said, '/desk/?fault=oidc-failed')
})

test('a provider that says it is another one is not believed', async () => {
  const lying = await hostileProvider(clock.now)
  lying.lie = { issuer: 'https://honest.example' }
  const other = await deskRig({ oidc: { ...oidc, issuer: lying.issuer } }, { clock })
  assert.equal((await other.ask('/v1/session/oidc', { body: {} })).json().error.code, 'oidc-failed')
  await other.close()
  await lying.close()
})
