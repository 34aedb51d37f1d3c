import type { onRequestHookHandler } from 'fastify'
import { PermissionError } from '../../model/errors.ts'
import type { CaseworkWorld } from '../../operations/casework/casework-world.ts'
import { keyLives } from '../../operations/keys/fold-keys.ts'
import type { Scope } from '../../operations/keys/scope.ts'
import type { World } from '../../operations/world.ts'
import type { Caller } from './caller.ts'
import { FailedKeys } from './failed-keys.ts'
import { HttpFault } from './http-fault.ts'
import type { KeyRing } from './key-ring.ts'
import { readCredentials } from './read-credentials.ts'
import type { RouteMeter } from './route-meter.ts'

/** What a route asks of its callers: nothing, any key, or a key with a scope. */
export type Needed = 'nothing' | 'a key' | Scope

/** Lets requests in: by key, scope and rate. */
export class Gate {
  readonly #ring: KeyRing
  readonly #world: World
  readonly #failed: FailedKeys
  readonly #anybody: Caller

  constructor(ring: KeyRing, world: World, failed = new FailedKeys()) {
    this.#ring = ring
    this.#failed = failed
    this.#world = world
    // Whoever comes without a key is nobody, whoever started the server.
    const nobody: CaseworkWorld = { ...world, asker: { key: null, user: null } }
    this.#anybody = { world: nobody, key: null }
  }

  /**
   * The hook of one route. It refuses with `key-missing`, `key-refused` (401), `scope-missing` (403), `rate-exceeded` (429),
   * `keys-unreadable` (503).
   * @param page whether people open it in a browser, which then asks them for the key
   */
  hook(needed: Needed, meter: RouteMeter, page = false): onRequestHookHandler {
    const challenge = page ? 'Basic realm="Cordon", charset="UTF-8"' : 'Bearer realm="Cordon"'
    return (request, reply, done) => {
      request.meter = meter
      try {
        request.caller =
          needed === 'nothing' || !this.#ring.guarded
            ? this.#anybody
            : this.#letIn(request.headers.authorization, request.ip, needed)
        done()
      } catch (error) {
        if (error instanceof HttpFault && error.status === 401) reply.header('www-authenticate', challenge)
        done(error as Error)
      }
    }
  }

  #letIn(header: string | undefined, address: string, needed: Exclude<Needed, 'nothing'>): Caller {
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
    return held.caller
  }
}

function tooMany(message: string, waitMs: number): HttpFault {
  return new HttpFault(429, 'rate-exceeded', message, Math.max(1, Math.ceil(waitMs / 1000)))
}
