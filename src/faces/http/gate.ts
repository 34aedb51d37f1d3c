import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import { PermissionError } from '../../model/errors.ts'
import type { CaseworkWorld } from '../../operations/casework/casework-world.ts'
import type { AnyOperation } from '../../operations/define-operation.ts'
import { keyLives } from '../../operations/keys/fold-keys.ts'
import type { Scope } from '../../operations/keys/scope.ts'
import { mayCall } from '../../operations/sign-in/desk-rights.ts'
import type { World } from '../../operations/world.ts'
import type { Caller } from './caller.ts'
import { FailedKeys } from './failed-keys.ts'
import { HttpFault } from './http-fault.ts'
import type { KeyRing } from './key-ring.ts'
import { readCredentials } from './read-credentials.ts'
import type { RouteMeter } from './route-meter.ts'
import type { DeskSessions } from './session/desk-sessions.ts'
import { checkFromDesk, DESK_HEADER } from './session/from-desk.ts'

/** What a route asks of its callers: nothing, any key or session, or one with a scope. */
export type Needed = 'nothing' | 'a key' | Scope

/** What a route does: whether it changes anything, and by which name roles are allowed it. */
export interface Act extends Pick<AnyOperation, 'name' | 'effect'> {
  /** Whether a browser may ask it from the desk's own page alone, though it changes nothing. */
  readonly deskAlone?: boolean
  /** Whether a page asks it by itself: a session is not in use because of it. */
  readonly byItself?: boolean
}

/** Lets requests in: by key or session, scope and rate. */
export class Gate {
  readonly #ring: KeyRing
  readonly #world: World
  readonly #failed: FailedKeys
  readonly #sessions: DeskSessions | null
  readonly #anybody: Caller

  /** @param sessions null: nobody signs in here */
  constructor(ring: KeyRing, world: World, failed = new FailedKeys(), sessions: DeskSessions | null = null) {
    this.#ring = ring
    this.#failed = failed
    this.#world = world
    this.#sessions = sessions
    // Whoever comes without a key is nobody, whoever started the server.
    const nobody: CaseworkWorld = { ...world, asker: { key: null, user: null } }
    this.#anybody = { world: nobody, key: null }
  }

  /** Whether callers must say who they are: as soon as there was ever a key, or a user who can sign in, and for good. */
  get guarded(): boolean {
    return this.#ring.guarded || (this.#sessions?.roster.guarded ?? false)
  }

  /** Whether somebody who was let in by {@link hook} would be let in still; whoever came by a session is looked after apart. */
  letsStay({ key, user }: Caller): boolean {
    return user !== undefined || (key === null ? !this.guarded : this.#ring.lives(key))
  }

  /**
   * The hook of one route. It refuses with `key-missing`, `key-refused`, `session-ended` (401), `scope-missing`, `request-foreign` (403),
   * `rate-exceeded` (429), `keys-unreadable`, `users-unreadable` (503).
   * @param page whether people open it in a browser, which then asks them for the key
   * @param act what it does; else what its method says
   */
  hook(needed: Needed, meter: RouteMeter, page = false, act?: Act): onRequestHookHandler {
    const challenge = page ? 'Basic realm="Cordon", charset="UTF-8"' : 'Bearer realm="Cordon"'
    return (request, reply, done) => {
      request.meter = meter
      const refuse = (error: unknown): void => {
        if (error instanceof HttpFault && error.status === 401) reply.header('www-authenticate', challenge)
        done(error as Error)
      }
      try {
        if (needed !== 'nothing' && this.guarded) {
          const { authorization } = request.headers
          // A browser that was once given a key sends it along unasked: the desk's own requests are the person's who signed in.
          const desk = authorization === undefined || request.headers[DESK_HEADER] !== undefined
          if (desk && this.#sessions?.isShown(request)) {
            this.#bySession(this.#sessions, request, reply, needed, actOf(request, meter, act)).then(caller => {
              request.caller = caller
              done()
            }, refuse)
            return
          }
          request.caller = this.#letIn(authorization, request.ip, needed, actOf(request, meter, act))
        } else request.caller = this.#anybody
      } catch (error) {
        refuse(error)
        return
      }
      done()
    }
  }

  async #bySession(
    sessions: DeskSessions,
    request: FastifyRequest,
    reply: FastifyReply,
    needed: Exclude<Needed, 'nothing'>,
    act: Act,
  ): Promise<Caller> {
    checkFromDesk(request, act.effect === 'write' || act.deskAlone === true || !isLook(request))
    const held = await sessions.find(request, act.byItself !== true)
    if (held === null || held.session.limited)
      throw new HttpFault(401, 'session-ended', 'this session is over, or not yet whole: sign in')
    const wait = held.bucket.take(this.#world.clock.monotonic())
    if (wait > 0) throw tooMany('you ask more often than you may', wait)
    if (needed !== 'a key' && !mayCall(held.rights, needed, act)) throw beyondRoles(needed, act)
    void sessions.outlast(
      held,
      () => reply.raw.closed,
      () => reply.raw.destroy(),
    )
    return held.caller
  }

  #letIn(header: string | undefined, address: string, needed: Exclude<Needed, 'nothing'>, act: Act): Caller {
    const { clock } = this.#world
    const now = clock.monotonic()
    if (this.#ring.tooOld(now))
      throw new HttpFault(503, 'keys-unreadable', 'the keys cannot be read, so nobody is let in', 5)
    const text = readCredentials(header)
    if (text === null) throw new HttpFault(401, 'key-missing', 'this needs a key: Authorization: Bearer KEY')
    const held = this.#ring.find(text)
    if (held === null || !keyLives(held.key, clock.now())) {
      const wait = this.#failed.fail(address, now)
      if (wait > 0) throw tooMany('too many wrong keys from this address', wait)
      throw new HttpFault(401, 'key-refused', 'this key opens nothing: it is wrong, revoked or has expired')
    }
    const wait = held.bucket.take(now)
    if (wait > 0) throw tooMany('this key asks more often than it may', wait)
    if (needed !== 'a key' && !held.scopes.has(needed) && !held.scopes.has('admin'))
      throw new PermissionError('scope-missing', `this key may not do that: it needs the scope ${needed}`)
    // Whoever may do less than before does less by the keys of before, too.
    if (needed !== 'a key' && held.rights !== null && !mayCall(held.rights, needed, act)) throw beyondRoles(needed, act)
    return held.caller
  }
}

/** What is asked where the route does not say. */
function actOf(request: FastifyRequest, meter: RouteMeter, act: Act | undefined): Act {
  return act ?? { name: meter.route, effect: isLook(request) ? 'read' : 'write' }
}

function beyondRoles(needed: Scope, { effect }: Act): PermissionError {
  const more = effect === 'write' ? ', and to write' : ''
  return new PermissionError('scope-missing', `your roles do not allow that: it needs the scope ${needed}${more}`)
}

function isLook({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD'
}

function tooMany(message: string, waitMs: number): HttpFault {
  return new HttpFault(429, 'rate-exceeded', message, Math.max(1, Math.ceil(waitMs / 1000)))
}
