import { hash } from 'node:crypto'
import { UNVERSIONED } from '../../model/intel-object.ts'
import type { Clock } from '../../operations/ports.ts'
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
import { MOST_CONTENTS } from './bounds.ts'
import { checkNewObject } from './check-new-object.ts'
import { conflictOf, MOST_QUARANTINED, tooManyOf } from './conflict-of.ts'
import { leafHash, NONCE_BYTES } from './leaf-hash.ts'

/** An intel store that lasts as long as the process: for tests and drills. */
export class MemoryIntelStore implements IntelStore {
  readonly #clock: Pick<Clock, 'now'>
  readonly #chance: (bytes: number) => Uint8Array
  readonly #objects: StoredObject[] = []
  readonly #byVersion = new Map<string, StoredObject>()
  readonly #collections = new Map<string, Map<number, InCollection>>()
  readonly #lastAdded = new Map<string, number>()
  readonly #quarantine = new Map<string, Quarantined>()
  /** Rows in quarantine, by source. */
  readonly #held = new Map<string, number>()
  /** How many contents of an object without versions a source told. */
  readonly #contents = new Map<string, number>()
  readonly #statuses = new Map<string, StoredStatus>()
  readonly #notes = new Map<string, string>()
  #lastUs = 0

  /** @param chance bytes that nobody can guess, for the nonces of leaves */
  constructor(clock: Pick<Clock, 'now'>, chance: (bytes: number) => Uint8Array) {
    this.#clock = clock
    this.#chance = chance
  }

  async add(objects: readonly NewObject[], collections: readonly string[]): Promise<readonly Added[]> {
    for (const object of objects) checkNewObject(object)
    return objects.map(object => {
      // What has no versions has no author either: each description of a wallet stands for itself.
      const key = `${object.id} ${object.version === UNVERSIONED ? object.digest : object.version}`
      const before = this.#byVersion.get(key)
      if (before !== undefined && before.digest !== object.digest) {
        this.#keep(conflictOf(object, this.#clock.now()))
        return 'conflict'
      }
      if (before === undefined && this.#isFull(object)) {
        this.#keep(tooManyOf(object, this.#clock.now()))
        return 'conflict'
      }
      const stored = before ?? this.#place(object, key)
      for (const collection of new Set(collections)) this.#collect(collection, stored)
      return before === undefined ? 'new' : 'known'
    })
  }

  async entries(after: number, limit: number, types?: readonly string[]): Promise<readonly StoredObject[]> {
    if (types === undefined) return this.#objects.slice(after, after + limit)
    return this.#objects
      .slice(after)
      .filter(({ type }) => types.includes(type))
      .slice(0, limit)
  }

  async entriesNotFrom(source: string, after: number, through: number): Promise<EntriesSpan> {
    return { objects: this.#objects.slice(after, through).filter(({ from }) => from !== source), through }
  }

  async leaves(after: number, limit: number): Promise<readonly LogLeaf[]> {
    return this.#objects.slice(after, after + limit).map(({ seq, nonce, digest }) => ({
      seq,
      hash: leafHash(nonce, digest),
    }))
  }

  async size(): Promise<number> {
    return this.#objects.length
  }

  async versions(id: string): Promise<readonly StoredObject[]> {
    return this.#objects.filter(o => o.id === id)
  }

  async inCollection(query: CollectionQuery): Promise<readonly InCollection[]> {
    const { collection, afterUs = -1, ids, types, specVersions, limit } = query
    const rows = [...(this.#collections.get(collection)?.values() ?? [])]
    return rows
      .filter(
        ({ addedUs, object }) =>
          addedUs > afterUs &&
          (ids?.includes(object.id) ?? true) &&
          (types?.includes(object.type) ?? true) &&
          (specVersions?.includes(object.specVersion) ?? true),
      )
      .slice(0, limit)
  }

  async lastAdded(collection: string): Promise<number> {
    return this.#lastAdded.get(collection) ?? 0
  }

  async removeFrom(collection: string, seqs: readonly number[]): Promise<number> {
    const rows = this.#collections.get(collection)
    return seqs.filter(seq => rows?.delete(seq)).length
  }

  async quarantine(rows: readonly Quarantined[]): Promise<void> {
    for (const row of rows) this.#keep(row)
  }

  async quarantined(limit: number): Promise<readonly Quarantined[]> {
    return [...this.#quarantine.values()].reverse().slice(0, limit)
  }

  async putStatus(status: StoredStatus): Promise<void> {
    this.#statuses.set(status.id, status)
  }

  async status(id: string): Promise<StoredStatus | null> {
    return this.#statuses.get(id) ?? null
  }

  async dropStatuses(beforeUs: number): Promise<void> {
    for (const { id, finishedUs } of [...this.#statuses.values()]) if (finishedUs < beforeUs) this.#statuses.delete(id)
  }

  async putNote(name: string, next: string | null): Promise<void> {
    if (next === null) this.#notes.delete(name)
    else this.#notes.set(name, next)
  }

  async note(name: string): Promise<string | null> {
    return this.#notes.get(name) ?? null
  }

  async notes(prefix: string): Promise<ReadonlyMap<string, string>> {
    const found = [...this.#notes].filter(([name]) => name.startsWith(prefix))
    return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  async close(): Promise<void> {}

  #isFull({ id, version, from }: NewObject): boolean {
    if (version !== UNVERSIONED) return false
    return (this.#contents.get(`${from} ${id}`) ?? 0) >= MOST_CONTENTS
  }

  #place(object: NewObject, key: string): StoredObject {
    const nonce = Buffer.from(this.#chance(NONCE_BYTES)).toString('hex')
    const { id, type, version, versionNs, specVersion, json, digest, releaseKey, from } = object
    const head = { seq: this.#objects.length + 1, id, type, version, versionNs, specVersion }
    const stored = { ...head, json, digest, nonce, releaseKey, from, addedUs: this.#tick() }
    this.#objects.push(stored)
    this.#byVersion.set(key, stored)
    if (version === UNVERSIONED) this.#contents.set(`${from} ${id}`, (this.#contents.get(`${from} ${id}`) ?? 0) + 1)
    return stored
  }

  #collect(collection: string, object: StoredObject): void {
    const rows = this.#collections.get(collection) ?? new Map<number, InCollection>()
    if (rows.has(object.seq)) return
    const addedUs = this.#tick()
    rows.set(object.seq, { object, addedUs })
    this.#collections.set(collection, rows)
    this.#lastAdded.set(collection, addedUs)
  }

  #tick(): number {
    this.#lastUs = Math.max(this.#clock.now() * 1_000_000, this.#lastUs + 1)
    return this.#lastUs
  }

  #keep(row: Quarantined): void {
    const key = `${row.from} ${row.code} ${hash('sha256', row.json)}`
    const held = this.#held.get(row.from) ?? 0
    if (this.#quarantine.has(key) || held >= MOST_QUARANTINED) return
    this.#quarantine.set(key, row)
    this.#held.set(row.from, held + 1)
  }
}
