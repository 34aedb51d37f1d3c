import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NotFoundError, PermissionError } from '../../../model/errors.ts'
import { INVITATION } from '../../../operations/sign-in/invitation.ts'
import type { SignInWay } from '../../../operations/sign-in/sign-in-shelf.ts'
import type { Gate } from '../gate.ts'
import { HttpFault } from '../http-fault.ts'
import type { ServerMeters } from '../server-meters.ts'
import type { HeldSession } from './desk-sessions.ts'
import { checkFromDesk } from './from-desk.ts'
import { newRecoveryCodes, recoveryDigest } from './recovery-codes.ts'
import type { SignInDesk } from './sign-in-desk.ts'

/** How long after signing in factors and passwords may be changed, in seconds: a desk left open must not lose them. */
const FRESH_S = 15 * 60

/** What is asked of whoever changes something of their own. */
export type Asked = 'whole' | 'fresh' | 'limited'

/** The session of a person who asks about their own. */
export class OwnRoutes {
  readonly #server: FastifyInstance
  readonly #gate: Gate
  readonly #meters: ServerMeters
  readonly desk: SignInDesk

  constructor(server: FastifyInstance, desk: SignInDesk, gate: Gate, meters: ServerMeters) {
    this.#server = server
    this.#gate = gate
    this.#meters = meters
    this.desk = desk
  }

  /**
   * A route for a person with a session. @param asked `fresh`: of the last quarter of an hour; `limited`: one that may only set up a second factor does too
   */
  route(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    asked: Asked,
    run: (held: HeldSession, request: FastifyRequest, reply: FastifyReply) => Promise<object>,
  ): void {
    const onRequest = this.#gate.hook('nothing', this.#meters.route(method, url))
    this.#server.route({
      ...{ method, url, onRequest },
      handler: async (request, reply) => run(await this.#held(request, asked, method !== 'GET'), request, reply),
    })
  }

  async #held(request: FastifyRequest, asked: Asked, acts: boolean): Promise<HeldSession> {
    checkFromDesk(request, acts)
    const held = await this.desk.sessions.find(request)
    if (held === null || (held.session.limited && asked !== 'limited'))
      throw new HttpFault(401, 'session-ended', 'this session is over, or not yet whole: sign in')
    const wait = held.bucket.take(this.desk.world.clock.monotonic())
    if (wait > 0) throw new HttpFault(429, 'rate-exceeded', 'you ask more often than you may', 1)
    if (asked !== 'whole' && this.desk.now - held.session.signedInAt > FRESH_S)
      throw new PermissionError('sign-in-old', 'this needs a sign-in of the last 15 minutes: sign out and in again')
    return held
  }

  /** What follows on a new factor: with the first, codes of recovery; and a session that may do all, under a new token. */
  async afterFactor(
    { session, person }: HeldSession,
    way: SignInWay,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly recovery: readonly string[] | null }> {
    const { shelf, record, sessions } = this.desk
    const left = (await shelf.recoveryLeft()).get(person.owner) ?? 0
    const recovery = left === 0 ? await this.newRecovery(person.owner) : null
    if (session.limited) {
      // What else a password alone has opened, here or by a link, ends with that.
      await shelf.end({ owner: person.owner, except: session.id })
      await shelf.drop(person.owner, INVITATION)
      await record.write('sign-in-done', person.user.name, { name: person.user.name, way })
      await this.desk.devices.remember(request, reply, person, this.desk.now)
      await sessions.begin(request, reply, person, way)
    }
    return { recovery }
  }

  /** Draws codes in place of those before. */
  async newRecovery(owner: string): Promise<readonly string[]> {
    const codes = newRecoveryCodes()
    await this.desk.shelf.putRecovery(
      owner,
      codes.map(code => recoveryDigest(owner, code) ?? ''),
    )
    return codes
  }
}

/** @throws NotFoundError `factor-unknown` */
export function noFactor(): NotFoundError {
  return new NotFoundError('factor-unknown', 'there is no such factor of yours')
}
