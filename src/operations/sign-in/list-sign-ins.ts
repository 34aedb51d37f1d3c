import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { USER_KINDS } from '../users/fold-users.ts'
import { foldRoster } from './roster.ts'
import { type SignInWorld, signInShelf } from './sign-in-world.ts'

const row = z.object({
  name: z.string(),
  roles: z.array(z.string()),
  tenant: z.string(),
  password: z.boolean(),
  linked: z.string().nullable().describe('the account of the OpenID provider'),
  factors: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['totp', 'passkey']),
      label: z.string(),
      addedAt: z.number(),
      usedAt: z.number().nullable(),
    }),
  ),
  recoveryLeft: z.number().describe('recovery codes not yet used'),
  lastSeenAt: z.number().nullable().describe('Unix seconds; null: never at the desk'),
  sessions: z.array(
    z.object({
      id: z.string(),
      way: z.string(),
      signedInAt: z.number(),
      seenAt: z.number(),
      endsAt: z.number(),
      address: z.string(),
      agent: z.string(),
    }),
  ),
})

/** Every user: by what they sign in, and where they are signed in now. Nothing that would open anything. */
export const listSignIns = defineOperation({
  name: 'listSignIns',
  alias: 'users sign-ins',
  summary: 'list by what users sign in, and their sessions',
  effect: 'read',
  scope: 'keys',
  input: z.object({}),
  output: z.object({ users: z.array(row) }),
  examples: ['users sign-ins'],
  async run(_input, world: SignInWorld) {
    const shelf = signInShelf(world)
    const roster = foldRoster(await world.facts.read({ kinds: USER_KINDS }))
    const [sessions, factors, left, seen] = await Promise.all([
      shelf.sessions(),
      shelf.factors(null),
      shelf.recoveryLeft(),
      shelf.lastSeen(),
    ])
    const now = world.clock.now()
    const users = [...roster.values()].map(({ user, owner, stamp }) => ({
      name: user.name,
      roles: [...user.roles],
      tenant: user.tenant,
      password: user.password !== null,
      linked: user.oidc?.value ?? null,
      factors: factors
        .filter(f => f.owner === owner)
        .map(({ id, kind, label, addedAt, usedAt }) => ({ id, kind, label, addedAt, usedAt })),
      recoveryLeft: left.get(owner) ?? 0,
      lastSeenAt: seen.get(owner) ?? null,
      sessions: sessions
        .filter(s => s.owner === owner && s.stamp === stamp && now < s.endsAt)
        .map(({ id, way, signedInAt, seenAt, endsAt, address, agent }) => ({
          ...{ id, way, signedInAt, seenAt, endsAt, address, agent },
        })),
    }))
    return { users }
  },
})
