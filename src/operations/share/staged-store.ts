import type { IntelStore, NewObject, StoredObject } from './intel-store.ts'
import type { ReleaseStore } from './release-desk.ts'

/** The store as it would be with some objects more: what a dry run decides over. Nothing is written. */
export class StagedStore implements ReleaseStore {
  readonly #store: ReleaseStore
  readonly #size: number
  readonly #added: readonly StoredObject[]

  private constructor(store: ReleaseStore, size: number, added: readonly StoredObject[]) {
    this.#store = store
    this.#size = size
    this.#added = added
  }

  /** Puts objects behind those of a store. */
  static async over(store: Pick<IntelStore, keyof ReleaseStore>, added: readonly NewObject[]): Promise<StagedStore> {
    const size = await store.size()
    const rows = added.map((object, n) => ({ ...object, seq: size + n + 1, nonce: '', addedUs: 0 }))
    return new StagedStore(store, size, rows)
  }

  /** The objects that were added, as they would be stored. */
  get added(): readonly StoredObject[] {
    return this.#added
  }

  async size(): Promise<number> {
    return this.#size + this.#added.length
  }

  async entries(after: number, limit: number, types?: readonly string[]): Promise<readonly StoredObject[]> {
    if (after < this.#size) {
      const stored = (await this.#store.entries(after, limit, types)).filter(({ seq }) => seq <= this.#size)
      if (stored.length > 0) return stored
    }
    const added = this.#added.slice(Math.max(0, after - this.#size))
    return (types === undefined ? added : added.filter(({ type }) => types.includes(type))).slice(0, limit)
  }

  async versions(id: string): Promise<readonly StoredObject[]> {
    const stored = (await this.#store.versions(id)).filter(({ seq }) => seq <= this.#size)
    return [...stored, ...this.#added.filter(object => object.id === id)]
  }

  note(name: string): Promise<string | null> {
    return this.#store.note(name)
  }

  async putNote(): Promise<void> {}
}
