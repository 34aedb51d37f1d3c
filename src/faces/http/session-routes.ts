import type { FastifyInstance } from 'fastify'
import { deskRights, shownScopes } from '../../operations/sign-in/desk-rights.ts'
import type { World } from '../../operations/world.ts'
import type { Gate } from './gate.ts'
import type { ServerMeters } from './server-meters.ts'
import { factorRoutes } from './session/factor-routes.ts'
import { checkFromDesk } from './session/from-desk.ts'
import type { OidcDoor } from './session/oidc-door.ts'
import { oidcRoutes } from './session/oidc-routes.ts'
import { OwnRoutes } from './session/own-routes.ts'
import { ownSessions } from './session/own-sessions.ts'
import { passkeyPlace } from './session/passkeys.ts'
import type { SignInDesk } from './session/sign-in-desk.ts'
import { signInRoutes } from './session/sign-in-routes.ts'

/** What the desk is told of its server. */
export interface SessionSetting {
  readonly world: World
  readonly version: string
  readonly home: string | null
  /** Null: nothing is kept of signing in here, so nobody does. */
  readonly desk: SignInDesk | null
  /** Null: no provider vouches for users. */
  readonly oidc: OidcDoor | null
  /** Hears of what went wrong at the provider. */
  told(fault: unknown): void
}

/** `GET /v1/session`: who sits at the desk; and all by which somebody comes to sit there, and goes. */
export function sessionRoutes(
  server: FastifyInstance,
  { world, version, home, desk, oidc, told }: SessionSetting,
  gate: Gate,
  meters: ServerMeters,
): void {
  const hook = (method: string) => ({ onRequest: gate.hook('nothing', meters.route(method, '/v1/session')) })
  server.get('/v1/session', hook('GET'), async (request, reply) => {
    const self = await world.sharing?.self()
    const node = self ? { name: self.name, country: self.country } : null
    const held = desk === null ? null : await desk.sessions.find(request)
    const whole = held !== null && !held.session.limited ? held : null
    const rights = whole === null ? null : deskRights(whole.person.user)
    const some = desk?.sessions.roster.some ?? false
    return reply.send({
      mode: gate.guarded ? 'guarded' : 'open',
      user: whole?.person.user.name ?? null,
      roles: whole?.person.user.roles ?? [],
      tenant: whole?.person.user.tenant ?? null,
      scopes: rights === null ? [] : shownScopes(rights),
      acts: rights === null ? [] : [...rights.acts],
      enrolling: held?.session.limited ? held.person.user.name : null,
      ...{ version, node },
      // Names of cases are for those who were let in.
      home: gate.guarded && whole === null ? null : home,
      ways: [
        ...(some ? ['password'] : []),
        ...(some && passkeyPlace(request) !== null ? ['passkey'] : []),
        ...(oidc === null ? [] : ['oidc']),
      ],
    })
  })
  if (desk === null) return
  server.delete('/v1/session', hook('DELETE'), async (request, reply) => {
    checkFromDesk(request, true)
    await desk.sessions.end(request, reply)
    return { user: null }
  })
  signInRoutes(server, desk, gate, meters)
  const own = new OwnRoutes(server, desk, gate, meters)
  factorRoutes(own)
  ownSessions(own)
  if (oidc !== null) oidcRoutes(server, oidc, desk, gate, meters, told)
}
