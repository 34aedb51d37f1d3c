import { decideRelease } from '../../analysis/release/decide-release.ts'
import { REDACTION_CODES } from '../../analysis/release/redact.ts'
import type { HeldObject, ReleaseContext, ReleaseDecision } from '../../analysis/release/release-decision.ts'
import { OWN_KEY } from '../../analysis/release/release-key.ts'
import { writeStixJson } from '../../formats/stix/read-stix-json.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { Tlp } from '../../model/tlp.ts'
import { Derivations } from './derivations.ts'
import { HeldObjects, type HeldVersion, namedBy, readObject } from './held-objects.ts'
import type { IntelStore, StoredObject } from './intel-store.ts'

/** The level of what nobody marked, unless the node says otherwise. */
export const UNMARKED_LEVEL: Tlp = 'amber'
/** † So many answers are kept for one recipient; more, and it begins anew. */
const MOST_KEPT = 200_000
/** † So many objects are kept read, and so much of their JSON. */
const MOST_READ = 5_000
const MOST_READ_LENGTH = 1 << 25
const TRIES = 5

/** What was decided for one recipient. */
interface Kept {
  /** By release key and source. */
  readonly byKey: Map<string, boolean>
  /** Of objects that are decided each by itself: by place in the log. */
  readonly bySeq: Map<number, string | null>
  /** By source: which objects go out whole, as this source knows them. */
  readonly whole: Map<string, Map<string, boolean>>
}

/** What a desk needs of the store. */
export type ReleaseStore = Pick<IntelStore, 'versions' | 'entries' | 'size' | 'note' | 'putNote'>

/** Answers what of the store each recipient gets, and remembers it. */
export class ReleaseDesk {
  readonly #owner: Organisation
  readonly #sourceOf: (from: string) => Organisation | null
  readonly #unmarked: Tlp
  readonly #derivations: Derivations
  readonly #held: HeldObjects
  readonly #kept = new Map<string, Kept>()
  /** Release keys, and places in the log of what is decided by itself, for which all was gathered. */
  readonly #needsMet = new Set<string | number>()
  /** Objects read lately, by place in the log: each is asked for by several recipients. */
  readonly #read = new Map<number, IntelObject>()
  #readLength = 0
  #generation = 0
  #following: Promise<void> = Promise.resolve()

  /**
   * @param owner this node's organisation
   * @param sourceOf the organisation behind a stored object's `from`: a peer's fingerprint or `user:NAME`; null: not known any more
   */
  constructor(
    store: ReleaseStore,
    owner: Organisation,
    sourceOf: (from: string) => Organisation | null,
    unmarked: Tlp = UNMARKED_LEVEL,
  ) {
    this.#owner = owner
    this.#sourceOf = sourceOf
    this.#unmarked = unmarked
    this.#derivations = new Derivations(store)
    this.#held = new HeldObjects(store)
  }

  /** What each of some objects is for a recipient: its JSON as stored, the JSON of a redacted one, or null where it is withheld. */
  async released(objects: readonly StoredObject[], to: Organisation): Promise<readonly (string | null)[]> {
    return this.#prepared(objects, () => objects.map(stored => this.releasedJson(stored, to)))
  }

  /** The decision about one object with its reasons. */
  async decision(stored: StoredObject, to: Organisation): Promise<ReleaseDecision> {
    return this.#prepared([stored], () => this.#decide(stored, to))
  }

  /** Gathers all on which the decisions about some objects hang, and follows the log. Cheap where nothing is new. */
  async prepare(objects: readonly StoredObject[]): Promise<void> {
    // One after the other, so that no two read the same stretch of the log.
    this.#following = this.#following.catch(() => {}).then(() => this.#follow())
    await this.#following
    if (this.#held.generation !== this.#generation) this.#needsMet.clear()
    this.#generation = this.#held.generation
    const ids = new Set<string>()
    const met: (string | number)[] = []
    for (const stored of objects) {
      const key = this.#alone(stored) ? stored.seq : stored.releaseKey
      if (this.#needsMet.has(key)) continue
      met.push(key)
      for (const id of this.#needs(stored)) ids.add(id)
    }
    if (met.length === 0) return
    await this.#held.gather([...ids], id => this.#derivations.all(id))
    if (this.#needsMet.size > MOST_KEPT) this.#needsMet.clear()
    for (const key of met) this.#needsMet.add(key)
  }

  /**
   * What an object is for a recipient: its JSON as stored, the JSON of a redacted one, or null where it is withheld.
   * @throws IntegrityError `release-unprepared` where {@link prepare} did not see the object
   */
  releasedJson(stored: StoredObject, to: Organisation): string | null {
    if (to.standing === 'own') return stored.json
    if (stored.seq > this.#derivations.through)
      throw new IntegrityError('release-unprepared', `object ${stored.seq} of the log was not prepared`)
    const kept = this.#keptFor(to)
    if (!this.#alone(stored)) {
      const key = `${stored.releaseKey}\n${stored.from}`
      const known = kept.byKey.get(key)
      if (known !== undefined) return known ? stored.json : null
      const decision = this.#decide(stored, to)
      if (decision.kind === 'redacted') return writeStixJson(decision.object)
      const whole = decision.kind === 'whole'
      if (kept.byKey.size >= MOST_KEPT) kept.byKey.clear()
      if (whole || !decision.reasons.some(r => REDACTION_CODES.includes(r.code))) kept.byKey.set(key, whole)
      return whole ? stored.json : null
    }
    const known = kept.bySeq.get(stored.seq)
    if (known !== undefined) return known === '' ? stored.json : known
    const decision = this.#decide(stored, to)
    if (kept.bySeq.size >= MOST_KEPT) kept.bySeq.clear()
    const json = decision.kind === 'redacted' ? writeStixJson(decision.object) : null
    kept.bySeq.set(stored.seq, decision.kind === 'whole' ? '' : json)
    return decision.kind === 'whole' ? stored.json : json
  }

  /** Forgets every answer, as when peers or users changed. */
  forget(): void {
    this.#kept.clear()
  }

  async #prepared<T>(objects: readonly StoredObject[], answer: () => T): Promise<T> {
    for (let tried = 1; ; tried++) {
      await this.prepare(objects)
      try {
        return answer()
      } catch (error) {
        // What was gathered may be thrown away while another asks for much.
        const unprepared = error instanceof IntegrityError && error.code === 'release-unprepared'
        if (!unprepared || tried === TRIES) throw error
      }
    }
  }

  async #follow(): Promise<void> {
    const changed = new Set<string>()
    let derived = false
    await this.#derivations.follow(({ id }, of) => {
      if (this.#held.has(id)) changed.add(id)
      if (of === null) return
      derived = true
      if (this.#held.has(of)) changed.add(of)
    })
    if (changed.size === 0 && !derived) return
    for (const id of changed) await this.#held.refresh(id)
    await this.#held.gather([...changed], id => this.#derivations.all(id))
    this.#needsMet.clear()
    for (const { byKey, bySeq, whole } of this.#kept.values()) {
      byKey.clear()
      bySeq.clear()
      whole.clear()
    }
  }

  #alone({ releaseKey, id }: StoredObject): boolean {
    return releaseKey.startsWith(OWN_KEY) || this.#derivations.has(id)
  }

  #needs(stored: StoredObject): readonly string[] {
    if (this.#alone(stored)) return [...namedBy(this.#object(stored)), ...this.#derivations.all(stored.id)]
    const { releaseKey } = stored
    if (!releaseKey.startsWith('[')) return namedBy(this.#object(stored))
    const [, creator, refs] = JSON.parse(releaseKey) as [boolean, string | null, readonly string[]]
    return creator === null ? refs : [...refs, creator]
  }

  #decide(stored: StoredObject, to: Organisation): ReleaseDecision {
    const object = this.#object(stored)
    const context: ReleaseContext = {
      ...this.#story({ stored, object }),
      owner: this.#owner,
      unmarked: this.#unmarked,
      refs: id => {
        const version = this.#held.newest(id, stored.from)
        return version === null ? null : this.#story(version)
      },
      sourcesOf: id => {
        const from = id === stored.id ? stored.from : this.#held.newest(id, stored.from)?.stored.from
        return from === undefined ? [] : this.#derivations.sourcesOf(id, from)
      },
    }
    const { whole } = this.#keptFor(to)
    const known = whole.get(stored.from) ?? new Map<string, boolean>()
    whole.set(stored.from, known)
    return decideRelease(object, to, context, known)
  }

  #object(stored: StoredObject): IntelObject {
    const known = this.#read.get(stored.seq)
    if (known !== undefined) return known
    this.#readLength += stored.json.length
    if (this.#read.size >= MOST_READ || this.#readLength > MOST_READ_LENGTH) {
      this.#read.clear()
      this.#readLength = stored.json.length
    }
    const object = readObject(stored)
    this.#read.set(stored.seq, object)
    return object
  }

  #story({ stored, object }: HeldVersion): HeldObject {
    const { from } = stored
    const source = from === 'self' ? this.#owner : this.#sourceOf(from)
    const ours = source !== null && (source.standing === 'own' || source.id === this.#owner.id)
    return {
      object,
      origin: ours && madeBy(object, [this.#owner.id, source.id]) ? 'us' : 'other',
      cameFrom: from === 'self' ? null : (source?.id ?? null),
      definition: id => this.#held.definition(id, from),
    }
  }

  #keptFor({ id, country, standing }: Organisation): Kept {
    const key = `${standing} ${country} ${id}`
    let kept = this.#kept.get(key)
    if (kept === undefined) {
      kept = { byKey: new Map(), bySeq: new Map(), whole: new Map() }
      this.#kept.set(key, kept)
    }
    return kept
  }
}

function madeBy({ created_by_ref: creator }: IntelObject, makers: readonly string[]): boolean {
  return creator === undefined || makers.some(id => id === creator)
}
