import { z } from 'zod'
import { decisionDocument } from '../../analysis/casework/decision-document.ts'
import { DECISION_KINDS } from '../../model/casework/decision.ts'
import { InputError } from '../../model/errors.ts'
import { textDigest } from '../../model/fact.ts'
import { defineOperation } from '../define-operation.ts'
import { findFreeze } from '../freeze/find-freeze.ts'
import { attachFreezeLetter, letterField } from './attach-freeze-letter.ts'
import { caseOf, caseSheet, sheetOf } from './case-rows.ts'
import { caseField, reasonField } from './casework-input.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { act, takeSeat } from './take-seat.ts'

/** Decides something in a case. A report or a release waits for a second person; of two who decide at the same moment one is told. */
export const decideCasework = defineOperation({
  name: 'decideCasework',
  alias: 'casework decide',
  summary: 'decide in a case: dismiss, escalate, hold, release, report, freeze, close',
  effect: 'write',
  scope: 'casework',
  input: z.object({
    case: caseField,
    kind: z.enum(DECISION_KINDS).describe('what is decided; report and release need a second person'),
    reason: reasonField,
    to: z.string().max(64).optional().describe('escalate: to whom').meta({ placeholder: 'NAME' }),
    what: z.string().trim().min(1).max(1_000).optional().describe('hold: what stays').meta({ placeholder: 'TEXT' }),
    hold: z
      .int()
      .min(1)
      .optional()
      .describe('release: the number of the hold; else what the monitor holds')
      .meta({ placeholder: 'N' }),
    jurisdiction: z
      .array(z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters, such as KR'))
      .optional()
      .describe('report: to which countries; else all of the case')
      .meta({ placeholder: 'CC' }),
    draft: z
      .string()
      .max(64)
      .optional()
      .describe('report: attachment that is the draft')
      .meta({ placeholder: 'SHA256' }),
    freeze: z.string().max(100).optional().describe('freeze: the request, see freeze list').meta({ placeholder: 'ID' }),
    language: letterField.describe('freeze: language of the letter that is attached'),
    turn: z.int().min(0).optional().describe('the turn of the case that you looked at').meta({ placeholder: 'N' }),
  }),
  output: caseSheet.extend({
    decision: z.number().describe('number of the decision just made'),
    letter: z.string().nullable().describe('freeze: SHA-256 of the letter of the request, attached'),
  }),
  positional: ['case', 'kind'],
  examples: [
    'casework decide C3 hold --what "withdrawal 88-1, 12,000 USDT" --reason "source is a mixer"',
    'casework decide C3 report --reason "layering through 14 accounts" --jurisdiction KR',
    'casework decide C3 release --hold 1 --reason "source of funds shown"',
  ],
  async run(input, world: CaseworkWorld) {
    let seat = await takeSeat(world, ['analyst'])
    let file = caseOf(seat.desk, input.case)
    let turn = input.turn ?? file.turn
    let what = subjectOf(input)
    let letter: string | null = null
    if (input.kind === 'freeze' && what !== null) {
      what = (await findFreeze(world, what)).request.id
      // Whoever looked at another turn attaches nothing.
      if (turn === file.turn && file.state === 'open' && world.casework?.binder !== undefined) {
        const attached = await attachFreezeLetter(world, file, what, input.language)
        letter = attached.digest
        turn = attached.turn
        seat = await takeSeat(world, ['analyst'])
        file = caseOf(seat.desk, input.case)
      }
    }
    const jurisdictions = input.kind === 'report' ? [...new Set(input.jurisdiction ?? file.jurisdictions)].sort() : []
    const { kind, reason, hold = null } = input
    const document = decisionDocument(file, { kind, reason, by: seat.person.name, what, hold, jurisdictions })
    const digest = (world.sha256 ?? textDigest)(document)
    const body = {
      ...{ case: file.id, turn, kind, reason, what, hold, jurisdictions },
      document: digest,
    }
    const { desk } = await act(world, seat, 'casework-decided', body, [document])
    const now = caseOf(desk, file.id)
    // Others may have decided since: ours is the one with our document.
    const made = now.decisions.find(d => d.document === digest)?.number ?? now.decisions.length
    return { ...sheetOf(now, desk, world), decision: made, letter }
  },
})

type Input = z.output<typeof decideCasework.input>
const FIELDS = { escalate: 'to', hold: 'what', report: 'draft', freeze: 'freeze' } as const

/** The one field that says whom or what a kind is about; those of other kinds are refused, so that none is ignored. */
function subjectOf(input: Input): string | null {
  const own = input.kind in FIELDS ? FIELDS[input.kind as keyof typeof FIELDS] : null
  for (const field of Object.values(FIELDS))
    if (field !== own && input[field] !== undefined) throw unfit(field, input.kind)
  if (input.hold !== undefined && input.kind !== 'release') throw unfit('hold', input.kind)
  if (input.jurisdiction !== undefined && input.kind !== 'report') throw unfit('jurisdiction', input.kind)
  return own === null ? null : (input[own] ?? null)
}

function unfit(field: string, kind: string): InputError {
  return new InputError('input-unfit', `a decision to ${kind} takes no ${field}`, { place: { field } })
}
