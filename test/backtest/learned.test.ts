import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluateScore } from '../../src/analysis/learned/evaluate-score.ts'
import { calibrate, calibrated } from '../../src/analysis/learned/isotonic.ts'
import { learnedScore, readLearnedModel } from '../../src/analysis/learned/learned-model.ts'
import { RowSample } from '../../src/analysis/learned/row-sample.ts'
import { trainScore } from '../../src/analysis/learned/train-score.ts'
import { fc } from '../property.ts'

const scored = fc.array(
  fc.record({
    score: fc.integer({ min: 0, max: 20 }).map(n => n / 20),
    bad: fc.boolean(),
    weight: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 60 },
)

test('a calibration never falls as the score rises, and keeps the share of bad of the whole', () => {
  fc.assert(
    fc.property(scored, rows => {
      const steps = calibrate(rows)
      for (let n = 1; n < steps.length; n++) assert.ok((steps[n - 1]?.share ?? 0) < (steps[n]?.share ?? 0))
      const sum = rows.reduce((all, r) => all + r.weight * calibrated(steps, r.score), 0)
      const bad = rows.reduce((all, r) => all + (r.bad ? r.weight : 0), 0)
      assert.ok(Math.abs(sum - bad) < 1e-9)
    }),
  )
})

test('AUC is the share of pairs of bad and good that the score puts right, equal scores counted half', () => {
  fc.assert(
    fc.property(scored, rows => {
      let [won, pairs] = [0, 0]
      for (const a of rows.filter(r => r.bad))
        for (const b of rows.filter(r => !r.bad)) {
          const weight = a.weight * b.weight
          pairs += weight
          won += a.score > b.score ? weight : a.score === b.score ? weight / 2 : 0
        }
      const { auc } = evaluateScore(rows)
      if (pairs === 0) assert.equal(auc, null)
      else assert.ok(Math.abs((auc ?? -1) - won / pairs) < 1e-9)
    }),
  )
})

test('the published example of average precision: scores 0.1, 0.4, 0.35, 0.8 of good, good, bad, bad give 0.83 (scikit-learn)', () => {
  const rows = [
    [0.1, false],
    [0.4, false],
    [0.35, true],
    [0.8, true],
  ] as const
  const { averagePrecision, auc } = evaluateScore(rows.map(([score, bad]) => ({ score, bad, weight: 1 })))
  assert.equal(averagePrecision?.toFixed(4), '0.8333')
  assert.equal(auc, 0.75)
})

function trained() {
  const samples = [1, 2, 3].map(seed => {
    const sample = new RowSample(400)
    for (let n = 0; n < 1_000; n++) {
      const bad = n % 10 === 0
      // The first feature tells bad from good nine times in ten, the second says nothing.
      const told = (n * seed * 7) % 11 === 0 ? !bad : bad
      sample.add(`e${n}`, bad, () => [told ? 1 : 0, ((n * 31) % 17) / 17])
    }
    return sample
  })
  const [train, calibration, evaluation] = samples as [RowSample, RowSample, RowSample]
  return trainScore({ names: ['R01', 'usd'], train, calibration, evaluation, ruleset: 'x', until: '2026-01-01' })
}

test('a score learns which feature tells, and is shown with how it did on what it had not seen', () => {
  const model = trained()
  const [tells, nothing] = model.features
  assert.ok((tells?.weight ?? 0) > 1 && Math.abs(nothing?.weight ?? 9) < 0.5, JSON.stringify(model.features))
  assert.ok((model.evaluation.auc ?? 0) > 0.85)
  const score = learnedScore(model)
  assert.equal(score.digest, model.digest)
})

test('a model with one digit changed is refused, and so is what is no model', () => {
  const text = JSON.stringify(trained())
  assert.equal(readLearnedModel(text).schema, 'cordon.learned-score/1')
  const at = text.indexOf('"weight":') + 10
  const changed = text.slice(0, at) + (text[at] === '1' ? '2' : '1') + text.slice(at + 1)
  for (const broken of [changed, text.slice(0, -2), '{}', 'null', ''])
    assert.throws(() => readLearnedModel(broken), { code: 'learned-score-damaged' })
})

test('of good events a bounded sample is kept, the same whatever the order, each standing for as many as were left out', () => {
  const ids = Array.from({ length: 5_000 }, (_, n) => `e${n}`)
  const take = (order: readonly string[]): RowSample => {
    const sample = new RowSample(200)
    for (const id of order) sample.add(id, false, () => [Number(id.slice(1))])
    return sample
  }
  const [one, other] = [take(ids), take(ids.toReversed())]
  const values = (sample: RowSample) => sample.rows.map(r => r.x[0]).sort()
  assert.deepEqual(values(one), values(other))
  assert.ok(one.rows.length <= 200 && Math.abs(one.rows.length * one.goodWeight - 5_000) < 1_500)
})
