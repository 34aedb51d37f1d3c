import { readInput } from '../../../operations/read-input.ts'
import { changePassword } from '../../../operations/users/change-password.ts'
import { hashPassword } from '../../taxii/password-hash.ts'
import { HttpFault } from '../http-fault.ts'
import { checkNewPassword } from './new-password.ts'
import type { OwnRoutes } from './own-routes.ts'
import { passkeyPlace } from './passkeys.ts'
import { SESSION_INPUTS } from './session-inputs.ts'
import { ended } from './sign-in-desk.ts'

/** The routes by which a person sees where they are signed in and by what, ends sessions, and changes the password. */
export function ownSessions(own: OwnRoutes): void {
  const { desk } = own
  const { shelf, sessions, record, world, passwords } = desk

  own.route('GET', '/v1/session/mine', 'whole', async ({ person, session }, request) => {
    const { owner, stamp, user } = person
    const place = passkeyPlace(request)
    const [factors, left, all] = await Promise.all([shelf.factors(owner), shelf.recoveryLeft(), shelf.sessions()])
    return {
      user: user.name,
      password: user.password !== null,
      linked: user.oidc?.value ?? null,
      passkeysHere: place !== null,
      factors: factors.map(({ id, kind, label, addedAt, usedAt, passkey }) => ({
        ...{ id, kind, label, addedAt, usedAt },
        host: passkey?.host ?? null,
      })),
      recoveryLeft: left.get(owner) ?? 0,
      sessions: all
        .filter(s => s.owner === owner && s.stamp === stamp && desk.now < s.endsAt && !s.limited)
        .map(({ id, way, signedInAt, seenAt, endsAt, address, agent }) => ({
          ...{ id, way, signedInAt, seenAt, endsAt, address, agent },
          current: id === session.id,
        })),
    }
  })

  own.route('DELETE', '/v1/session/sessions/:id', 'whole', async ({ person, session }, request) => {
    const { id } = request.params as { readonly id: string }
    // `others` names all but the one that asks.
    const which = id === 'others' ? { except: session.id } : { id }
    return { ended: await shelf.end({ owner: person.owner, ...which }) }
  })

  own.route('POST', '/v1/session/change-password', 'whole', async (held, request, reply) => {
    const given = readInput(
      { name: 'session/change-password', input: SESSION_INPUTS.changePassword },
      request.body ?? {},
    )
    const { user, owner } = held.person
    // Whoever guesses at the sign-in page keeps nobody who is in from changing it.
    const at = await desk.guess('password before', owner)
    const now = (): number => world.clock.monotonic()
    if (!(await passwords.check(user, user.name, given.old, `session of ${owner}`, now))) {
      record.refused(user.name, 'change-password')
      throw new HttpFault(400, 'password-wrong', 'the password before is wrong')
    }
    await shelf.forgive(at)
    checkNewPassword(given.password, user.name)
    await changePassword({ name: user.name }, await hashPassword(given.password), { ...world, by: user.name })
    // All sessions end with the password before; this one goes on under a new token.
    await sessions.roster.refresh()
    const person = sessions.roster.owner(owner)
    if (person === null) throw ended()
    await sessions.begin(request, reply, person, held.session.way, false, held.session)
    return { changed: true }
  })
}
