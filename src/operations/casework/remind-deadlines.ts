import { z } from 'zod'
import { reminderDue } from '../../analysis/casework/report-deadlines.ts'
import type { FactDraft } from '../../model/fact.ts'
import { defineOperation } from '../define-operation.ts'
import { deadlinesOf } from './case-rows.ts'
import { CaseworkDesk } from './casework-desk.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { takeSeat } from './take-seat.ts'

const output = z.object({ reminded: z.number().describe('reminders told just now') })

/** Tells of deadlines of one's tenant that come near or are missed, each stage once, as a fact. */
export const remindDeadlines = defineOperation({
  name: 'remindDeadlines',
  alias: 'casework remind',
  summary: 'tell of reports whose deadline is near, each once',
  effect: 'write',
  scope: 'casework',
  input: z.object({}),
  output,
  examples: ['casework remind'],
  async run(_input, world: CaseworkWorld) {
    const { person } = await takeSeat(world, ['analyst', 'approver', 'admin'])
    return { reminded: await remindAll(world, person.tenant) }
  },
})

/** Tells of deadlines of all tenants, or of one; gives how many reminders were new. For a server, again and again. */
export async function remindAll(world: CaseworkWorld, tenant: string | null = null): Promise<number> {
  const desk = world.casework?.desk ?? new CaseworkDesk(world.sha256, world.breathe)
  const fold = await desk.state(world.facts)
  const at = world.clock.now()
  const drafts = fold.tenants
    .filter(t => tenant === null || t === tenant)
    .flatMap(t =>
      [...fold.desk(t).cases.values()].flatMap(file =>
        deadlinesOf(file, world).flatMap((deadline): FactDraft[] => {
          const due = reminderDue(deadline, at)
          if (due === null) return []
          const { jurisdiction, report } = deadline
          const words = `case ${file.id}: the ${report} to ${deadline.to} ${due.words}`
          const body = { tenant: t, via: null, case: file.id, jurisdiction, stage: due.stage, words }
          return [{ at, by: 'cordon', kind: 'casework-reminded', body }]
        }),
      ),
    )
    .filter(draft => fold.weigh(draft) === null)
  if (drafts.length > 0) await world.facts.append(drafts)
  return drafts.length
}
