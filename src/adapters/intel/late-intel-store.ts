import { existsSync } from 'node:fs'
import type {
  Added,
  CollectionQuery,
  EntriesSpan,
  InCollection,
  IntelStore,
  LogLeaf,
  NewObject,
  Quarantined,
  StoredObject,
  StoredStatus,
} from '../../operations/share/intel-store.ts'
import { MemoryIntelStore } from './memory-intel-store.ts'
import { type IntelSetting, openIntelStore } from './sqlite-intel-store.ts'

/** The store in a file that is opened when it is first written to, or read while it is there: work that shares nothing leaves no file. */
export class LateIntelStore implements IntelStore {
  readonly #file: string
  readonly #setting: IntelSetting
  #store: IntelStore | null = null

  /** @param file see {@link openIntelStore} for what the opening throws */
  constructor(file: string, setting: IntelSetting = {}) {
    this.#file = file
    this.#setting = setting
  }

  async add(objects: readonly NewObject[], collections: readonly string[]): Promise<readonly Added[]> {
    return this.#opened().add(objects, collections)
  }

  async entries(after: number, limit: number, types?: readonly string[]): Promise<readonly StoredObject[]> {
    return this.#readable().entries(after, limit, types)
  }

  async entriesNotFrom(source: string, after: number, through: number): Promise<EntriesSpan> {
    return this.#readable().entriesNotFrom(source, after, through)
  }

  async leaves(after: number, limit: number): Promise<readonly LogLeaf[]> {
    return this.#readable().leaves(after, limit)
  }

  async size(): Promise<number> {
    return this.#readable().size()
  }

  async versions(id: string): Promise<readonly StoredObject[]> {
    return this.#readable().versions(id)
  }

  async inCollection(query: CollectionQuery): Promise<readonly InCollection[]> {
    return this.#readable().inCollection(query)
  }

  async lastAdded(collection: string): Promise<number> {
    return this.#readable().lastAdded(collection)
  }

  async removeFrom(collection: string, seqs: readonly number[]): Promise<number> {
    return this.#readable().removeFrom(collection, seqs)
  }

  async quarantine(rows: readonly Quarantined[]): Promise<void> {
    return this.#opened().quarantine(rows)
  }

  async quarantined(limit: number): Promise<readonly Quarantined[]> {
    return this.#readable().quarantined(limit)
  }

  async putStatus(status: StoredStatus): Promise<void> {
    return this.#opened().putStatus(status)
  }

  async status(id: string): Promise<StoredStatus | null> {
    return this.#readable().status(id)
  }

  async dropStatuses(beforeUs: number): Promise<void> {
    return this.#readable().dropStatuses(beforeUs)
  }

  async putNote(name: string, next: string | null): Promise<void> {
    return (next === null ? this.#readable() : this.#opened()).putNote(name, next)
  }

  async note(name: string): Promise<string | null> {
    return this.#readable().note(name)
  }

  async notes(prefix: string): Promise<ReadonlyMap<string, string>> {
    return this.#readable().notes(prefix)
  }

  async close(): Promise<void> {
    await this.#store?.close()
  }

  #opened(): IntelStore {
    this.#store ??= openIntelStore(this.#file, this.#setting)
    return this.#store
  }

  // Nothing is written to what stands in for a file that is not there, so it needs neither a clock nor chance.
  #readable(): IntelStore {
    if (this.#store !== null || existsSync(this.#file)) return this.#opened()
    return new MemoryIntelStore({ now: () => 0 }, bytes => new Uint8Array(bytes))
  }
}
