import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import { SqliteSignIn } from '../../../../src/adapters/sign-in/sqlite-sign-in.ts'
import { makeServer, type ServerSetting } from '../../../../src/faces/http/make-server.ts'
import { hashPassword } from '../../../../src/faces/taxii/password-hash.ts'
import { OPERATIONS } from '../../../../src/operations/index.ts'
import type { SignInShelf } from '../../../../src/operations/sign-in/sign-in-shelf.ts'
import type { SignInWorld } from '../../../../src/operations/sign-in/sign-in-world.ts'
import { addUser, addUserInput } from '../../../../src/operations/users/add-user.ts'
import { echo, emptyWorld, handClock, LinesOfLog } from '../test-server.ts'

/** The header and the origin that the desk's own page sends. */
export const OF_DESK = { host: 'localhost:8731', origin: 'http://localhost:8731', 'x-cordon-desk': '1' } as const

/** A password that nobody chose. */
export const PASSWORD = 'a horse that counts stolen coins'

/** Cheap to work through, so that tests are quick. */
const CHEAP = { n: 1024, r: 8, p: 1 }

/** A server with people, over a folder that is gone after the test. */
export async function deskRig(
  setting: Partial<ServerSetting> = {},
  worldParts: Partial<SignInWorld> = {},
  shelf: SignInShelf | null = null,
) {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-sign-in-'))
  const clock = handClock()
  const sharing = { self: async () => null, chance: (n: number) => crypto.getRandomValues(new Uint8Array(n)) } as never
  const signIn = shelf ?? new SqliteSignIn(join(folder, 'sign-in'))
  const world = { ...emptyWorld({ clock, sharing, ...worldParts }), signIn } as SignInWorld
  const log = new LinesOfLog()
  const server = await makeServer({
    ...{ world, version: '0.0.0', home: null, about: () => ({}), log, operations: [...OPERATIONS, echo] },
    // The clock leaps: keys that were read before it did are too old until they are read again.
    patience: { keys: 20 },
    ...setting,
  })
  const rig = {
    ...{ server, world, signIn, clock, log, folder },
    async add(name: string, roles: string[], more: { tenant?: string } = {}): Promise<void> {
      const input = addUserInput.parse({ name, role: roles, ...more })
      await addUser(input, await hashPassword(PASSWORD, CHEAP), { ...world, by: 'root' })
    },
    ask(path: string, given: Asked = {}): Promise<LightMyRequestResponse> {
      const {
        body,
        cookie,
        method = body === undefined ? 'GET' : 'POST',
        headers = OF_DESK,
        from = '192.0.2.7',
      } = given
      return server.inject({
        ...{ method, url: path, remoteAddress: from },
        headers: { ...headers, ...(cookie === undefined ? {} : { cookie }) },
        ...(body === undefined ? {} : { payload: body }),
      })
    },
    /** Signs in for the first time: password, then TOTP is set up. */
    async enrol(name: string): Promise<Enrolled> {
      const first = await rig.ask('/v1/session/password', { body: { name, password: PASSWORD } })
      const limited = cookieOf(first)
      const made = (await rig.ask('/v1/session/totp/new', { body: {}, cookie: limited })).json()
      const secret = Secret.fromBase32(made.secret)
      const code = (): string => TOTP.generate({ secret, timestamp: clock.now() * 1000 })
      const done = await rig.ask('/v1/session/totp', { body: { ticket: made.ticket, code: code() }, cookie: limited })
      // A code is good once.
      clock.pass(30)
      return { cookie: cookieOf(done), limited, code, recovery: done.json().recovery as string[] }
    },
    async close(): Promise<void> {
      await server.close()
      await signIn.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return rig
}

/** A running rig. */
export type DeskRig = Awaited<ReturnType<typeof deskRig>>

interface Asked {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly body?: object
  readonly cookie?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly from?: string
}

/** Somebody who signed in and has an authenticator app. */
export interface Enrolled {
  readonly cookie: string
  /** The session that could only set up the app. */
  readonly limited: string
  code(): string
  readonly recovery: string[]
}

/** The session that an answer begins, as it is sent back. */
export function cookieOf(answer: LightMyRequestResponse): string {
  const set = answer.headers['set-cookie']
  const all = Array.isArray(set) ? set : [String(set)]
  return (all.at(-1) ?? '').split(';')[0] ?? ''
}

/** The code of a refusal. */
export function fault(answer: LightMyRequestResponse): string {
  return (answer.json() as { error?: { code: string } }).error?.code ?? `${answer.statusCode}`
}
