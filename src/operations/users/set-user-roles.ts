import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { knownUser } from './known-user.ts'
import { parseRoles } from './user.ts'

/** Gives a user these roles in place of those it has. What is done from then on is judged by them. */
export const setUserRoles = defineOperation({
  name: 'setUserRoles',
  alias: 'users roles',
  summary: 'give a user other roles than it has',
  effect: 'write',
  scope: 'admin',
  input: z.object({
    name: z.string().min(1).max(64).describe('see users list').meta({ placeholder: 'NAME' }),
    role: z
      .array(z.string().max(1_000))
      .min(1)
      .describe('all that it is to have: analyst, approver, auditor, admin, peer, or those of collections')
      .meta({ placeholder: 'ROLE' }),
  }),
  output: z.object({ name: z.string(), roles: z.array(z.string()), since: z.number().describe('Unix seconds') }),
  positional: ['name'],
  examples: ['users roles kim --role analyst --role approver'],
  async run({ name, role }, world) {
    await knownUser(name, world)
    const roles = [...parseRoles(role)]
    const since = world.clock.now()
    await world.facts.append([{ at: since, by: world.by, kind: 'user-roles', body: { name, roles } }])
    return { name, roles, since }
  },
})
