import type { IntelObject } from '../../../../model/intel-object.ts'
import { isRawNumber } from '../../stix-fault.ts'
import type { Observation } from '../observation.ts'
import type { Comparison, PropertyTest } from '../pattern.ts'
import { pathValues } from './path-values.ts'
import type { StepBudget } from './step-budget.ts'
import { valueTest } from './value-test.ts'

/** Tells whether one observation is what square brackets ask for. */
export type ObservationTest = (observation: Observation) => boolean

/** The objects of one observation, by type and by identifier. */
interface Seen {
  readonly byType: ReadonlyMap<string, readonly IntelObject[]>
  readonly byId: ReadonlyMap<string, IntelObject>
}

/** Which object stands for each type while a conjunction is tried. */
type Chosen = ReadonlyMap<string, IntelObject>

type Node =
  | {
      readonly kind: 'test'
      readonly types: ReadonlySet<string>
      readonly meets: (object: IntelObject, seen: Seen) => boolean
    }
  | { readonly kind: 'and' | 'or'; readonly types: ReadonlySet<string>; readonly parts: readonly Node[] }

/**
 * Makes the test of observations. Tests of one type that AND joins must be met by one and the same object of that type; those of other
 * types by any object of the same observation.
 * @throws RegexFault
 * @throws InputError `stix-pattern-costly` from the test
 */
export function observationTest(comparison: Comparison, budget: StepBudget): ObservationTest {
  const node = prepare(comparison, budget)
  return observation => {
    const byType = new Map<string, IntelObject[]>()
    for (const object of observation.objects) {
      budget.spend(1)
      const same = byType.get(object.type)
      if (same === undefined) byType.set(object.type, [object])
      else same.push(object)
    }
    const byId = new Map(observation.objects.map(object => [object.id, object]))
    return exists(node, { byType, byId }, budget)
  }
}

function prepare(comparison: Comparison, budget: StepBudget): Node {
  if (!('parts' in comparison)) {
    const meets = objectTest(comparison, budget)
    return { kind: 'test', types: new Set([comparison.path.objectType]), meets }
  }
  const parts = comparison.parts.map(part => prepare(part, budget))
  return { kind: comparison.kind, types: new Set(parts.flatMap(part => [...part.types])), parts }
}

function objectTest(test: PropertyTest, budget: StepBudget): (object: IntelObject, seen: Seen) => boolean {
  const { steps } = test.path
  if (test.kind === 'exists') return (object, seen) => pathValues(object, steps, seen.byId, budget).length > 0
  const meets = valueTest(test, budget)
  return (object, seen) =>
    pathValues(object, steps, seen.byId, budget).some(value => isValue(value) && meets(value) !== test.not)
}

/** A list, an object or null is no value that could be compared: a path must lead on into it. */
function isValue(value: unknown): boolean {
  return typeof value !== 'object' || value instanceof Uint8Array || isRawNumber(value)
}

/** Whether objects can be chosen, one for each type, for which the node is true. */
function exists(node: Node, seen: Seen, budget: StepBudget): boolean {
  if (node.kind === 'or') return node.parts.some(part => exists(part, seen, budget))
  if ('parts' in node) return apart(node, budget).every(parts => satisfiable(parts, seen, budget))
  const objects = [...node.types].flatMap(type => seen.byType.get(type) ?? [])
  return objects.some(object => node.meets(object, seen))
}

/** Parts of a conjunction in groups that have no type in common, which can be judged each for itself. */
function apart(node: Extract<Node, { readonly kind: 'and' | 'or' }>, budget: StepBudget): readonly (readonly Node[])[] {
  if (node.types.size === 1) return [node.parts]
  let groups: { types: Set<string>; parts: Node[] }[] = []
  for (const part of node.parts) {
    budget.spend(groups.length + part.types.size)
    const [home, ...others] = groups.filter(group => [...part.types].some(type => group.types.has(type)))
    const group = home ?? { types: new Set(), parts: [] }
    for (const other of others) {
      for (const type of other.types) group.types.add(type)
      for (const one of other.parts) group.parts.push(one)
    }
    for (const type of part.types) group.types.add(type)
    group.parts.push(part)
    if (home === undefined) groups.push(group)
    if (others.length > 0) groups = groups.filter(one => !others.includes(one))
  }
  return groups.map(group => group.parts)
}

function satisfiable(parts: readonly Node[], seen: Seen, budget: StepBudget): boolean {
  const only = parts.length === 1 ? parts[0] : undefined
  if (only !== undefined) return exists(only, seen, budget)
  const types = [...new Set(parts.flatMap(part => [...part.types]))]
  const choose = (at: number, chosen: Chosen): boolean => {
    budget.spend(1)
    const type = types[at]
    if (type === undefined) return parts.every(part => holds(part, chosen, seen))
    // A type of which nothing was seen may still be one that another branch of an OR does without.
    if (!seen.byType.has(type)) return choose(at + 1, chosen)
    return (seen.byType.get(type) ?? []).some(object => choose(at + 1, new Map([...chosen, [type, object]])))
  }
  return choose(0, new Map())
}

function holds(node: Node, chosen: Chosen, seen: Seen): boolean {
  if (node.kind === 'or') return node.parts.some(part => holds(part, chosen, seen))
  if ('parts' in node) return node.parts.every(part => holds(part, chosen, seen))
  const [type = ''] = node.types
  const object = chosen.get(type)
  return object !== undefined && node.meets(object, seen)
}
