import type { Json } from '../../model/fact.ts'
import { type FaultSink, isObject, type JsonObject } from './stix-fault.ts'

const SELECTOR = /^[a-z0-9_-]{1,250}(?:\.(?:\[\d{1,9}\]|[a-zA-Z0-9_-]{1,250}))*$/
/** So many steps of a selector are followed. */
const MOST_STEPS = 64

/** Whether a text has the form of a selector (STIX 2.1, 7.2.3.1): `description`, `labels.[0]`, `hashes.SHA-256`. */
export function isSelector(text: string): boolean {
  return text.length <= 4000 && SELECTOR.test(text) && text.split('.').length <= MOST_STEPS
}

/** What a selector selects; undefined where there is nothing. */
export function selected(object: JsonObject, selector: string): Json | undefined {
  if (!isSelector(selector)) return undefined
  let value: Json | undefined = object as Json
  for (const step of selector.split('.')) {
    if (step.startsWith('[')) {
      if (!Array.isArray(value)) return undefined
      value = (value as readonly Json[])[Number(step.slice(1, -1))]
    } else {
      if (!isObject(value) || !Object.hasOwn(value, step)) return undefined
      value = value[step]
    }
  }
  return value
}

/** Every selector that selects something in an object, parents before what lies in them. */
export function selectors(object: JsonObject): string[] {
  const found: string[] = []
  const walk = (value: Json, path: string, steps: number): void => {
    if (steps > MOST_STEPS) return
    found.push(path)
    if (Array.isArray(value))
      for (const [i, item] of (value as readonly Json[]).entries()) walk(item, `${path}.[${i}]`, steps + 1)
    else if (isObject(value))
      for (const [name, member] of Object.entries(value))
        if (member !== undefined) walk(member, `${path}.${name}`, steps + 1)
  }
  for (const [name, member] of Object.entries(object)) if (member !== undefined) walk(member, name, 1)
  return found.filter(isSelector)
}

/** Checks that each granular marking has well-formed selectors, and on `write` that each selects something. */
export function checkSelectors(object: JsonObject, sink: FaultSink): void {
  const markings = object['granular_markings']
  if (!Array.isArray(markings)) return
  for (const [i, marking] of (markings as readonly Json[]).entries()) {
    if (!isObject(marking)) continue
    const list = marking['selectors']
    if (!Array.isArray(list)) {
      if (!sink.strict) sink.add('property-missing', `granular_markings.[${i}].selectors`, 'must be there')
      continue
    }
    for (const [n, selector] of (list as readonly Json[]).entries()) {
      const at = `granular_markings.[${i}].selectors.[${n}]`
      if (typeof selector !== 'string') continue
      if (!isSelector(selector)) sink.add('selector-malformed', at, 'is no selector')
      else if (sink.strict && selected(object, selector) === undefined)
        sink.add('selector-missing', at, 'selects nothing in this object')
    }
  }
}
