import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CordonError } from '../../src/model/errors.ts'
import type { Fact } from '../../src/model/fact.ts'
import { FREEZE_ANSWERS, type FreezeState, mayMove } from '../../src/model/freeze.ts'
import { FREEZE_KINDS, foldFreezes } from '../../src/operations/freeze/fold-freezes.ts'
import type { FreezeRow } from '../../src/operations/freeze/freeze-row.ts'
import { freezeStanding } from '../../src/operations/freeze/freeze-state.ts'
import { carry, type TestNode, testNodes } from '../freeze-nodes.ts'
import { answer, ask, show, withdraw } from '../operations/freeze/freeze-verbs.ts'
import { fc } from '../property.ts'

const MOVERS = ['requester', 'addressee', 'time'] as const

type Step =
  | { readonly do: 'answer'; readonly state: string; readonly amount: number; readonly hold: number }
  | { readonly do: 'withdraw' | 'carry-there' | 'carry-back' | 'look' }
  | { readonly do: 'pass'; readonly seconds: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('answer' as const),
    state: fc.constantFrom(...FREEZE_ANSWERS),
    amount: fc.integer({ min: 0, max: 6 }),
    hold: fc.constantFrom(0, 0, 20, 60),
  }),
  fc.record({
    do: fc.constantFrom('withdraw' as const, 'carry-there' as const, 'carry-back' as const, 'look' as const),
  }),
  fc.record({ do: fc.constant('pass' as const), seconds: fc.integer({ min: 0, max: 40 }) }),
)

async function unlessRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    assert.ok(error instanceof CordonError && error.code !== 'freeze-not-kept', String(error))
  }
}

/** Does one step; gives the new state of each side. */
async function go(s: Step, id: string, npa: TestNode, coin: TestNode): Promise<void> {
  if (s.do === 'pass') npa.clock.pass(s.seconds)
  if (s.do === 'carry-there') await carry(npa, coin)
  if (s.do === 'carry-back') await carry(coin, npa)
  if (s.do === 'withdraw') await unlessRefused(withdraw(npa, id))
  if (s.do === 'answer') {
    const held = s.state.startsWith('frozen')
    const more = {
      reason: 'because',
      ...(held ? { baseUnits: String(s.amount) } : {}),
      ...(held && s.hold > 0 ? { holdUntil: String(npa.clock.now() + s.hold) } : {}),
    }
    await unlessRefused(answer(coin, id, s.state, more))
  }
}

test('whatever two sides do and whenever their messages meet: no state is left in a way that is not allowed, nothing is frozen beyond what was asked for, and in the end both tell the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 14 }),
      fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
      async (steps, asked) => {
        const { npa, coin } = testNodes(['npa', 'coin'])
        const now = npa.clock.now()
        const { id } = await ask(npa, {
          to: 'coin',
          ...(asked === null ? { all: true } : { baseUnits: String(asked) }),
          deadline: String(now + 30),
          validUntil: String(now + 90),
        })
        await carry(npa, coin)
        const seen = new Map<TestNode, FreezeState>([
          [npa, 'sent'],
          [coin, 'sent'],
        ])
        const told: FreezeRow[] = []
        for (const s of [...steps, { do: 'carry-there' } as const, { do: 'carry-back' } as const]) {
          await go(s, id, npa, coin)
          told.length = 0
          for (const node of [npa, coin]) {
            const row = await show(node, id)
            told.push(row)
            assert.ok(BigInt(row.frozen) <= BigInt(row.mostFrozen))
            if (asked !== null) assert.ok(BigInt(row.mostFrozen) <= BigInt(asked))
            assert.equal(
              BigInt(row.frozen) > 0n,
              row.state === 'frozen' || row.state === 'frozen-in-part' || row.releaseAsked,
            )
            assert.ok(reachable(seen.get(node) ?? 'sent', row.state), `${seen.get(node)} → ${row.state}`)
            // What ended by itself may turn out to have been answered or withdrawn before: the message was on its way.
            if (row.state !== 'expired') seen.set(node, row.state)
          }
        }
        assert.deepEqual({ ...told[0], side: '' }, { ...told[1], side: '' })
      },
    ),
    { numRuns: 40 },
  )
})

/** Whether a way of allowed changes leads from one state to another: messages come in several at a time. */
function reachable(from: FreezeState, to: FreezeState): boolean {
  const reached = new Set<FreezeState>([from])
  for (const state of reached)
    for (const next of [
      'acknowledged',
      'frozen',
      'frozen-in-part',
      'refused',
      'released',
      'expired',
      'withdrawn',
    ] as const)
      if (MOVERS.some(by => mayMove(state, next, by))) reached.add(next)
  return reached.has(to)
}

test('facts in any order, doubled or left out, lead to no state that is not allowed, and the order in which they were written to the same end when doubled', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const { id } = await ask(npa, { to: 'coin', amount: '5' })
  await carry(npa, coin)
  for (const [state, more] of [
    ['acknowledged', {}],
    ['frozen-in-part', { amount: '3' }],
    ['frozen', {}],
    ['released', {}],
  ] as const) {
    npa.clock.pass(1)
    await answer(coin, id, state, more)
  }
  const facts = await coin.world.facts.read({ kinds: FREEZE_KINDS })
  const whole = foldFreezes(facts).get(id)
  assert.ok(whole)
  assert.deepEqual(foldFreezes([...facts, ...facts]), foldFreezes(facts))
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...facts), { maxLength: 12 }), some => {
      const folded = foldFreezes(some as Fact[]).get(id)
      if (!folded) return
      let before: FreezeState = 'sent'
      for (const a of folded.answers) {
        assert.ok(mayMove(before, a.state, 'addressee'))
        before = a.state
      }
      assert.ok(freezeStanding(folded, npa.clock.now()).mostFrozen <= 5_000_000n)
    }),
    { numRuns: 200 },
  )
})
