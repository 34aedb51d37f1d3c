import { z } from 'zod'
import { type Refusal, refusesApproval, refusesWithdrawal } from '../../analysis/casework/four-eyes.ts'
import { NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { caseOf, caseSheet, decisionRow, sheetOf } from './case-rows.ts'
import { caseField, decisionField, documentField, reasonField } from './casework-input.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { act, takeSeat } from './take-seat.ts'

const answered = {
  ...({ effect: 'write', scope: 'casework', output: caseSheet } as const),
  positional: ['case', 'decision', 'document'] as const,
}
const refusal = z.object({ code: z.string(), because: z.string() })
const named = { case: caseField, decision: decisionField, document: documentField }

/** What was decided, word for word: what a second person looks at before approving it. */
export const showDecision = defineOperation({
  name: 'showDecision',
  alias: 'casework decision',
  summary: 'show what was decided, with the document that an approval names',
  effect: 'read',
  scope: 'casework',
  input: z.object({ case: caseField, decision: decisionField }),
  output: decisionRow.extend({
    text: z.string().describe('the document, JSON, byte for byte'),
    approval: refusal.nullable().describe('why you cannot approve it; null: you can'),
    rejection: refusal.nullable().describe('why you cannot reject it, or take your own back; null: you can'),
  }),
  positional: ['case', 'decision'],
  examples: ['casework decision C3 2'],
  async run({ case: id, decision: number }, world: CaseworkWorld) {
    const { desk, person } = await takeSeat(world)
    const file = caseOf(desk, id)
    const kept = file.decisions.find(d => d.number === number)
    const decision = sheetOf(file, desk, world).decisions.find(d => d.number === number)
    if (decision === undefined || kept === undefined)
      throw new NotFoundError('decision-unknown', `case ${id} has no decision ${number}`)
    const named = { document: kept.document }
    const approval = refusesApproval(kept, person, named, file.content)
    const rejection = kept.by === person.name ? refusesWithdrawal(kept, named) : approval
    const text = await world.facts.document(decision.document)
    return { ...decision, text, approval: told(approval), rejection: told(rejection) }
  },
})

/** Approves a decision of somebody else: this very document, while the case is as it was. */
export const approveDecision = defineOperation({
  name: 'approveDecision',
  alias: 'casework approve',
  summary: 'approve what somebody else decided',
  ...answered,
  input: z.object(named),
  examples: ['casework approve C3 2 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  async run({ case: id, decision, document }, world: CaseworkWorld) {
    const seat = await takeSeat(world)
    const { desk } = await act(world, seat, 'casework-approved', { case: caseOf(seat.desk, id).id, decision, document })
    return sheetOf(caseOf(desk, id), desk, world)
  },
})

/** Rejects a decision of somebody else, or takes one's own back. */
export const rejectDecision = defineOperation({
  name: 'rejectDecision',
  alias: 'casework reject',
  summary: 'reject what somebody else decided, or take your own decision back',
  ...answered,
  input: z.object({ ...named, reason: reasonField }),
  examples: [
    'casework reject C3 2 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --reason "names the wrong account"',
  ],
  async run({ case: id, decision, document, reason }, world: CaseworkWorld) {
    const seat = await takeSeat(world)
    const body = { case: caseOf(seat.desk, id).id, decision, document, reason }
    const { desk } = await act(world, seat, 'casework-rejected', body)
    return sheetOf(caseOf(desk, id), desk, world)
  },
})

/** Keeps that an approved report has gone to the authority. Its deadline ends. */
export const fileReport = defineOperation({
  name: 'fileReport',
  alias: 'casework filed',
  summary: 'keep that an approved report has gone out, with the authority’s reference',
  ...answered,
  input: z.object({
    ...named,
    reference: z.string().trim().min(1).max(200).describe('as the authority gave it').meta({ placeholder: 'TEXT' }),
  }),
  examples: [
    'casework filed C3 2 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --reference "BSA 31000123456789"',
  ],
  async run({ case: id, decision, document, reference }, world: CaseworkWorld) {
    const seat = await takeSeat(world)
    const body = { case: caseOf(seat.desk, id).id, decision, document, reference }
    const { desk } = await act(world, seat, 'casework-filed', body)
    return sheetOf(caseOf(desk, id), desk, world)
  },
})

function told(no: Refusal | null): z.output<typeof refusal> | null {
  return no === null ? null : { code: no.code, because: no.message }
}
