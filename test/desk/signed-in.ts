import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { SqliteSignIn } from '../../src/adapters/sign-in/sqlite-sign-in.ts'
import { builtDesk } from '../../src/faces/desk-build/built-desk.ts'
import { listen } from '../../src/faces/http/listen.ts'
import { newToken } from '../../src/faces/http/session/token.ts'
import { hashPassword } from '../../src/faces/taxii/password-hash.ts'
import { rosterUser, type SignInWorld } from '../../src/operations/sign-in/sign-in-world.ts'
import { addUser, addUserInput } from '../../src/operations/users/add-user.ts'
import type { World } from '../../src/operations/world.ts'
import { type DeskPage, type OpenDesk, VERSION } from './open-desk.ts'

/** A user of a guarded desk. */
export interface Sitter {
  readonly name: string
  readonly roles: readonly string[]
  readonly country?: string
}

/** A desk that asks who people are, with people at it. */
export interface GuardedDesk {
  readonly url: string
  /** A page of somebody who has signed in: with a session of the server's own, as signing in opens it. */
  pageOf(name: string, options?: BrowserContextOptions): Promise<DeskPage>
  close(): Promise<void>
}

/** Serves the world of an open desk once more, with users who must say who they are. @param folder where their sessions lie */
export async function guardedDesk(
  desk: OpenDesk,
  folder: string,
  people: readonly Sitter[],
  more: object = {},
): Promise<GuardedDesk> {
  const signIn = new SqliteSignIn(join(folder, 'sign-in'))
  const world: SignInWorld = { ...desk.world, ...more, signIn }
  // Weak on purpose: no test of what is made of passwords.
  const password = await hashPassword('a horse that counts stolen coins', { n: 1024, r: 8, p: 1 })
  for (const { name, roles, country } of people)
    await addUser(addUserInput.parse({ name, role: roles, country }), password, { ...world, by: 'root' })
  const built = process.env['CORDON_DESK'] ?? (await builtDesk())
  const server = await listen({ world, version: VERSION, home: null, about: () => ({}), desk: built }, 0)
  const { origin, port } = new URL(server.url)
  return {
    url: `${origin}/desk`,
    async pageOf(name, options = {}) {
      const text = await opened(name, world)
      const shown = await desk.page(options)
      await shown.page
        .context()
        .addCookies([{ name: `cordon-session-${port}`, value: text, url: origin, httpOnly: true, sameSite: 'Strict' }])
      return shown
    },
    async close() {
      await server.close()
      await signIn.close()
    },
  }
}

/** Adds a user to a data folder that a server may be serving, and opens a session. @returns the cookie's value */
export async function seatAt(data: string, sitter: Sitter, records: Pick<World, 'facts' | 'clock'>): Promise<string> {
  const signIn = new SqliteSignIn(join(data, 'sign-in'))
  const world = { ...records, by: 'root', sharing: { self: async () => null }, signIn } as unknown as SignInWorld
  try {
    const password = await hashPassword('a horse that counts stolen coins', { n: 1024, r: 8, p: 1 })
    await addUser(
      addUserInput.parse({ name: sitter.name, role: sitter.roles, country: sitter.country }),
      password,
      world,
    )
    return await opened(sitter.name, world)
  } finally {
    await signIn.close()
  }
}

async function opened(name: string, world: SignInWorld): Promise<string> {
  const { owner, stamp } = await rosterUser(name, world)
  const { text, digest } = newToken()
  const now = world.clock.now()
  await world.signIn?.open({
    ...{ id: randomBytes(8).toString('hex'), digest, user: name, owner, stamp, way: 'totp', limited: false },
    ...{ signedInAt: now, seenAt: now, endsAt: now + 3_600, address: '127.0.0.1', agent: 'test' },
  })
  return text
}
