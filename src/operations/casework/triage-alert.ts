import { z } from 'zod'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { caseOf, caseSheet, sheetOf } from './case-rows.ts'
import { alertField, caseField, countriesOf, jurisdictionField, reasonField } from './casework-input.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { act, takeSeat } from './take-seat.ts'
import type { AlertRange, TenantDesk } from './tenant-desk.ts'

/** Looks at alerts of one subject and says what becomes of them: dismissed with a reason, a new case, or part of a case. */
export const triageAlert = defineOperation({
  name: 'triageAlert',
  alias: 'triage',
  summary: 'dismiss the alerts of a group, or make or join a case of them',
  effect: 'write',
  scope: 'casework',
  input: z.object({
    alert: alertField,
    verdict: z.enum(['dismiss', 'open', 'join']).describe('what becomes of it and those of its group'),
    reason: reasonField.optional().describe('why; dismissing needs it'),
    title: z.string().trim().min(1).max(200).optional().describe('of the new case').meta({ placeholder: 'TEXT' }),
    case: caseField.optional().describe('the case that it joins'),
    jurisdiction: jurisdictionField,
    suspectUnknown: z.boolean().default(false).describe('of the new case: nobody is suspected by name yet'),
    upTo: alertField.optional().describe('the last alert that you looked at; else all that wait'),
    only: z.boolean().default(false).describe('this alert alone'),
  }),
  output: z.object({ alerts: z.number().describe('how many'), case: caseSheet.nullable() }),
  positional: ['alert', 'verdict'],
  examples: [
    'triage A12 dismiss --reason "salary, confirmed by the employer"',
    'triage A12 open --title "rapid in and out" --jurisdiction KR',
    'triage A12 join --case C3 --up-to A40',
  ],
  async run(input, world: CaseworkWorld) {
    const seat = await takeSeat(world, ['analyst'])
    const alerts = rangeOf(seat.desk, input)
    const range = { ...alerts }
    if (input.verdict === 'dismiss') {
      if (input.reason === undefined) throw missing('reason', 'say why the alerts are dismissed')
      await act(world, seat, 'casework-dismissed-alerts', { alerts: range, reason: input.reason })
      return { alerts: alerts.count, case: null }
    }
    if (input.verdict === 'join') {
      if (input.case === undefined) throw missing('case', 'name the case that they join')
      caseOf(seat.desk, input.case)
      const { desk } = await act(world, seat, 'casework-joined', { case: input.case, alerts: range })
      return { alerts: alerts.count, case: sheetOf(caseOf(desk, input.case), desk, world) }
    }
    const title = input.title ?? input.reason?.slice(0, 200) ?? `${alerts.subject}: ${titleOf(seat.desk, alerts)}`
    const { desk, seq } = await act(world, seat, 'casework-opened', {
      ...{ title: title.slice(0, 200), alerts: range, suspectKnown: !input.suspectUnknown },
      jurisdictions: countriesOf(input.jurisdiction, seat.person.country),
    })
    return { alerts: alerts.count, case: sheetOf(caseOf(desk, desk.opened.get(seq) ?? ''), desk, world) }
  },
})

function rangeOf(desk: TenantDesk, input: { alert: string; upTo?: string | undefined; only: boolean }): AlertRange {
  const alert = desk.alert(input.alert)
  if (alert === undefined)
    throw new NotFoundError('alert-unknown', `there is no alert ${input.alert}: cordon queue shows them`, {
      place: { field: 'alert' },
    })
  const waiting = desk.waiting.get(alert.subject) ?? []
  if (!waiting.some(a => a.id === alert.id))
    throw new InputError('alert-taken', `alert ${alert.id} was looked at already`, { place: { field: 'alert' } })
  if (input.only) return { subject: alert.subject, from: numberOf(alert.id), upTo: numberOf(alert.id), count: 1 }
  const last = input.upTo === undefined ? waiting.at(-1) : desk.alert(input.upTo)
  if (last === undefined || last.subject !== alert.subject)
    throw new InputError('alert-unfit', `${input.upTo} is no alert of this group`, { place: { field: 'upTo' } })
  const taken = waiting.filter(a => numberOf(a.id) <= numberOf(last.id))
  const from = numberOf(taken[0]?.id ?? alert.id)
  return { subject: alert.subject, from, upTo: numberOf(last.id), count: taken.length }
}

function titleOf(desk: TenantDesk, { upTo }: AlertRange): string {
  return desk.alert(`A${upTo}`)?.title ?? ''
}

function numberOf(id: string): number {
  return Number(id.slice(1))
}

function missing(field: string, message: string): InputError {
  return new InputError(`${field}-missing`, message, { place: { field } })
}
