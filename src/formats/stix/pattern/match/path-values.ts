import { hexToBytes } from '@noble/hashes/utils.js'
import type { Json } from '../../../../model/fact.ts'
import type { IntelObject } from '../../../../model/intel-object.ts'
import { isObject, type JsonObject } from '../../stix-fault.ts'
import type { PathStep } from '../pattern.ts'
import { literalBytes } from './literal-bytes.ts'
import type { StepBudget } from './step-budget.ts'

/** A value at the end of a path: text that STIX says holds bytes (`_hex`, `_bin`) comes as bytes. */
export type PathValue = Json | Uint8Array

/**
 * Everything that a path leads to from an object. A step that cannot be taken leads nowhere; a reference to an object that is not there
 * too. Each object is visited once at each step, so that lists of references that point at each other cost no more than they hold.
 */
export function pathValues(
  root: IntelObject,
  steps: readonly PathStep[],
  objects: ReadonlyMap<string, IntelObject>,
  budget: StepBudget,
): PathValue[] {
  let values = new Set<Json>([root as JsonObject as Json])
  let refers = false
  let form: 'hex' | 'bin' | null = null
  for (const step of steps) {
    const next = new Set<Json>()
    for (const value of values) {
      budget.spend(1)
      if ('index' in step) elements(value, step.index, next, budget)
      else member(refers ? referred(value, objects) : value, step.key, next)
    }
    values = next
    if ('key' in step) {
      refers = step.key.endsWith('_ref') || step.key.endsWith('_refs')
      form = step.key.endsWith('_hex') ? 'hex' : step.key.endsWith('_bin') ? 'bin' : null
    }
  }
  const found: PathValue[] = []
  for (const value of values) {
    const read = form === null || typeof value !== 'string' ? value : bytesOf(value, form)
    if (read !== null) found.push(read)
  }
  return found
}

function referred(value: Json, objects: ReadonlyMap<string, IntelObject>): Json {
  return ((typeof value === 'string' ? objects.get(value) : undefined) ?? null) as Json
}

function member(value: Json, key: string, into: Set<Json>): void {
  if (!isObject(value) || !Object.hasOwn(value, key)) return
  const found = value[key]
  if (found !== undefined) into.add(found)
}

function elements(value: Json, index: number | '*', into: Set<Json>, budget: StepBudget): void {
  if (!Array.isArray(value)) return
  const list: readonly Json[] = value
  if (index !== '*') {
    const found = list[index]
    if (found !== undefined) into.add(found)
    return
  }
  budget.spend(list.length)
  for (const item of list) into.add(item)
}

const HEX = /^(?:[0-9a-fA-F]{2})*$/
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Null where the text is not what its name promises. */
function bytesOf(text: string, form: 'hex' | 'bin'): Uint8Array | null {
  if (form === 'hex') return HEX.test(text) ? hexToBytes(text) : null
  // The trailing bits of the last group may be set, which a strict decoder refuses.
  return BASE64.test(text) ? literalBytes({ type: 'binary', value: text }) : null
}
