import { randomBytes } from 'node:crypto'
import { InputError, PermissionError } from '../../../model/errors.ts'
import { readInput } from '../../../operations/read-input.ts'
import type { SecondFactor } from '../../../operations/sign-in/sign-in-shelf.ts'
import { HttpFault } from '../http-fault.ts'
import type { HeldSession } from './desk-sessions.ts'
import { noFactor, type OwnRoutes } from './own-routes.ts'
import { madePasskey, newPasskeyOptions } from './passkeys.ts'
import { SESSION_INPUTS } from './session-inputs.ts'
import { ended } from './sign-in-desk.ts'
import { placeOf } from './sign-in-routes.ts'
import { tokenDigest } from './token.ts'
import { newTotp, totpStep } from './totp.ts'

/** How long setting one up may take, in seconds, and how often its code may be tried. */
const SETTING_UP_S = 600
const TRIES = 10
/** † Factors of one user. */
const MOST_FACTORS = 20

/** The routes by which a person sets up and removes second factors. */
export function factorRoutes(own: OwnRoutes): void {
  const { desk } = own
  const { shelf, record } = desk
  const drawn = (): string => randomBytes(8).toString('hex')

  const add = async (factor: SecondFactor, { session, person }: HeldSession): Promise<void> => {
    const { name } = person.user
    const all = await shelf.factors(factor.owner)
    // A password alone sets up the first factor and no other: whoever showed it meanwhile is too late.
    if (session.limited && all.length > 0) throw ended()
    if (all.length >= MOST_FACTORS)
      throw new InputError('factors-many', `nobody has more than ${MOST_FACTORS} factors: remove one first`)
    if (factor.passkey !== null && (await shelf.factorOf(factor.passkey.credential)) !== null)
      throw new InputError('passkey-taken', 'this passkey is in use already')
    await record.write('sign-in-factor-added', name, { name, factor: factor.id, factorKind: factor.kind })
    if (!(await shelf.addFactor(factor, session.limited))) throw ended()
  }

  own.route('POST', '/v1/session/totp/new', 'limited', async ({ person }) => {
    const self = await desk.world.sharing?.self()
    const made = newTotp(person.user.name, self ? `Cordon ${self.name}` : 'Cordon')
    const body = { secret: Buffer.from(made.secret).toString('hex') }
    const ticket = await desk.hand('totp-new', person.owner, body, SETTING_UP_S)
    return { ticket, secret: made.text, uri: made.uri }
  })

  own.route('POST', '/v1/session/totp', 'limited', async (held, request, reply) => {
    const { ticket, code, label } = readInput({ name: 'session/totp', input: SESSION_INPUTS.totp }, request.body ?? {})
    const { owner } = held.person
    const found = await shelf.tryTicket(tokenDigest(ticket), 'totp-new', desk.now, TRIES)
    if (found === null || found.owner !== owner) throw ended()
    const secret = Buffer.from((JSON.parse(found.body) as { secret: string }).secret, 'hex')
    const step = totpStep(secret, code.replace(/\s/g, ''), desk.now)
    if (step === null)
      throw new HttpFault(
        400,
        'code-wrong',
        'this is not the code of now: check the clock of the phone, and try the next one',
      )
    await desk.takeBack(ticket, 'totp-new')
    // The code that proved it is used up.
    const times = { addedAt: desk.now, usedAt: null, counter: step }
    await add({ id: drawn(), owner, kind: 'totp', label, ...times, passkey: null, secret }, held)
    return own.afterFactor(held, 'totp', request, reply)
  })

  own.route('POST', '/v1/session/passkeys/options', 'limited', async ({ person }, request) => {
    const place = placeOf(request)
    const { owner, user } = person
    const options = await newPasskeyOptions(place, { user: user.name, owner }, await shelf.factors(owner))
    const ticket = await desk.hand(
      'passkey-new',
      owner,
      { challenge: options.challenge, host: place.host },
      SETTING_UP_S,
    )
    return { ticket, options }
  })

  own.route('POST', '/v1/session/passkeys', 'limited', async (held, request, reply) => {
    const { ticket, label, answer } = readInput(
      { name: 'session/passkeys', input: SESSION_INPUTS.newPasskey },
      request.body ?? {},
    )
    const place = placeOf(request)
    const { owner } = held.person
    const asked = await desk.takeBack<{ challenge: string; host: string }>(ticket, 'passkey-new')
    const made =
      asked.owner === owner && asked.body.host === place.host
        ? await madePasskey(place, asked.body.challenge, answer)
        : null
    if (made === null) throw new InputError('passkey-malformed', 'what the browser sent is no passkey made for this')
    const { passkey, counter } = made
    const times = { addedAt: desk.now, usedAt: null, counter }
    await add({ id: drawn(), owner, kind: 'passkey', label, ...times, passkey, secret: null }, held)
    return own.afterFactor(held, 'passkey', request, reply)
  })

  own.route('DELETE', '/v1/session/factors/:id', 'fresh', async ({ person }, request) => {
    const { id } = request.params as { readonly id: string }
    const { owner, user } = person
    const all = await shelf.factors(owner)
    if (!all.some(f => f.id === id)) throw noFactor()
    if (all.length === 1)
      throw new PermissionError('factor-last', 'this is the only second factor: set up another one first')
    await record.write('sign-in-factor-removed', user.name, { name: user.name, factor: id })
    if (!(await shelf.removeFactor(owner, id))) throw noFactor()
    return { id }
  })

  own.route('POST', '/v1/session/recovery', 'fresh', async ({ person }) => {
    const { name } = person.user
    await record.write('sign-in-recovery-made', name, { name })
    return { recovery: await own.newRecovery(person.owner) }
  })
}
