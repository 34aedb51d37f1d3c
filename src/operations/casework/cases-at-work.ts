import { z } from 'zod'
import { NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { alertRow, caseOf, caseRow, caseSheet, rowOf, sheetOf, shownAlert } from './case-rows.ts'
import { alertField, caseField, countriesOf, jurisdictionField } from './casework-input.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { standing } from './explain-alert.ts'
import { act, takeSeat } from './take-seat.ts'

const sheet = { effect: 'write', scope: 'casework', output: caseSheet } as const

/** Opens a case that no alert began. */
export const openCasework = defineOperation({
  name: 'openCasework',
  alias: 'casework open',
  summary: 'open a case that no alert began',
  ...sheet,
  input: z.object({
    title: z.string().trim().min(1).max(200).describe('what it is about').meta({ placeholder: 'TITLE' }),
    jurisdiction: jurisdictionField,
    suspectUnknown: z.boolean().default(false).describe('nobody is suspected by name yet'),
  }),
  positional: ['title'],
  examples: ['casework open "letter of the police of 3 June" --jurisdiction KR'],
  async run({ title, jurisdiction, suspectUnknown }, world: CaseworkWorld) {
    const seat = await takeSeat(world, ['analyst'])
    const jurisdictions = countriesOf(jurisdiction, seat.person.country)
    const body = { title, alerts: null, jurisdictions, suspectKnown: !suspectUnknown }
    const { desk, seq } = await act(world, seat, 'casework-opened', body)
    return sheetOf(caseOf(desk, desk.opened.get(seq) ?? ''), desk, world)
  },
})

/** The cases of one's tenant, those with the earliest deadline first. */
export const listCasework = defineOperation({
  name: 'listCasework',
  alias: 'casework list',
  summary: 'list the cases that people work on',
  effect: 'read',
  scope: 'casework',
  input: z.object({
    state: z.enum(['open', 'closed']).optional().describe('of this state only'),
    assignee: z.string().max(64).optional().describe('of this person only').meta({ placeholder: 'NAME' }),
    most: z.int().min(1).max(10_000).default(200).describe('at most N'),
  }),
  output: z.object({ found: z.number(), cases: z.array(caseRow) }),
  examples: ['casework list --state open'],
  async run({ state, assignee, most }, world: CaseworkWorld) {
    const { desk } = await takeSeat(world)
    const cases = [...desk.cases.values()]
      .filter(c => (state === undefined || c.state === state) && (assignee === undefined || c.assignee === assignee))
      .map(c => rowOf(c, world))
      .sort(
        (a, b) =>
          (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) || b.openedAt - a.openedAt,
      )
    return { found: cases.length, cases: cases.slice(0, most) }
  },
})

/** One case with alerts, notes, attachments, decisions and deadlines. */
export const showCasework = defineOperation({
  name: 'showCasework',
  alias: 'casework show',
  summary: 'show a case with its alerts, notes, decisions and deadlines',
  effect: 'read',
  scope: 'casework',
  input: z.object({ case: caseField }),
  output: caseSheet,
  positional: ['case'],
  examples: ['casework show C3'],
  async run(input, world: CaseworkWorld) {
    const { desk } = await takeSeat(world)
    return sheetOf(caseOf(desk, input.case), desk, world)
  },
})

/** One alert with its reasons, and where it went. */
export const showAlert = defineOperation({
  name: 'showAlert',
  alias: 'casework alert',
  summary: 'show one alert with its reasons, and what became of it',
  effect: 'read',
  scope: 'casework',
  input: z.object({ alert: alertField }),
  output: alertRow.extend({
    state: z.enum(['waiting', 'in-case', 'dismissed', 'superseded']),
    case: z.string().nullable().describe('the case that it is part of'),
  }),
  positional: ['alert'],
  examples: ['casework alert A12'],
  async run(input, world: CaseworkWorld) {
    const { desk } = await takeSeat(world)
    const alert = desk.alert(input.alert)
    if (alert === undefined)
      throw new NotFoundError('alert-unknown', `there is no alert ${input.alert}: cordon queue shows them`)
    return { ...shownAlert(alert), ...standing(desk, alert) }
  },
})

/** Gives a case to somebody, or to nobody. */
export const assignCasework = defineOperation({
  name: 'assignCasework',
  alias: 'casework assign',
  summary: 'give a case to somebody, or to nobody',
  ...sheet,
  input: z.object({
    case: caseField,
    to: z.string().min(1).max(64).optional().describe('whose it is; else nobody’s').meta({ placeholder: 'NAME' }),
  }),
  positional: ['case', 'to'],
  examples: ['casework assign C3 kim'],
  async run({ case: id, to = null }, world: CaseworkWorld) {
    const seat = await takeSeat(world, ['analyst', 'admin'])
    const { desk } = await act(world, seat, 'casework-assigned', { case: caseOf(seat.desk, id).id, to })
    return sheetOf(caseOf(desk, id), desk, world)
  },
})

/** Writes something beside a case. */
export const noteCasework = defineOperation({
  name: 'noteCasework',
  alias: 'casework note',
  summary: 'write a note beside a case',
  ...sheet,
  input: z.object({
    case: caseField,
    text: z.string().trim().min(1).max(10_000).describe('the note').meta({ placeholder: 'TEXT' }),
  }),
  positional: ['case', 'text'],
  examples: ['casework note C3 "called the customer; no answer"'],
  async run({ case: id, text }, world: CaseworkWorld) {
    const seat = await takeSeat(world, ['analyst', 'approver', 'admin'])
    const { desk } = await act(world, seat, 'casework-noted', { case: caseOf(seat.desk, id).id, text })
    return sheetOf(caseOf(desk, id), desk, world)
  },
})

/** Changes the countries whose law sets a case's deadlines, or whether somebody is suspected by name. Approvals given before are void. */
export const changeCasework = defineOperation({
  name: 'changeCasework',
  alias: 'casework change',
  summary: 'change the countries of a case, or whether a suspect is known; voids approvals',
  ...sheet,
  input: z.object({
    case: caseField,
    jurisdiction: jurisdictionField.describe('all countries whose law sets deadlines; else as they are'),
    suspect: z.enum(['known', 'unknown']).optional().describe('whether somebody is suspected by name'),
  }),
  positional: ['case'],
  examples: ['casework change C3 --jurisdiction KR --jurisdiction US --suspect known'],
  async run({ case: id, jurisdiction, suspect }, world: CaseworkWorld) {
    const seat = await takeSeat(world, ['analyst'])
    const file = caseOf(seat.desk, id)
    const jurisdictions = jurisdiction === undefined ? [...file.jurisdictions] : countriesOf(jurisdiction, null)
    const suspectKnown = suspect === undefined ? file.suspectKnown : suspect === 'known'
    const { desk } = await act(world, seat, 'casework-changed', { case: id, jurisdictions, suspectKnown })
    return sheetOf(caseOf(desk, id), desk, world)
  },
})
