import type { IntelObject } from '../../model/intel-object.ts'
import { markingOfId } from '../../model/marking.ts'
import type { Organisation } from '../../model/organisation.ts'
import { closedParts, granularMarkings } from './closed-parts.ts'
import { handlingOf, markingRefs } from './handling-of.ts'
import { type Reference, referencesOf } from './references-of.ts'
import type { HeldObject, ReleaseContext } from './release-decision.ts'
import { whyNot } from './why-not.ts'

/** † Most objects that one decision looks at. */
const MOST_OBJECTS = 100_000

/** Whether an object goes out whole to one recipient. */
export type Wholeness = 'whole' | 'not' | 'unheld'

/**
 * Which objects go out whole to one recipient, so that others may refer to them. An object does when its own markings allow it, no part of
 * it is closed, and all that it refers to goes out whole too; objects that refer to each other in a ring do where nothing else forbids it.
 */
export class ReleaseGraph {
  readonly #to: Organisation
  readonly #by: ReleaseContext
  readonly #known: Map<string, boolean>

  /** @param known what was found before for this recipient; it is added to, and must be thrown away when an object in it changes */
  constructor(to: Organisation, by: ReleaseContext, known: Map<string, boolean> = new Map()) {
    this.#to = to
    this.#by = by
    this.#known = known
  }

  /** @returns null: more objects hang together than are looked at */
  wholeness(ids: readonly string[]): ReadonlyMap<string, Wholeness> | null {
    const answers = new Map<string, Wholeness>()
    const fresh = ids.filter(id => !this.#known.has(id))
    if (fresh.length > 0 && !this.#settle(fresh)) return null
    for (const id of ids) {
      const known = this.#known.get(id)
      answers.set(id, known === undefined ? 'unheld' : known ? 'whole' : 'not')
    }
    return answers
  }

  // The largest set in which everything named is in the set too: all that hangs together is gathered, then whatever is closed takes out
  // what refers to it, until nothing changes.
  #settle(ids: readonly string[]): boolean {
    const namedBy = new Map<string, string[]>()
    const closed: string[] = []
    const seen = new Set<string>()
    const queue = [...ids]
    for (let at = 0; at < queue.length; at++) {
      const id = queue[at] ?? ''
      if (seen.has(id) || this.#known.has(id)) continue
      const held = this.#by.refs(id)
      if (held === null) continue
      seen.add(id)
      if (seen.size > MOST_OBJECTS) return false
      const named = this.#named(held)
      if (named === null) closed.push(id)
      for (const other of named ?? []) {
        if (this.#known.get(other) === false) closed.push(id)
        const back = namedBy.get(other)
        if (back === undefined) namedBy.set(other, [id])
        else back.push(id)
        queue.push(other)
      }
    }
    const not = new Set<string>()
    for (let id = closed.pop(); id !== undefined; id = closed.pop()) {
      if (not.has(id)) continue
      not.add(id)
      closed.push(...(namedBy.get(id) ?? []))
    }
    for (const id of seen) this.#known.set(id, !not.has(id))
    return true
  }

  /** What must go out whole for an object to do so; null: it does not, whatever else does. */
  #named(held: HeldObject): readonly string[] | null {
    if (held.cameFrom === this.#to.id) return []
    const { object } = held
    const handling = handlingOf(object, held.definition, this.#by.unmarked)
    if (whyNot(handling, this.#to, held.origin).length > 0) return null
    const closed = closedParts(held, this.#to, handling.addressedTo)
    if (!Array.isArray(closed) || closed.length > 0) return null
    const names = [...definitionsOf(object), ...this.#by.sourcesOf(object.id)]
    for (const reference of referencesOf(object)) {
      if (counts(reference, this.#by)) names.push(reference.id)
      else if (reference.endpoint && this.#by.refs(reference.id) === null) return null
    }
    return names
  }
}

/**
 * Whether a reference stands or falls with what it names. What is not held cannot be judged. An identity without a marking of its own may
 * be named, for whoever makes or sees something is named in it, as long as the reference is not the whole point of the object.
 */
export function counts(reference: Reference, by: Pick<ReleaseContext, 'refs'>): boolean {
  const held = by.refs(reference.id)
  if (held === null) return false
  const { object } = held
  if (reference.endpoint || object.type !== 'identity') return true
  return (
    'object_marking_refs' in object || 'granular_markings' in object || 'extensions' in object || 'labels' in object
  )
}

/** The marking definitions of an object, but for those that everybody knows. */
export function definitionsOf(object: IntelObject): readonly string[] {
  const refs = markingRefs(object['object_marking_refs']) ?? []
  const parts = granularMarkings(object)?.map(m => m.marking) ?? []
  return [...refs, ...parts].filter(id => markingOfId(id) === null)
}
