import { referencesOf } from '../../analysis/release/references-of.ts'
import { definitionsOf } from '../../analysis/release/release-graph.ts'
import { readStixJson } from '../../formats/stix/read-stix-json.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { readMarking } from '../../model/marking.ts'
import type { IntelStore, StoredObject } from './intel-store.ts'

/** A version of an object, read. */
export interface HeldVersion {
  readonly object: IntelObject
  readonly stored: StoredObject
}

/** † So many ids are kept read, and so much of their JSON; more, and reading begins anew. */
const MOST_READ = 200_000
const MOST_LENGTH = 1 << 28

/** Objects of the store to which others refer, read when they are needed and kept, so that a decision need not wait. */
export class HeldObjects {
  readonly #store: Pick<IntelStore, 'versions'>
  /** An empty list: we looked, and do not hold it. */
  readonly #byId = new Map<string, readonly HeldVersion[]>()

  #generation = 0
  #length = 0

  constructor(store: Pick<IntelStore, 'versions'>) {
    this.#store = store
  }

  /** Grows when everything read was thrown away. */
  get generation(): number {
    return this.#generation
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  /** Reads whatever hangs together with these ids. @param more ids that belong to an object beside those that it names */
  async gather(ids: readonly string[], more: (id: string) => readonly string[]): Promise<void> {
    if (this.#byId.size > MOST_READ || this.#length > MOST_LENGTH) {
      this.#byId.clear()
      this.#length = 0
      this.#generation++
    }
    const queue = [...ids]
    const seen = new Set<string>()
    for (let at = 0; at < queue.length; at++) {
      const id = queue[at] ?? ''
      if (seen.has(id)) continue
      seen.add(id)
      if (!this.#byId.has(id)) await this.refresh(id)
      for (const { object } of this.#versions(id)) queue.push(...namedBy(object))
      queue.push(...more(id))
    }
  }

  /** Reads the versions of an object anew. */
  async refresh(id: string): Promise<void> {
    const stored = await this.#store.versions(id)
    for (const { json } of stored) this.#length += json.length
    this.#byId.set(
      id,
      stored.map(s => ({ stored: s, object: readObject(s) })),
    )
  }

  /**
   * The state of an object as a source that names it knows it: the newest that this source or this node told, else the newest of whoever
   * told of it first. Null: not held.
   * @throws IntegrityError `release-unprepared` where it was not gathered
   */
  newest(id: string, source: string): HeldVersion | null {
    const versions = this.#versions(id)
    const own = versions.filter(({ stored }) => stored.from === source || stored.from === 'self')
    const first = versions[0]?.stored.from
    const told = own.length > 0 ? own : versions.filter(({ stored }) => stored.from === first)
    let newest: HeldVersion | null = null
    for (const version of told)
      if (newest === null || version.stored.versionNs >= newest.stored.versionNs) newest = version
    return newest
  }

  /**
   * The marking definition under an id as a source means it: what that source or this node told of it, else what all others agree on,
   * unless that is CLEAR or GREEN: a stranger may not open what another closed. Null: not held, or not settled.
   */
  definition(id: string, source: string): IntelObject | null {
    const all = this.#versions(id)
    const own = all.filter(({ stored }) => stored.from === source || stored.from === 'self')
    const told = own.length > 0 ? own : all
    const meanings = new Set(told.map(({ object }) => JSON.stringify(readMarking(object))))
    const [first] = told
    if (first === undefined || meanings.size !== 1) return null
    const level = readMarking(first.object)?.tlp ?? null
    return own.length === 0 && (level === 'clear' || level === 'green') ? null : first.object
  }

  #versions(id: string): readonly HeldVersion[] {
    const versions = this.#byId.get(id)
    if (versions !== undefined) return versions
    throw new IntegrityError('release-unprepared', `${id} was not gathered before a decision that hangs on it`)
  }
}

/** Every id on which the decision about an object hangs. */
export function namedBy(object: IntelObject): readonly string[] {
  return [...definitionsOf(object), ...referencesOf(object).map(r => r.id)]
}

/** The object of a stored one, numbers as they came. */
export function readObject(stored: StoredObject): IntelObject {
  return readStixJson(stored.json) as unknown as IntelObject
}
