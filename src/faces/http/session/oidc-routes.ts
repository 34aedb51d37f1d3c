import type { FastifyInstance } from 'fastify'
import { faultOf } from '../fault-of.ts'
import type { Gate } from '../gate.ts'
import type { ServerMeters } from '../server-meters.ts'
import type { OidcDoor, OidcTrip } from './oidc-door.ts'
import { isSecure, readCookie, setCookie } from './session-cookie.ts'
import type { SignInDesk } from './sign-in-desk.ts'

/** How long somebody may take at the provider, in seconds. */
const TRIP_S = 600
const COOKIE = 'cordon-oidc'
const BACK = '/v1/session/oidc/callback'

interface Trip extends OidcTrip {
  /** The digest of the session in whose place the new one comes; null: none. */
  readonly before: string | null
}

/** Signing in at a provider of OpenID Connect: out by `POST /v1/session/oidc`, back by `GET /v1/session/oidc/callback`. */
export function oidcRoutes(
  server: FastifyInstance,
  door: OidcDoor,
  desk: SignInDesk,
  gate: Gate,
  meters: ServerMeters,
  told: (fault: unknown) => void,
): void {
  const out = '/v1/session/oidc'
  server.post(out, { onRequest: gate.hook('nothing', meters.route('POST', out)) }, async (request, reply) => {
    await desk.step(request)
    const back = `${isSecure(request) ? 'https' : 'http'}://${request.headers.host}${BACK}`
    const { url, trip } = await door.leave(back)
    // The session of now does not come along on the way back: it is remembered here, to be ended there.
    const body: Trip = { ...trip, before: desk.sessions.shown(request) }
    const ticket = await desk.hand('oidc', null, body, TRIP_S)
    // The provider's page sends the browser back: a strict cookie would not come along. It opens nothing but this.
    setCookie(request, reply, COOKIE, ticket, { sameSite: 'Lax', seconds: TRIP_S })
    return { url }
  })

  server.get(BACK, { onRequest: gate.hook('nothing', meters.route('GET', BACK)) }, async (request, reply) => {
    const ticket = readCookie(request, COOKIE)
    setCookie(request, reply, COOKIE, null, { sameSite: 'Lax', seconds: 0 })
    const home = (fault?: string) => reply.redirect(fault === undefined ? '/desk/' : `/desk/?fault=${fault}`, 303)
    try {
      // Who did not begin here, in this browser, is not signed in here.
      if (ticket === null) return home('oidc-foreign')
      const { body } = await desk.takeBack<Trip>(ticket, 'oidc')
      const shown = await door.account(request.url.split('?')[1] ?? '', body)
      await desk.sessions.roster.refresh()
      const person = desk.sessions.roster.linked(shown)
      if (person === null) return home('oidc-unknown')
      if (body.before !== null) await desk.shelf.end({ digest: body.before })
      await desk.signIn(request, reply, person, 'oidc')
      return home()
    } catch (fault) {
      told(fault)
      return home(faultOf(fault).code)
    }
  })
}
