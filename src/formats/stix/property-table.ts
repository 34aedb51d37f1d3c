import { type Kind, listOf, readKind } from './property-kinds.ts'
import { type FaultSink, isObject, type JsonObject } from './stix-fault.ts'

/** A rule over several members of one object. `at` is where the object lies: empty for a whole one, else a path with its point. */
export type Rule = (object: JsonObject, at: string, sink: FaultSink) => void

/** What an object may hold: its members, which of them it must have, and the rules between them. */
export interface PropertyTable {
  readonly members: ReadonlyMap<string, Kind>
  readonly required: readonly string[]
  readonly rules: readonly Rule[]
  /** The words that made it, from which a JSON Schema can be written. */
  readonly words: readonly PropertyWord[]
}

/** A word of a table, taken apart. */
export interface PropertyWord {
  readonly name: string
  readonly kind: string
  readonly list: boolean
  readonly must: boolean
}

/**
 * Makes a table of words such as `name!`, `count:int(0..5)`, `aliases[]`, `sighting_of_ref:ref(indicator)!`: a name, after a colon its
 * kind (a text where none is said), `[]` for a list, `!` where it must be there.
 * @param subs what checks a kind in braces
 */
export function propertyTable(
  text: string,
  rules: readonly Rule[] = [],
  subs: ReadonlyMap<string, Kind> = new Map(),
): PropertyTable {
  const words = text
    .split(/\s+/)
    .filter(word => word !== '')
    .map(readWord)
  const sub = (name: string): Kind => {
    const kind = subs.get(name)
    if (kind === undefined) throw new RangeError(`no table is named ${name}`)
    return kind
  }
  const members = new Map<string, Kind>()
  for (const { name, kind, list } of words) {
    const one = readKind(kind, sub)
    members.set(name, list ? listOf(one) : one)
  }
  return { members, required: words.filter(w => w.must).map(w => w.name), rules, words }
}

/** The kind of an object inside another, which must hold at least one member and no other than the table's. */
export function objectKind(table: PropertyTable): Kind {
  return (value, path, sink) => {
    if (!isObject(value)) return sink.add('value-wrong-type', path, 'must be an object')
    checkMembers(value, table, `${path}.`, sink)
    if (!sink.strict) return
    for (const name of Object.keys(value))
      if (!table.members.has(name) && !name.startsWith('x_'))
        sink.add('property-unknown', `${path}.${name}`, 'is no member that STIX knows here')
  }
}

/** Checks the members that a table knows, and on `write` its rules and what must be there. */
export function checkMembers(object: JsonObject, table: PropertyTable, at: string, sink: FaultSink): void {
  for (const name in object) {
    const kind = table.members.get(name)
    const value = object[name]
    if (kind === undefined || value === undefined) continue
    if (value === null) sink.add('value-null', at + name, 'is null: leave the member out')
    else kind(value, at + name, sink)
  }
  if (!sink.strict) return
  for (const name of table.required)
    if (object[name] === undefined) sink.add('property-missing', at + name, 'must be there')
  for (const rule of table.rules) rule(object, at, sink)
}

function readWord(word: string): PropertyWord {
  const must = word.endsWith('!')
  const rest = must ? word.slice(0, -1) : word
  const list = rest.endsWith('[]')
  const stem = list ? rest.slice(0, -2) : rest
  const colon = stem.indexOf(':')
  return colon < 0
    ? { name: stem, kind: 'text', list, must }
    : { name: stem.slice(0, colon), kind: stem.slice(colon + 1), list, must }
}
