import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersTo, byUrgency, COLUMNS, partOf } from '../../../src/faces/desk/pages/freezes/freeze-row.ts'
import { FREEZE_ANSWERS, type Freeze, type FreezeAnswer } from '../../../src/model/freeze.ts'
import { rowOf } from '../../../src/operations/freeze/freeze-row.ts'
import { answerFault } from '../../../src/operations/freeze/freeze-state.ts'
import { fc } from '../../property.ts'

const ASKED = 100n

function freeze(sent: boolean, answers: readonly FreezeAnswer[], withdrawn: boolean): Freeze {
  return {
    request: {
      ...{ id: 'freeze-request--1', from: 'a', fromName: 'a', to: { id: 'b', name: 'b' }, accounts: [] },
      ...{
        asset: 'x' as never,
        amount: ASKED,
        unit: null,
        case: null,
        evidence: null,
        answerBy: 500,
        validUntil: null,
      },
      ...{ basis: { jurisdiction: 'JP', reference: '', text: '' }, contact: '', marking: 'amber+strict', at: 0 },
    },
    ...{ side: 'addressee', knownAs: 'a', sentAt: sent ? 0 : null, answers },
    withdrawal: withdrawn ? { at: 50, reason: 'x' } : null,
  }
}

function answer(step: number, state: FreezeAnswer['state']): FreezeAnswer {
  const amount = state === 'frozen' ? ASKED : state === 'frozen-in-part' ? 40n : 0n
  return { id: String(step), step, state, amount, holdUntil: null, reason: 'why', reference: '', at: 10 + step }
}

test('the desk offers every answer that the server would take, and none that it would refuse, whatever was answered or withdrawn', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.boolean(),
      fc.array(fc.constantFrom(...FREEZE_ANSWERS), { maxLength: 6 }),
      (sent, withdrawn, tries) => {
        let known = freeze(sent, [], false)
        for (const state of tries) {
          const next = answer(known.answers.length + 1, state)
          if (answerFault(known, next) === null) known = { ...known, answers: [...known.answers, next] }
        }
        if (withdrawn) known = freeze(sent, known.answers, true)
        const row = rowOf(known, 100)
        const offered = answersTo(row)
        const taken = FREEZE_ANSWERS.filter(
          state => answerFault(known, answer(known.answers.length + 1, state)) === null,
        )
        // A withdrawal asks for nothing but the release of what is frozen, or lets a refusal that crossed it stand.
        const expected = row.state === 'withdrawn' ? offered : taken
        assert.deepEqual(offered, expected)
        if (row.state === 'withdrawn') for (const o of offered) assert.ok(o === 'released' || o === 'refused')
        assert.equal(COLUMNS.filter(([, states]) => states.some(s => s === row.state)).length, 1, 'one column for each')
      },
    ),
  )
})

test('what is due soonest stands first, and what nobody waits for last', () => {
  const rows = [null, 5, -3].map(untilDue => ({ ...rowOf(freeze(true, [], false), 100), untilDue }))
  assert.deepEqual(
    rows.sort(byUrgency).map(r => r.untilDue),
    [-3, 5, null],
  )
  assert.deepEqual([partOf('1', '3')?.toFixed(3), partOf('1', '0'), partOf('1', null)], ['0.333', null, null])
})
