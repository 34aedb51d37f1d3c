import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'

/** A place in an object: names of members and places in lists. */
export type ObjectPath = readonly (string | number)[]

/** Most steps of a path; what lies deeper cannot be marked. */
const MOST_STEPS = 64

/** The path in the syntax of STIX selectors (STIX 2.1, 7.2.3.1): `labels.[0]`. */
export function selectorOf(path: ObjectPath): string {
  return path.map(step => (typeof step === 'number' ? `[${step}]` : step)).join('.')
}

/**
 * The place that a selector names. A member's name that holds a full stop is found too, the longest first.
 * @returns null: there is no such place, or more than one that the selector could mean
 */
export function pathOf(object: IntelObject, selector: string): ObjectPath | null {
  const words = selector.split('.')
  if (words.length > MOST_STEPS) return null
  const found = walk(object as Json, words, 0)
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The value at a place; undefined: nothing is there. */
export function valueAt(object: IntelObject, path: ObjectPath): Json | undefined {
  let value: Json | undefined = object as Json
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = (value as readonly Json[])[step]
    else if (isRecord(value) && typeof step === 'string' && Object.hasOwn(value, step)) value = value[step]
    else return undefined
  }
  return value
}

/** Whether `path` is `start` or lies within it. */
export function within(path: ObjectPath, start: ObjectPath): boolean {
  return start.length <= path.length && start.every((step, i) => path[i] === step)
}

/** Every place at which a text stands, names of members too; a name is told with the place of its member. */
export function textsIn(value: Json): (readonly [string, ObjectPath])[] {
  const found: (readonly [string, ObjectPath])[] = []
  visitTexts(value, [], (text, path) => found.push([text, [...path]]))
  return found
}

/** Shows every text and where it stands, as {@link textsIn}. @param path where we are; it changes and must be copied to be kept */
export function visitTexts(
  value: Json,
  path: (string | number)[],
  visit: (text: string, path: ObjectPath) => void,
): void {
  if (typeof value === 'string') visit(value, path)
  else if (Array.isArray(value)) {
    const items = value as readonly Json[]
    for (let i = 0; i < items.length; i++) {
      path.push(i)
      visitTexts(items[i] ?? null, path, visit)
      path.pop()
    }
  } else if (isRecord(value))
    for (const name of Object.keys(value)) {
      path.push(name)
      visit(name, path)
      visitTexts(value[name] ?? null, path, visit)
      path.pop()
    }
}

function walk(value: Json | undefined, words: readonly string[], at: number): ObjectPath[] {
  if (value === undefined) return []
  if (at === words.length) return [[]]
  const word = words[at] ?? ''
  if (Array.isArray(value)) {
    const index = /^\[(0|[1-9]\d{0,8})\]$/.exec(word)?.[1]
    if (index === undefined) return []
    return walk((value as readonly Json[])[Number(index)], words, at + 1).map(rest => [Number(index), ...rest])
  }
  if (!isRecord(value)) return []
  const found: ObjectPath[] = []
  let name = ''
  for (let end = at; end < words.length; end++) {
    name = end === at ? word : `${name}.${words[end]}`
    if (Object.hasOwn(value, name)) for (const rest of walk(value[name], words, end + 1)) found.push([name, ...rest])
    if (found.length > 1) return found
  }
  return found
}

/** Whether a value is a JSON object. */
export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
