import canonicalize from 'canonicalize'
import { IntegrityError } from '../../model/errors.ts'
import { textDigest } from '../../model/fact.ts'
import type { RuleFinding } from '../../model/monitor/judgement.ts'
import type { RuleContext } from '../../model/monitor/rule.ts'
import type { LearnedScore } from '../monitor/monitor-engine.ts'
import type { ScoreEvaluation } from './evaluate-score.ts'
import { featuresOf } from './features.ts'
import { type CalibrationStep, calibrated } from './isotonic.ts'

/** A trained score as it lies in a file: `cordon.learned-score/1`. */
export interface LearnedModel {
  readonly schema: 'cordon.learned-score/1'
  /** Names of the features with the weight of each, its mean and its deviation on the data that it was trained on. */
  readonly features: readonly {
    readonly name: string
    readonly weight: number
    readonly mean: number
    readonly deviation: number
  }[]
  readonly intercept: number
  readonly calibration: readonly CalibrationStep[]
  /** On events from the cut on, which neither the weights nor the calibration have seen. */
  readonly evaluation: ScoreEvaluation
  /** The rule set whose answers it has learned from. */
  readonly ruleset: string
  readonly trainedOn: { readonly events: number; readonly bad: number; readonly until: string }
  /** SHA-256 over the canonical JSON of all else. */
  readonly digest: string
}

/** The digest that a model must have. */
export function modelDigest(model: Omit<LearnedModel, 'digest'>): string {
  return textDigest(canonicalize({ ...model, digest: undefined }) ?? '')
}

/**
 * Reads a model file's text.
 * @throws IntegrityError `learned-score-damaged`: it is no model, or not the one that was trained
 */
export function readLearnedModel(text: string): LearnedModel {
  const damaged = (why: string): IntegrityError => new IntegrityError('learned-score-damaged', `the model ${why}`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw damaged('is no JSON')
  }
  if (typeof value !== 'object' || value === null) throw damaged('is no object')
  const model = value as LearnedModel
  if (model.schema !== 'cordon.learned-score/1') throw damaged('is of a kind that is not known here')
  if (modelDigest(model) !== model.digest) throw damaged('does not have the digest that it tells')
  return model
}

/** Sum of weighted features and the intercept, before calibration. */
export function rawScore(
  { features, intercept }: Pick<LearnedModel, 'features' | 'intercept'>,
  x: readonly number[],
): number {
  let sum = intercept
  for (const [n, { weight, mean, deviation }] of features.entries()) sum += (weight * ((x[n] ?? 0) - mean)) / deviation
  return sum
}

/** Features named in an explanation. */
const MOST_REASONS = 5

/** The score for the monitor: beside the rules, with the features that raised it most, and how it did on data that it had not seen. */
export function learnedScore(model: LearnedModel): LearnedScore {
  const names = model.features.map(({ name }) => name)
  const { auc, averagePrecision, bad, events } = model.evaluation
  const told = `on ${events} events that it had not seen, ${bad} of them bad: AUC ${shown(auc)}, average precision ${shown(averagePrecision)}`
  return {
    digest: model.digest,
    score(context: RuleContext, findings: readonly RuleFinding[]) {
      const x = featuresOf(context, findings, names)
      const raised = model.features
        .map(({ name, weight, mean, deviation }, n) => ({ name, by: (weight * ((x[n] ?? 0) - mean)) / deviation }))
        .filter(({ by }) => by > 0.005)
        .sort((a, b) => b.by - a.by || (a.name < b.name ? -1 : 1))
        .slice(0, MOST_REASONS)
      const because = raised.map(({ name, by }) => `${name} +${by.toFixed(2)}`)
      return { score: calibrated(model.calibration, rawScore(model, x)), because: [...because, told] }
    },
  }
}

function shown(figure: number | null): string {
  return figure === null ? 'none' : figure.toFixed(3)
}
