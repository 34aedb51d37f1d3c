import { z } from 'zod'
import { CASEWORK_ROLES, mayAs } from '../../model/casework/person.ts'
import { defineOperation } from '../define-operation.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { LOOKING, takeSeat } from './take-seat.ts'

/** Who works on alerts and cases of one's own tenant: to whom a case can be given or escalated, and who may approve. */
export const listColleagues = defineOperation({
  name: 'listColleagues',
  alias: 'casework people',
  summary: 'list who works on alerts and cases here, with their roles',
  effect: 'read',
  scope: 'casework',
  input: z.object({}),
  output: z.object({
    me: z.string().describe('who asks'),
    colleagues: z.array(z.object({ name: z.string(), roles: z.array(z.enum(CASEWORK_ROLES)) })),
  }),
  examples: ['casework people'],
  async run(_input, world: CaseworkWorld) {
    const { fold, person } = await takeSeat(world)
    const colleagues = fold.people
      .of(person.tenant)
      .filter(user => mayAs(user, LOOKING))
      .map(({ name, roles }) => ({ name, roles: CASEWORK_ROLES.filter(role => roles.includes(role)) }))
    return { me: person.name, colleagues: colleagues.sort((a, b) => (a.name < b.name ? -1 : 1)) }
  },
})
