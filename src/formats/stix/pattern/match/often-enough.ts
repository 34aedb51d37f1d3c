import { stixNs } from '../../stix-time.ts'
import type { Observation } from '../observation.ts'
import type { Pattern } from '../pattern.ts'
import { bindingOf, isInSpan } from './binding.ts'
import { observationTest } from './observation-test.ts'
import { spanNs } from './span-ns.ts'
import type { StepBudget } from './step-budget.ts'

/**
 * The observations that meet one observation expression with qualifiers and nothing else, at most one of them REPEATS: the commonest
 * pattern that would be dear to try out, decided here by counting. Null where the pattern is not of that form.
 */
export function oftenEnough(
  pattern: Pattern,
  observations: readonly Observation[],
  budget: StepBudget,
): readonly number[] | null {
  const spans: bigint[] = []
  const bounds: [bigint, bigint][] = []
  let times = 0
  let inner = pattern
  for (; 'of' in inner; inner = inner.of) {
    // WITHIN says nothing of a single observation.
    if (inner.kind === 'within' && times === 0) spans.push(spanNs(inner.seconds))
    else if (inner.kind === 'startstop') bounds.push([stixNs(inner.start), stixNs(inner.stop)])
    else if (inner.kind === 'repeats' && times > 0) return null
    else if (inner.kind === 'repeats') times = inner.times
  }
  if (inner.kind !== 'observation' || times === 0) return null
  const test = observationTest(inner.test, budget)
  const met = [...observations.entries()].filter(([index, observation]) => {
    const binding = bindingOf(index, 1, observation)
    return observation.count > 0 && bounds.every(([start, stop]) => isInSpan(binding, start, stop)) && test(observation)
  })
  return spans.length === 0 ? firstOf(met, times) : inOneSpan(met, times, least(spans))
}

type Met = readonly [index: number, observation: Observation]

/** Slides over the moments at which an observation ends; all that have begun a span later and have not ended before lie within it. */
function inOneSpan(met: readonly Met[], times: number, span: bigint): readonly number[] {
  const byEnd = [...met].sort(([, a], [, b]) => order(a.lastNs, b.lastNs))
  const byStart = [...met].sort(([, a], [, b]) => order(a.firstNs, b.firstNs))
  let [begun, begunCount, endedCount] = [0, 0, 0]
  for (const [, { lastNs, count }] of byEnd) {
    for (let next = byStart[begun]; next !== undefined && next[1].firstNs <= lastNs + span; next = byStart[++begun])
      begunCount += next[1].count
    if (begunCount - endedCount >= times)
      return firstOf(
        met.filter(([, o]) => o.lastNs >= lastNs && o.firstNs <= lastNs + span),
        times,
      )
    endedCount += count
  }
  return []
}

/** The first that together were made so often; empty where all together were not. */
function firstOf(met: readonly Met[], times: number): readonly number[] {
  const used: number[] = []
  let sum = 0
  for (const [index, { count }] of met) {
    used.push(index)
    sum += count
    if (sum >= times) return used
  }
  return []
}

function least(spans: readonly bigint[]): bigint {
  return spans.reduce((a, b) => (a < b ? a : b))
}

function order(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
