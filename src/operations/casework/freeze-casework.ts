import { z } from 'zod'
import { InputError, PermissionError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { requestFreeze, sendFreeze } from '../freeze/freeze-operations.ts'
import { letterField, ownHouse } from './attach-freeze-letter.ts'
import { caseOf, caseSheet } from './case-rows.ts'
import { caseField, reasonField } from './casework-input.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { decideCasework } from './decide-casework.ts'
import { binderOf } from './make-draft.ts'
import { takeSeat } from './take-seat.ts'

const asked = requestFreeze.input.shape

/**
 * Decides to freeze and makes the request: the request is made, its letter attached to the case, and the decision names the request. Of a
 * request that is to be sent at once the sending comes last, when the decision stands: one that was refused has asked nobody for anything.
 */
export const freezeCasework = defineOperation({
  name: 'freezeCasework',
  alias: 'casework freeze',
  summary: 'decide to freeze: make the request, attach its letter, and keep the decision',
  effect: 'write',
  scope: 'casework',
  input: z.object({
    case: caseField,
    accounts: asked.accounts,
    asset: asked.asset,
    amount: asked.amount,
    baseUnits: asked.baseUnits,
    all: asked.all,
    to: asked.to,
    theft: asked.case.describe('theft that it belongs to; its latest trace is the evidence'),
    jurisdiction: asked.jurisdiction,
    law: asked.law,
    reason: reasonField.describe('why: of the decision, and the grounds of the request'),
    evidence: asked.evidence,
    deadline: asked.deadline,
    validUntil: asked.validUntil,
    contact: asked.contact,
    marking: asked.marking,
    byOdds: asked.byOdds,
    language: letterField,
    send: z.boolean().default(false).describe('send it, too; a key needs the scope freeze for that'),
    turn: z.int().min(0).optional().describe('the turn of the case that you looked at').meta({ placeholder: 'N' }),
  }),
  output: caseSheet.extend({
    decision: z.number().describe('number of the decision just made'),
    freeze: z.string().describe('the request'),
    sent: z.boolean().describe('false: it is kept as a draft, and freeze send sends it'),
    letter: z.string().nullable().describe('SHA-256 of its letter, attached'),
  }),
  positional: ['case', 'accounts'],
  examples: [
    'casework freeze C3 eip155:1:0x… --asset USDT --all --to Tether --jurisdiction KR --law "…" --reason "…" --contact "…"',
  ],
  async run(given, world: CaseworkWorld) {
    const { case: id, theft, language, turn, reason, send, ...request } = given
    const seat = await takeSeat(world, ['analyst'])
    const file = caseOf(seat.desk, id)
    ownHouse(seat.person.tenant)
    binderOf(world)
    const scopes = world.asker?.scopes
    if (send && scopes !== undefined && !scopes.includes('freeze') && !scopes.includes('admin'))
      throw new PermissionError('scope-missing', 'the key may not send freeze requests: it needs the scope freeze')
    // Who may not decide, or looked at another turn, leaves no request behind.
    if (file.state === 'closed') throw new InputError('case-closed', `case ${file.id} is closed`)
    if (turn !== undefined && turn !== file.turn)
      throw new InputError('case-overtaken', `somebody else changed case ${file.id} since you looked: look at it again`)
    const made = await requestFreeze.run({ ...request, case: theft, grounds: reason, draft: true }, world)
    const decided = await decideCasework.run(
      { case: file.id, kind: 'freeze', reason, freeze: made.id, language },
      world,
    )
    if (send) await sendFreeze.run({ id: made.id }, world)
    return { ...decided, freeze: made.id, sent: send }
  },
})
