import { bindings } from './match/bindings.ts'
import { oftenEnough } from './match/often-enough.ts'
import { StepBudget } from './match/step-budget.ts'
import type { Observation } from './observation.ts'
import type { Pattern } from './pattern.ts'

/** What becomes of a pattern held against observations. */
export interface MatchResult {
  readonly matched: boolean
  /** Places in the list of observations, in order, of those that meet it; empty where none do. One way of several. */
  readonly used: readonly number[]
}

/** Bounds of an evaluation. */
export interface EvaluateOptions {
  /** How many elementary steps it may take; {@link MOST_STEPS} where nothing is said. */
  readonly steps?: number
}

/** So many steps an evaluation takes at most: about a second. */
export const MOST_STEPS = 10_000_000

/**
 * Whether observations meet a pattern, by STIX 2.1, section 9. What cannot be told within the steps allowed is an error, never a no.
 * @throws InputError `stix-pattern-costly`
 * @throws RegexFault `stix-regex-malformed`, `stix-regex-unsupported`, `stix-regex-too-large`
 */
export function evaluatePattern(
  pattern: Pattern,
  observations: readonly Observation[],
  options: EvaluateOptions = {},
): MatchResult {
  const budget = new StepBudget(options.steps ?? MOST_STEPS)
  const counted = oftenEnough(pattern, observations, budget)
  if (counted !== null) return { matched: counted.length > 0, used: counted }
  for (const { uses } of bindings(pattern, observations, budget)())
    return { matched: true, used: [...uses.keys()].sort((a, b) => a - b) }
  return { matched: false, used: [] }
}
