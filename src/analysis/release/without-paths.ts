import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { isRecord, type ObjectPath, pathOf, selectorOf } from './object-path.ts'

/** Places to drop, as a tree; `whole`: all of it. */
interface Cut {
  whole: boolean
  readonly below: Map<string | number, Cut>
}

/**
 * An object without some of its parts. Items after a dropped one move up, and the selectors of granular markings with them; lists, objects
 * and granular markings that have nothing left are dropped themselves.
 */
export function withoutPaths(object: IntelObject, drops: readonly ObjectPath[]): IntelObject {
  const cuts: Cut = { whole: false, below: new Map() }
  for (const path of drops) addCut(cuts, path)
  const left = cutOut(object as Json, cuts) as { [key: string]: Json }
  const marked = object['granular_markings']
  if (!Array.isArray(marked)) return left as unknown as IntelObject
  const rest: Json[] = []
  for (const entry of marked as readonly Json[]) {
    if (!isRecord(entry)) continue
    const { selectors } = entry
    const moved = (Array.isArray(selectors) ? selectors : [])
      .map((s: Json) => (typeof s === 'string' ? movedSelector(object, s, cuts) : null))
      .filter((s: string | null) => s !== null)
    if (moved.length > 0) rest.push({ ...entry, selectors: moved })
  }
  const { granular_markings: _, ...others } = left
  return (rest.length === 0 ? others : { ...others, granular_markings: rest }) as unknown as IntelObject
}

function addCut(cuts: Cut, path: ObjectPath): void {
  let cut = cuts
  for (const step of path) {
    let next = cut.below.get(step)
    if (next === undefined) {
      next = { whole: false, below: new Map() }
      cut.below.set(step, next)
    }
    cut = next
  }
  cut.whole = true
}

/** What is left of a value; undefined: nothing, or nothing that STIX lets stand. */
function cutOut(value: Json, cut: Cut | undefined): Json | undefined {
  if (cut === undefined) return value
  if (cut.whole) return undefined
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item, i) => cutOut(item, cut.below.get(i)))
    const left = items.filter(item => item !== undefined)
    return left.length === 0 ? undefined : left
  }
  if (!isRecord(value)) return value
  const left: [string, Json][] = []
  for (const name of Object.keys(value)) {
    const member = cutOut(value[name] ?? null, cut.below.get(name))
    if (member !== undefined) left.push([name, member])
  }
  return left.length === 0 ? undefined : Object.fromEntries(left)
}

/** A selector as it names the same place afterwards; null: that place is gone. */
function movedSelector(object: IntelObject, selector: string, cuts: Cut): string | null {
  const path = pathOf(object, selector)
  if (path === null) return null
  const moved: (string | number)[] = []
  let cut: Cut | undefined = cuts
  let value: Json | undefined = object as Json
  for (const step of path) {
    const next: Cut | undefined = cut?.below.get(step)
    const inner: Json | undefined = Array.isArray(value)
      ? (value as readonly Json[])[Number(step)]
      : isRecord(value)
        ? value[String(step)]
        : undefined
    if (inner === undefined || cutOut(inner, next) === undefined) return null
    if (typeof step === 'number') moved.push(step - goneBefore(value, cut, step))
    else moved.push(step)
    cut = next
    value = inner
  }
  return selectorOf(moved)
}

function goneBefore(list: Json | undefined, cut: Cut | undefined, step: number): number {
  if (!Array.isArray(list) || cut === undefined) return 0
  let gone = 0
  for (const [i, below] of cut.below)
    if (typeof i === 'number' && i < step && cutOut((list as readonly Json[])[i] ?? null, below) === undefined) gone++
  return gone
}
