import type { Rule } from '../property-table.ts'
import type { JsonObject } from '../stix-fault.ts'
import { compareStixTime, isStixTime } from '../stix-time.ts'

/** Whether an object has a member of its own. */
export function has(object: JsonObject, name: string): boolean {
  return Object.hasOwn(object, name) && object[name] !== undefined
}

/** At least one of these must be there. */
export function someOf(...names: readonly string[]): Rule {
  return (object, at, sink) => {
    if (!names.some(name => has(object, name)))
      sink.add('property-missing', at.slice(0, -1), `must have at least one of ${names.join(', ')}`)
  }
}

/** Exactly one of these must be there. */
export function oneOf(...names: readonly string[]): Rule {
  return (object, at, sink) => {
    const there = names.filter(name => has(object, name))
    if (there.length === 0)
      sink.add('property-missing', at.slice(0, -1), `must have exactly one of ${names.join(', ')}`)
    if (there.length > 1) sink.add('properties-conflict', at + there[1], `must have exactly one of ${names.join(', ')}`)
  }
}

/** Where the first is, the others must be. */
export function needs(name: string, ...others: readonly string[]): Rule {
  return (object, at, sink) => {
    if (!has(object, name)) return
    for (const other of others)
      if (!has(object, other)) sink.add('property-missing', at + other, `must be there where ${name} is`)
  }
}

/** Where a member has this value, another must not be there. */
export function bars(name: string, value: boolean, other: string): Rule {
  return (object, at, sink) => {
    if (object[name] === value && has(object, other))
      sink.add('properties-conflict', at + other, `must not be there where ${name} is ${value}`)
  }
}

/** The second time is not before the first. */
export function inOrder(earlier: string, later: string): Rule {
  return order(earlier, later, false)
}

/** The second time is after the first. */
export function after(earlier: string, later: string): Rule {
  return order(earlier, later, true)
}

function order(earlier: string, later: string, strictly: boolean): Rule {
  return (object, at, sink) => {
    const [a, b] = [object[earlier], object[later]]
    if (typeof a !== 'string' || typeof b !== 'string' || !isStixTime(a) || !isStixTime(b)) return
    const difference = compareStixTime(a, b)
    if (difference > 0 || (strictly && difference === 0))
      sink.add(
        'timestamps-out-of-order',
        at + later,
        `must ${strictly ? 'be later than' : 'not be earlier than'} ${earlier}`,
      )
  }
}
