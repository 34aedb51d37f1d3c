import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreTrace } from '../../../src/analysis/score/score-trace.ts'
import { readScoredTrace, readTruth } from '../../../src/formats/range/read-range.ts'
import { InputError } from '../../../src/model/errors.ts'
import { fc } from '../../property.ts'

const L = 'eip155:900001'
const ASSET = `${L}/slip44:60`
const at = (n: number): string => `${L}:0x${String(n).padStart(40, '0')}`

/** A truth in which an account holds so many dollars each; account 90 is a mixer's, 80 and 81 are one exchange's. */
function truthOf(held: readonly number[], mixed = 0) {
  const place = (account: string, amount: number, behind: string | null = null) => {
    return { account, asset: ASSET, amount: String(amount), kind: 'held', owner: 'thief', behind }
  }
  const name = (n: number, role: string, owner: string) => {
    return { account: at(n), role, owner, tagged: false, behind: null }
  }
  return readTruth(
    JSON.stringify({
      schema: 'cordon.range/1',
      assets: [{ asset: ASSET, decimals: 0, symbol: 'X', value: 1 }],
      accounts: [
        ...held.map((_, n) => name(n, 'thief', 'thief')),
        name(80, 'exchange', 'Meridian'),
        name(81, 'exchange-deposit', 'Meridian'),
        name(90, 'mixer', 'pool'),
      ],
      transfers: held.map((_, n) => ({ ledger: L, from: 'x', to: at(n).slice(L.length + 1) })),
      endpoints: [
        ...held.map((amount, n) => place(at(n), amount)),
        place(at(81), 5_000),
        ...(mixed > 0 ? [place(at(70), mixed, 'pool')] : []),
      ],
      opaque: mixed > 0 ? [{ owner: 'pool', kind: 'mixer', account: at(90), asset: ASSET, amount: String(mixed) }] : [],
    }),
    'truth.json',
  )
}

const claim = (n: number, amount: number) => ({ account: at(n), asset: ASSET, amount: String(amount) })
const traceOf = (endpoints: readonly ReturnType<typeof claim>[]) => ({ endpoints, accounts: [] })

test('value counts as located at an exchange whichever of its accounts is named', () => {
  const truth = truthOf([])
  for (const n of [80, 81]) assert.equal(scoreTrace(truth, traceOf([claim(n, 5_000)])).valueLocated, 1)
  const both = scoreTrace(truth, traceOf([claim(80, 2_000), claim(81, 3_000)]))
  assert.deepEqual([both.valueLocated, both.precision], [1, 1])
})

test('what went into a mixer counts once, whether the mixer is named or the account behind it', () => {
  const truth = truthOf([], 1_000)
  const score = (claims: readonly ReturnType<typeof claim>[]) => {
    const { right, claimed, seenThrough } = scoreTrace(truth, traceOf(claims))
    return [right, claimed, seenThrough]
  }
  assert.deepEqual(score([claim(90, 1_000)]), [1_000, 1_000, 0])
  assert.deepEqual(score([claim(70, 1_000)]), [1_000, 1_000, 1])
  assert.deepEqual(score([claim(70, 1_000), claim(90, 1_000)]), [1_000, 2_000, 1])
})

test('shares lie between 0 and 1, do not depend on the order of claims, and naming too much is paid for in precision', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 8 })
  const claims = fc.array(fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 2_000_000 })), {
    maxLength: 20,
  })
  fc.assert(
    fc.property(amounts, claims, fc.integer({ min: 0, max: 10_000 }), (held, claimed, mixed) => {
      const truth = truthOf(held, mixed)
      const rows = claimed.map(([n, amount]) => claim(n, amount))
      const score = scoreTrace(truth, traceOf(rows))
      assert.deepEqual(scoreTrace(truth, traceOf(rows.toReversed())), score)
      for (const part of [score.valueLocated, score.precision, score.seenThrough])
        assert.ok(part === null || (part >= 0 && part <= 1))
      assert.ok(score.right <= score.value + 1e-6 && score.right <= score.claimed + 1e-6)
      const more = scoreTrace(truth, traceOf([...rows, claim(99, 500)]))
      assert.equal(more.right, score.right)
      assert.ok((more.precision ?? 0) <= (score.precision ?? 1))
    }),
  )
})

test('a file that is no truth, or no trace, is refused with the field', () => {
  const refused = (act: () => unknown, code: string) =>
    assert.throws(act, (e: unknown) => e instanceof InputError && e.code === code && e.place.file === 'f.json')
  refused(() => readTruth('{', 'f.json'), 'range-truth-malformed')
  refused(() => readTruth('{"schema":"cordon.range/2"}', 'f.json'), 'range-truth-malformed')
  refused(() => readScoredTrace('[]', 'f.json'), 'range-trace-malformed')
  const endpoints = [{ account: 'a', asset: 'b', amount: '-1' }]
  const trace = JSON.stringify({ schema: 'cordon.trace/1', accounts: [], endpoints })
  refused(() => readScoredTrace(trace, 'f.json'), 'range-trace-malformed')
})
