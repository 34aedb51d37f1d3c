import { featureNames, featuresOf } from '../../analysis/learned/features.ts'
import type { LearnedModel } from '../../analysis/learned/learned-model.ts'
import { RowSample } from '../../analysis/learned/row-sample.ts'
import { type TruthLabel, TruthLabels } from '../../analysis/tuning/truth-labels.ts'
import { InputError } from '../../model/errors.ts'
import { type BacktestWorld, setOf } from './backtest.ts'

/** History to learn from. */
export interface TrainInput {
  readonly files: readonly string[]
  readonly overlay: unknown
  readonly labels: readonly TruthLabel[]
  /** Unix milliseconds: what comes from then on is only evaluated. */
  readonly cutMs: number
}

/** † Good events kept of each stretch, and bad ones at most. */
const MOST_ROWS = 6_000
/** † Of the time before the cut, the last fifth calibrates. */
const TRAIN_SHARE = 0.8

/**
 * Trains a score on the rules' answers and the figures around each event before the cut, calibrates it on the last fifth of that time, and
 * evaluates it on what comes after.
 * @throws InputError `too-few-labels`, `cut-outside`; those of reading history
 */
export async function trainFromHistory(input: TrainInput, world: BacktestWorld): Promise<LearnedModel> {
  const set = setOf(input.overlay, world)
  const names = featureNames(set.rules.map(({ rule }) => rule))
  const labels = new TruthLabels(input.labels)
  const { files, overlay, cutMs } = input
  const fromMs = await world.firstOf(files)
  if (!(cutMs > fromMs))
    throw new InputError('cut-outside', 'the cut lies before the history', { place: { field: '--cut' } })
  const calibrateMs = fromMs + (cutMs - fromMs) * TRAIN_SHARE
  const [train, calibration, evaluation] = [MOST_ROWS, MOST_ROWS, 4 * MOST_ROWS].map(most => new RowSample(most)) as [
    RowSample,
    RowSample,
    RowSample,
  ]
  const job = { files, overlays: [overlay], labels: null, cutMs: null, software: world.software }
  await world.each(job, ({ event }, [verdict], replay) => {
    const { bad } = labels.of(event)
    if (bad === null || verdict === undefined) return
    const sample = event.atMs < calibrateMs ? train : event.atMs < cutMs ? calibration : evaluation
    sample.add(event.id, bad, () => featuresOf(replay.context, verdict.findings, names))
  })
  const { trainScore } = await import('../../analysis/learned/train-score.ts')
  const until = new Date(cutMs).toISOString()
  return trainScore({ names, train, calibration, evaluation, ruleset: set.digest, until })
}
