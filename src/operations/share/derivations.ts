import type { IntelStore, StoredObject } from './intel-store.ts'

/** Under which note the store keeps how far it was read, so that a restart goes on there. */
const NOTE = 'release/derivations'
const PAGE = 2_000
/** Types of objects that tell of derivation. */
const TOLD_BY = ['relationship']
/** † After so many entries how far we are is noted anew. */
const NOTED_EACH = 20_000

/** Who said that an object was derived from another. */
interface Derivation {
  readonly source: string
  readonly from: string
}

/** Which objects were derived from which, as `derived-from` relationships in the log tell it. Follows the log as it grows. */
export class Derivations {
  readonly #store: Pick<IntelStore, 'entries' | 'size' | 'note' | 'putNote'>
  readonly #byObject = new Map<string, Derivation[]>()
  #through = -1
  #noted = 0

  constructor(store: Pick<IntelStore, 'entries' | 'size' | 'note' | 'putNote'>) {
    this.#store = store
  }

  /** The last place of the log that was read; 0: none. */
  get through(): number {
    return Math.max(0, this.#through)
  }

  /**
   * Reads what is new in the log; the first time relationships alone, since nobody can have held an older state of anything else.
   * @param fresh told of every entry that was read, and of which object it says that it was derived; null: of none
   */
  async follow(fresh: (entry: StoredObject, derived: string | null) => void): Promise<void> {
    const types = this.#through < 0 ? TOLD_BY : undefined
    if (this.#through < 0) await this.#resume()
    const size = await this.#store.size()
    while (this.#through < size) {
      const page = await this.#store.entries(this.#through, PAGE, types)
      if (page.length === 0) {
        this.#through = size
        break
      }
      for (const entry of page) {
        fresh(entry, this.#read(entry))
        this.#through = entry.seq
      }
    }
    if (this.#through - this.#noted >= NOTED_EACH) await this.#note()
  }

  /** Whether anybody said that an object was derived from another. */
  has(id: string): boolean {
    return this.#byObject.has(id)
  }

  /** The ids from which an object was derived, as far as this node itself or whoever gave the object says so: anybody else could only mean to close it. */
  sourcesOf(id: string, givenBy: string): readonly string[] {
    const said = this.#byObject.get(id) ?? []
    return said.filter(d => d.from === givenBy || d.from === 'self').map(d => d.source)
  }

  /** The ids from which anybody says that an object was derived. */
  all(id: string): readonly string[] {
    return this.#byObject.get(id)?.map(d => d.source) ?? []
  }

  #read({ type, json, from }: StoredObject): string | null {
    if (type !== 'relationship' || !json.includes('derived-from')) return null
    const { relationship_type: kind, source_ref: object, target_ref: source } = JSON.parse(json)
    if (kind !== 'derived-from' || typeof object !== 'string' || typeof source !== 'string') return null
    this.#put(object, { source, from })
    return object
  }

  #put(object: string, derivation: Derivation): void {
    const said = this.#byObject.get(object)
    if (said === undefined) this.#byObject.set(object, [derivation])
    else said.push(derivation)
  }

  async #resume(): Promise<void> {
    const note = await this.#store.note(NOTE)
    const { through = 0, said = [] } =
      note === null ? {} : (JSON.parse(note) as { through?: number; said?: [string, string, string][] })
    for (const [object, source, from] of said) this.#put(object, { source, from })
    this.#through = through
    this.#noted = through
  }

  async #note(): Promise<void> {
    const said = [...this.#byObject].flatMap(([object, list]) => list.map(d => [object, d.source, d.from]))
    await this.#store.putNote(NOTE, JSON.stringify({ through: this.#through, said }))
    this.#noted = this.#through
  }
}
