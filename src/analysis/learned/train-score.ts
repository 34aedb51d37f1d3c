import LogisticRegression from 'ml-logistic-regression'
import { Matrix } from 'ml-matrix'
import { InputError } from '../../model/errors.ts'
import { evaluateScore } from './evaluate-score.ts'
import { calibrate, calibrated } from './isotonic.ts'
import { type LearnedModel, modelDigest, rawScore } from './learned-model.ts'
import type { LearnedRow, RowSample } from './row-sample.ts'

/** Three stretches of history, one after the other: weights, calibration, evaluation. */
export interface TrainingData {
  readonly names: readonly string[]
  readonly train: RowSample
  readonly calibration: RowSample
  readonly evaluation: RowSample
  readonly ruleset: string
  /** ISO 8601: where the evaluation begins. */
  readonly until: string
}

/** † Steps of the descent; stopping early keeps rare features small. */
const STEPS = 600
/** † Fewer bad events than this teach nothing. */
const LEAST_BAD = 10

/**
 * Trains a logistic score, calibrates it, and evaluates it on what it has not seen.
 * @throws InputError `too-few-labels`
 */
export function trainScore(data: TrainingData): LearnedModel {
  const rows = data.train.rows
  const bad = rows.filter(row => row.bad).length
  const parts = [bad, data.calibration.rows.filter(row => row.bad).length]
  if (parts.some(n => n < LEAST_BAD) || bad === rows.length)
    throw new InputError(
      'too-few-labels',
      `there are ${parts.join(' and ')} bad events to train on and to calibrate with; at least ${LEAST_BAD} of each, and good ones, are needed`,
      { place: { field: '--labels' } },
    )
  const kept = columnsOf(rows, data.names)
  const weights = descend(rows, kept)
  const features = kept.map(({ name, mean, deviation }, n) => ({ name, weight: weights[n] ?? 0, mean, deviation }))
  const linear = { features, intercept: weights[kept.length] ?? 0 }
  const places = kept.map(({ place }) => place)
  const score = (row: LearnedRow): number =>
    rawScore(
      linear,
      places.map(place => row.x[place] ?? 0),
    )
  const scoredOf = (sample: RowSample, of: (row: LearnedRow) => number) =>
    sample.rows.map(row => ({ score: of(row), bad: row.bad, weight: row.bad ? 1 : sample.goodWeight }))
  const calibration = calibrate(scoredOf(data.calibration, score))
  const evaluation = evaluateScore(scoredOf(data.evaluation, row => calibrated(calibration, score(row))))
  const model = {
    ...{ schema: 'cordon.learned-score/1' as const, ...linear, calibration, evaluation, ruleset: data.ruleset },
    trainedOn: { events: rows.length, bad, until: data.until },
  }
  return { ...model, digest: modelDigest(model) }
}

interface Column {
  readonly name: string
  readonly place: number
  readonly mean: number
  readonly deviation: number
}

/** Features that differ at all. Those of 0 and 1 stay as they are: a rare one, divided by its small deviation, would shake the descent. */
function columnsOf(rows: readonly LearnedRow[], names: readonly string[]): Column[] {
  return names.flatMap((name, place) => {
    const values = rows.map(({ x }) => x[place] ?? 0)
    const mean = values.reduce((a, b) => a + b, 0) / values.length
    const variance = values.reduce((all, x) => all + (x - mean) ** 2, 0) / values.length
    if (variance === 0) return []
    const binary = values.every(x => x === 0 || x === 1)
    return [{ name, place, mean, deviation: binary ? 1 : Math.sqrt(variance) }]
  })
}

/** Weights of the columns and, last, the intercept. */
function descend(rows: readonly LearnedRow[], columns: readonly Column[]): number[] {
  const scaled = rows.map(({ x }) => [
    ...columns.map(({ place, mean, deviation }) => ((x[place] ?? 0) - mean) / deviation),
    1,
  ])
  // The gradient is a sum over the rows whose curvature is at most a quarter of the sum of squares: below 2 over it nothing swings.
  const squares = scaled.reduce((all, row) => all + row.reduce((sum, x) => sum + x * x, 0), 0)
  const learner = new LogisticRegression({ numSteps: STEPS, learningRate: 4 / squares })
  learner.train(new Matrix(scaled), Matrix.columnVector(rows.map(({ bad }) => (bad ? 1 : 0))))
  return learner.classifiers[0]?.weights.to1DArray() ?? []
}
