import { z } from 'zod'
import { heldAlerts, holdsOf } from '../../model/casework/desk-case.ts'
import { defineOperation } from '../define-operation.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { takeSeat } from './take-seat.ts'

/** Money that stays until two people have released it: for the system that moves it. */
export const listHolds = defineOperation({
  name: 'listHolds',
  alias: 'casework holds',
  summary: 'list the money that stays until two people have released it',
  effect: 'read',
  scope: 'casework',
  input: z.object({
    subject: z.string().max(300).optional().describe('of this subject only').meta({ placeholder: 'TEXT' }),
  }),
  output: z.object({
    holds: z.array(
      z.object({
        case: z.string().nullable().describe('null: its alert waits in the queue'),
        decision: z.number().nullable().describe('null: the monitor holds it'),
        alert: z.string().nullable(),
        event: z.string().nullable().describe("the monitor's event"),
        subjects: z.array(z.string()),
        what: z.string(),
        at: z.number().describe('Unix seconds'),
      }),
    ),
  }),
  examples: ['casework holds --subject customer:c-17'],
  async run({ subject }, world: CaseworkWorld) {
    const { desk } = await takeSeat(world)
    const ofAlert = (file: string | null) => (a: ReturnType<typeof heldAlerts>[number]) => ({
      ...{ case: file, decision: null, alert: a.id, event: a.event, subjects: [a.subject], what: a.title, at: a.at },
    })
    const waiting = [...desk.waiting.values()].flatMap(alerts => alerts.filter(a => a.holds).map(ofAlert(null)))
    const inCases = [...desk.cases.values()].flatMap(file => {
      const subjects = [...new Set(file.alerts.map(a => a.subject))]
      const decided = holdsOf(file).map(d => ({
        ...{ case: file.id, decision: d.number, alert: null, event: null, subjects, what: d.what ?? '', at: d.at },
      }))
      return [...decided, ...heldAlerts(file).map(ofAlert(file.id))]
    })
    const holds = [...inCases, ...waiting]
    return { holds: holds.filter(h => subject === undefined || h.subjects.includes(subject)) }
  },
})
