import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { knownUser } from './known-user.ts'

/** Ends a user. A running server refuses it within seconds; what it added stays. */
export const removeUser = defineOperation({
  name: 'removeUser',
  alias: 'users remove',
  summary: 'end a user; what it added stays',
  effect: 'write',
  scope: 'keys',
  input: z.object({ name: z.string().min(1).max(64).describe('see users list').meta({ placeholder: 'NAME' }) }),
  output: z.object({ name: z.string(), removedAt: z.number().describe('Unix seconds') }),
  positional: ['name'],
  examples: ['users remove npa-desk'],
  async run({ name }, world) {
    await knownUser(name, world)
    const removedAt = world.clock.now()
    await world.facts.append([{ at: removedAt, by: world.by, kind: 'user-removed', body: { name } }])
    return { name, removedAt }
  },
})
