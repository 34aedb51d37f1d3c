import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { foldUsers, USER_KINDS } from './fold-users.ts'

const user = z.object({
  name: z.string(),
  roles: z.array(z.string()),
  tenant: z.string().describe('Whose alerts and cases the user sees'),
  organisation: z.object({
    id: z.string(),
    name: z.string(),
    country: z.string().nullable(),
    sector: z.string(),
    standing: z.string(),
  }),
  certificate: z.string().nullable().describe('SHA-256 of the client certificate'),
  password: z.boolean().describe('Whether the user has one'),
  oidc: z
    .object({ claim: z.enum(['sub', 'email']), value: z.string() })
    .nullable()
    .describe('The account of the OpenID provider'),
  addedAt: z.number().describe('Unix seconds'),
  addedBy: z.string(),
})

/** Every user there is, in the order of adding, without what would open anything. */
export const listUsers = defineOperation({
  name: 'listUsers',
  alias: 'users list',
  summary: 'list who may come to the collections',
  effect: 'read',
  scope: 'keys',
  input: z.object({}),
  output: z.object({ users: z.array(user) }),
  examples: ['users list'],
  async run(_input, world) {
    const users = foldUsers(await world.facts.read({ kinds: USER_KINDS }))
    return {
      users: [...users.values()].map(({ letInBy: _, ...u }) => ({
        ...u,
        roles: [...u.roles],
        organisation: { ...u.organisation },
        password: u.password !== null,
      })),
    }
  },
})
