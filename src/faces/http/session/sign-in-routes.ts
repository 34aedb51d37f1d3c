import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { readInput } from '../../../operations/read-input.ts'
import { INVITATION } from '../../../operations/sign-in/invitation.ts'
import type { RosterUser } from '../../../operations/sign-in/roster.ts'
import type { SecondFactor } from '../../../operations/sign-in/sign-in-shelf.ts'
import { changePassword } from '../../../operations/users/change-password.ts'
import { hashPassword } from '../../taxii/password-hash.ts'
import type { Gate } from '../gate.ts'
import { HttpFault } from '../http-fault.ts'
import type { ServerMeters } from '../server-meters.ts'
import type { KnownDevice } from './known-device.ts'
import { checkNewPassword } from './new-password.ts'
import { namedPasskey, type PasskeyPlace, passkeyOptions, passkeyPlace, shownPasskey } from './passkeys.ts'
import { recoveryDigest } from './recovery-codes.ts'
import { SESSION_INPUTS } from './session-inputs.ts'
import { ended, placeOfGuess, type SignInDesk } from './sign-in-desk.ts'
import { tokenDigest } from './token.ts'
import { totpStep } from './totp.ts'

/** How long the second half of a sign-in may take, in seconds, and how often it may be tried. */
const SECOND_S = 300
const SECOND_TRIES = 5

/** The routes by which somebody signs in and out, under `/v1/session`. */
export function signInRoutes(server: FastifyInstance, desk: SignInDesk, gate: Gate, meters: ServerMeters): void {
  const { shelf, sessions, record, world } = desk
  const { roster } = sessions
  const post = <N extends keyof typeof SESSION_INPUTS>(
    path: string,
    name: N,
    run: (
      input: z.output<(typeof SESSION_INPUTS)[N]>,
      request: FastifyRequest,
      reply: FastifyReply,
      device: KnownDevice | null,
    ) => Promise<object>,
  ): void => {
    const url = `/v1/session/${path}`
    server.post(url, { onRequest: gate.hook('nothing', meters.route('POST', url)) }, async (request, reply) => {
      const device = await desk.step(request)
      const given = { name: `session/${path}`, input: SESSION_INPUTS[name] }
      return run(readInput(given, request.body ?? {}) as z.output<(typeof SESSION_INPUTS)[N]>, request, reply, device)
    })
  }

  post('password', 'password', async ({ name, password }, request, reply, device) => {
    await roster.refresh()
    const person = roster.user(name)
    // Of the owner's own browser: what others guess elsewhere does not count against it.
    const own = device !== null && device.owner === person?.owner ? device : null
    const at = await (own === null ? desk.guess('password', name) : desk.guess('password of device', own.digest))
    const from = placeOfGuess(request, own)
    const now = (): number => world.clock.monotonic()
    if (!(await desk.passwords.check(person?.user ?? null, name, password, from, now)) || person === null) {
      if (person !== null) record.refused(name, 'password')
      throw refused()
    }
    await shelf.forgive(at)
    return afterPassword(request, reply, person)
  })

  const afterPassword = async (request: FastifyRequest, reply: FastifyReply, person: RosterUser): Promise<object> => {
    const factors = await shelf.factors(person.owner)
    if (factors.length === 0) {
      await sessions.begin(request, reply, person, 'password', true)
      return { next: 'enrol' }
    }
    const place = passkeyPlace(request)
    const ticket = await desk.hand('second', person.owner, { stamp: person.stamp }, SECOND_S)
    const ways = [
      ...(factors.some(f => f.kind === 'totp') ? ['totp'] : []),
      ...(place !== null && factors.some(f => f.passkey?.host === place.host) ? ['passkey'] : []),
      'recovery',
    ]
    return { next: 'second', ticket, ways }
  }

  post('second', 'second', async ({ ticket, code }, request, reply) => {
    const digest = tokenDigest(ticket)
    const found = await shelf.tryTicket(digest, 'second', desk.now, SECOND_TRIES)
    const person = found?.owner ? await owned(found.owner, JSON.parse(found.body) as { stamp: number }) : null
    if (person === null) throw ended()
    const at = await desk.guess('code', person.owner)
    const way = await spendCode(person, code)
    if (way === null) {
      record.refused(person.user.name, 'code')
      throw new HttpFault(401, 'code-refused', 'this code is wrong, or was used already')
    }
    await desk.takeBack(ticket, 'second')
    await shelf.forgive(at)
    await desk.signIn(request, reply, person, way)
    return { next: 'done' }
  })

  const spendCode = async ({ owner }: RosterUser, code: string): Promise<'totp' | 'recovery' | null> => {
    const plain = code.replace(/\s/g, '')
    if (/^\d{6}$/.test(plain)) {
      for (const factor of await shelf.factors(owner)) {
        const step = factor.secret === null ? null : totpStep(factor.secret, plain, desk.now)
        if (step !== null && (await shelf.use(factor.id, step, desk.now))) return 'totp'
      }
      return null
    }
    const digest = recoveryDigest(owner, code)
    return digest !== null && (await shelf.spendRecovery(owner, digest)) ? 'recovery' : null
  }

  // Who the user was when the ticket was handed out; null: changed since.
  const owned = async (owner: string, { stamp }: { readonly stamp: number }): Promise<RosterUser | null> => {
    await roster.refresh()
    const person = roster.owner(owner)
    return person?.stamp === stamp ? person : null
  }

  post('passkey/options', 'passkeyAsked', async ({ ticket }, request) => {
    const place = placeOf(request)
    const second =
      ticket === undefined ? null : await shelf.tryTicket(tokenDigest(ticket), 'second', desk.now, SECOND_TRIES)
    if (ticket !== undefined && second === null) throw ended()
    const of: readonly SecondFactor[] = second?.owner ? await shelf.factors(second.owner) : []
    const options = await passkeyOptions(place, of)
    const body = { challenge: options.challenge, host: place.host }
    return { ticket: await desk.hand('passkey', second?.owner ?? null, body, SECOND_S), options }
  })

  post('passkey', 'passkey', async ({ ticket, answer }, request, reply) => {
    const place = placeOf(request)
    const { owner, body } = await desk.takeBack<{ challenge: string; host: string }>(ticket, 'passkey')
    const id = namedPasskey(answer)
    const factor = id === null ? null : await shelf.factorOf(id)
    await roster.refresh()
    const person = factor === null ? null : roster.owner(factor.owner)
    const whose = owner === null || factor?.owner === owner
    const counter =
      factor !== null && whose && body.host === place.host
        ? await shownPasskey(place, body.challenge, factor, answer)
        : null
    if (factor === null || person === null || counter === null || !(await shelf.use(factor.id, counter, desk.now))) {
      if (person !== null) record.refused(person.user.name, 'passkey')
      throw new HttpFault(401, 'passkey-refused', 'this passkey opens nothing here')
    }
    await desk.signIn(request, reply, person, 'passkey')
    return { next: 'done' }
  })

  post('enrol', 'enrol', async ({ token, password }, request, reply) => {
    const found = await shelf.tryTicket(tokenDigest(token), INVITATION, desk.now, 100)
    await roster.refresh()
    const person = found?.owner ? roster.owner(found.owner) : null
    // Where there is a second factor, a link gives nobody another: users reset takes it away first.
    if (person === null || (await shelf.factors(person.owner)).length > 0)
      throw new HttpFault(401, 'invitation-ended', 'this link was used already, or is over: an admin gives another one')
    const { name } = person.user
    checkNewPassword(password, name)
    const hashed = await hashPassword(password)
    if ((await shelf.take(tokenDigest(token), INVITATION, desk.now)) === null) throw ended()
    await changePassword({ name }, hashed, { ...world, by: name })
    await roster.refresh()
    const now = roster.owner(person.owner)
    if (now === null) throw ended()
    await sessions.begin(request, reply, now, 'password', true)
    return { next: 'enrol' }
  })
}

/** @throws HttpFault `passkey-unavailable` */
export function placeOf(request: FastifyRequest): PasskeyPlace {
  const place = passkeyPlace(request)
  if (place !== null) return place
  throw new HttpFault(
    400,
    'passkey-unavailable',
    'browsers have no passkeys for an address in figures: open the desk by its name, such as http://localhost',
  )
}

function refused(): HttpFault {
  return new HttpFault(401, 'login-refused', 'the name or the password is wrong')
}
