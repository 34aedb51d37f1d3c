import { stixNs } from '../../stix-time.ts'
import type { Observation } from '../observation.ts'
import type { Pattern } from '../pattern.ts'
import { type Binding, bindingOf, isInSpan, isWithin, joined } from './binding.ts'
import { observationTest } from './observation-test.ts'
import { spanNs } from './span-ns.ts'
import type { StepBudget } from './step-budget.ts'

/** So many observations may have to come together; each is one level of trying. */
const MOST_TOGETHER = 500

/** Makes anew, at each call, everything that a part of a pattern is met by, one after the other. */
export type Bindings = () => Iterable<Binding>

/**
 * Everything that a pattern is met by. Nothing is looked for before it is asked for.
 * @throws InputError `stix-pattern-costly` while it is being gone through
 */
export function bindings(pattern: Pattern, observations: readonly Observation[], budget: StepBudget): Bindings {
  switch (pattern.kind) {
    case 'observation':
      return single(pattern, observations, budget)
    case 'or': {
      const parts = pattern.parts.map(part => bindings(part, observations, budget))
      return function* () {
        for (const part of parts) yield* part()
      }
    }
    case 'and':
    case 'followedby': {
      if (pattern.parts.length > MOST_TOGETHER) budget.spend(Number.POSITIVE_INFINITY)
      const parts = pattern.parts.map(part => bindings(part, observations, budget))
      const fits = pattern.kind === 'and' ? () => true : (a: Binding, b: Binding) => a.firstNs <= b.lastNs
      return () => together(parts, fits, observations, budget)
    }
    case 'within': {
      const span = spanNs(pattern.seconds)
      return filtered(bindings(pattern.of, observations, budget), binding => isWithin(binding, span))
    }
    case 'startstop': {
      const [start, stop] = [stixNs(pattern.start), stixNs(pattern.stop)]
      return filtered(bindings(pattern.of, observations, budget), binding => isInSpan(binding, start, stop))
    }
    case 'repeats': {
      const of = bindings(pattern.of, observations, budget)
      return () => repeated(of, pattern.times, observations, budget)
    }
  }
}

function single(
  pattern: Extract<Pattern, { readonly kind: 'observation' }>,
  observations: readonly Observation[],
  budget: StepBudget,
): Bindings {
  const test = observationTest(pattern.test, budget)
  const known = new Map<number, Binding | null>()
  return function* () {
    for (const [index, observation] of observations.entries()) {
      budget.spend(20)
      let binding = known.get(index)
      if (binding === undefined) {
        binding = observation.count > 0 && test(observation) ? bindingOf(index, 1, observation) : null
        known.set(index, binding)
      }
      if (binding !== null) yield binding
    }
  }
}

function filtered(of: Bindings, keep: (binding: Binding) => boolean): Bindings {
  return function* () {
    for (const binding of of()) if (keep(binding)) yield binding
  }
}

/** One binding of each part, none of which uses what another has used up. */
function* together(
  parts: readonly Bindings[],
  fits: (before: Binding, next: Binding) => boolean,
  observations: readonly Observation[],
  budget: StepBudget,
  before: Binding | null = null,
): Iterable<Binding> {
  const [part, ...rest] = parts
  if (part === undefined) {
    if (before !== null) yield before
    return
  }
  for (const next of part()) {
    budget.spend(20)
    if (before !== null && !fits(before, next)) continue
    const both = before === null ? next : joined(before, next, observations)
    if (both !== null) yield* together(rest, fits, observations, budget, both)
  }
}

/** So many bindings of one part. They have no order, so that each set of them is made once. */
function* repeated(
  of: Bindings,
  times: number,
  observations: readonly Observation[],
  budget: StepBudget,
): Iterable<Binding> {
  const all: Binding[] = []
  for (const binding of of()) {
    budget.spend(20)
    all.push(binding)
  }
  const stock = all.reduce((sum, binding) => sum + mostUses(binding, observations), 0)
  if (stock < times) return
  yield* choose(all, 0, times, null, observations, budget)
}

function* choose(
  all: readonly Binding[],
  from: number,
  times: number,
  before: Binding | null,
  observations: readonly Observation[],
  budget: StepBudget,
): Iterable<Binding> {
  if (times === 0) {
    if (before !== null) yield before
    return
  }
  for (let i = from; i < all.length; i++) {
    budget.spend(20)
    const one = all[i] as Binding
    // As many of it as there are first: what repeats is mostly one and the same.
    for (let n = Math.min(times, mostUses(one, observations)); n > 0; n--) {
      budget.spend(20)
      const many = { ...one, uses: new Map([...one.uses].map(([index, uses]) => [index, uses * n])) }
      const both = before === null ? many : joined(before, many, observations)
      if (both !== null) yield* choose(all, i + 1, times - n, both, observations, budget)
    }
  }
}

/** How often a binding can be had, as far as it alone decides. */
function mostUses(binding: Binding, observations: readonly Observation[]): number {
  let most = Number.POSITIVE_INFINITY
  for (const [index, uses] of binding.uses) most = Math.min(most, Math.floor((observations[index]?.count ?? 0) / uses))
  return most
}
