import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { rosterUser, type SignInWorld, signInShelf } from './sign-in-world.ts'

/** Signs a user out: everywhere, or of one session. */
export const endSessions = defineOperation({
  name: 'endSessions',
  alias: 'users sign-out',
  summary: 'end the sessions of a user, or one of them',
  effect: 'write',
  scope: 'keys',
  input: z.object({
    name: z.string().min(1).max(64).describe('see users list').meta({ placeholder: 'NAME' }),
    session: z
      .string()
      .regex(/^[0-9a-f]{16}$/, 'a session is named by 16 hex digits: see users sign-ins')
      .optional()
      .describe('one of them; else all')
      .meta({ placeholder: 'ID' }),
  }),
  output: z.object({ name: z.string(), ended: z.number() }),
  positional: ['name'],
  examples: ['users sign-out kim'],
  async run({ name, session }, world: SignInWorld) {
    const { owner } = await rosterUser(name, world)
    const ended = await signInShelf(world).end({ owner, id: session })
    if (ended > 0)
      await world.facts.append([
        { at: world.clock.now(), by: world.by, kind: 'sign-in-sessions-ended', body: { name, ended } },
      ])
    return { name, ended }
  },
})
