import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cookieOf, deskRig, fault, OF_DESK, PASSWORD } from './desk-rig.ts'
import { type Odd, SoftAuthenticator } from './soft-authenticator.ts'

const rig = await deskRig()
const own = new SoftAuthenticator(OF_DESK.origin)
const other = new SoftAuthenticator(OF_DESK.origin)
const addresses = { used: 0 }
const fresh = (): string => `198.51.100.${++addresses.used}`

before(async () => {
  for (const name of ['kim', 'eve']) await rig.add(name, ['admin'])
  await rig.ask('/v1/session')
  await add('kim', own)
  await add('eve', other)
})
after(() => rig.close())

/** Signs in by password and sets a passkey up as first factor; gives what the server says. */
async function add(name: string, key: SoftAuthenticator, odd: Odd = {}) {
  const cookie = cookieOf(await rig.ask('/v1/session/password', { body: { name, password: PASSWORD }, from: fresh() }))
  const { ticket, options } = (await rig.ask('/v1/session/passkeys/options', { body: {}, cookie })).json()
  const body = { ticket, label: 'soft', answer: key.made(options.challenge, { counter: 0, ...odd }) }
  return rig.ask('/v1/session/passkeys', { body, cookie })
}

const begin = async (body: object = {}) =>
  (await rig.ask('/v1/session/passkey/options', { body, from: fresh() })).json() as {
    ticket: string
    options: { challenge: string }
  }
const show = (ticket: string, answer: object) =>
  rig.ask('/v1/session/passkey', { body: { ticket, answer }, from: fresh() })

async function shown(odd: Odd): Promise<string> {
  const { ticket, options } = await begin()
  const answer = await show(ticket, own.shown(options.challenge, odd))
  return answer.statusCode === 200 ? 'in' : fault(answer)
}

test('a passkey opens once for each challenge; what was sent before opens nothing when it is sent again', async () => {
  const { ticket, options } = await begin()
  const answer = own.shown(options.challenge, { counter: 5 })
  const first = await show(ticket, answer)
  assert.equal(first.statusCode, 200, first.body)
  assert.equal((await rig.ask('/v1/session', { cookie: cookieOf(first) })).json().user, 'kim')
  assert.equal(fault(await show(ticket, answer)), 'ticket-ended')
  const next = await begin()
  assert.equal(fault(await show(next.ticket, answer)), 'passkey-refused')
})

test('of another site, another host, another ceremony, without its owner, or of a copy that counts behind, it opens nothing', async () => {
  assert.equal(await shown({ counter: 6 }), 'in')
  const odd: Record<string, Odd> = {
    'another origin': { origin: 'http://evil.example' },
    'another port': { origin: 'http://localhost:9999' },
    'another host': { host: 'evil.example' },
    'made and not shown': { type: 'webauthn.create' },
    'a challenge of its own choosing': { challenge: 'AAAA' },
    'nobody there': { flags: 0x00 },
    'not its owner': { flags: 0x01 },
    'a copy': { counter: 6 },
    'an older copy': { counter: 2 },
    'a count that was thrown away': { counter: 0 },
  }
  for (const [n, [what, how]] of Object.entries(odd).entries())
    assert.equal(await shown({ counter: 10 + n, ...how }), 'passkey-refused', what)
  assert.equal(await shown({ counter: 99 }), 'in')
})

test('another’s passkey is no second step, and one that is in use is nobody else’s', async () => {
  const { ticket } = (
    await rig.ask('/v1/session/password', { body: { name: 'kim', password: PASSWORD }, from: fresh() })
  ).json()
  const asked = await begin({ ticket })
  const answer = other.shown(asked.options.challenge, { counter: 50 })
  assert.equal(fault(await show(asked.ticket, answer)), 'passkey-refused')
  await rig.add('moon', ['analyst'])
  assert.equal(fault(await add('moon', own)), 'passkey-taken')
  for (const odd of [
    { origin: 'http://evil.example' },
    { host: 'evil.example' },
    { flags: 0x01 },
    { type: 'webauthn.get' },
  ])
    assert.equal(fault(await add('moon', new SoftAuthenticator(OF_DESK.origin), odd)), 'passkey-malformed')
})

test('a challenge of one person is none of another, and what is no passkey at all is refused', async () => {
  await rig.add('sun', ['analyst'])
  const sun = cookieOf(
    await rig.ask('/v1/session/password', { body: { name: 'sun', password: PASSWORD }, from: fresh() }),
  )
  const moon = cookieOf(
    await rig.ask('/v1/session/password', { body: { name: 'moon', password: PASSWORD }, from: fresh() }),
  )
  const { ticket, options } = (await rig.ask('/v1/session/passkeys/options', { body: {}, cookie: sun })).json()
  const answer = new SoftAuthenticator(OF_DESK.origin).made(options.challenge)
  const made = await rig.ask('/v1/session/passkeys', { body: { ticket, label: '', answer }, cookie: moon })
  assert.equal(fault(made), 'passkey-malformed')
  for (const odd of [
    {},
    { id: 'x' },
    { id: 'x'.repeat(2_000) },
    { id: '../..', response: null },
    { id: {}, response: [] },
  ]) {
    const { ticket } = await begin()
    assert.equal(fault(await show(ticket, odd)), 'passkey-refused')
  }
})
