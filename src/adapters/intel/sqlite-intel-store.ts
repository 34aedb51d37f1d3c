import { hash, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { CordonError, SourceError } from '../../model/errors.ts'
import { UNVERSIONED } from '../../model/intel-object.ts'
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
import { ENOUGH_READ, MOST_CONTENTS, MOST_QUARANTINED_BYTES } from './bounds.ts'
import { checkNewObject } from './check-new-object.ts'
import { collectionSql } from './collection-sql.ts'
import { conflictOf, MOST_QUARANTINED, tooManyOf } from './conflict-of.ts'
import { idKey } from './id-key.ts'
import { OBJECT_COLUMNS } from './intel-tables.ts'
import { leafHash, NONCE_BYTES } from './leaf-hash.ts'
import { openIntelDatabase } from './open-intel-database.ts'
import { readRow } from './read-row.ts'
import { type Cell, Statements } from './statements.ts'

/** Where the JSON stands among {@link OBJECT_COLUMNS}. */
const JSON_COLUMN = 6

/** What a store on disk takes from outside. */
export interface IntelSetting {
  /** Unix microseconds; the machine's clock, unless said otherwise. */
  readonly micros?: (() => number) | undefined
  /** Bytes that nobody can guess; the machine's, unless said otherwise. */
  readonly chance?: ((bytes: number) => Uint8Array) | undefined
}

/**
 * Opens or makes an intel store in one SQLite file; several processes may use the file at once.
 * @throws SourceError `intel-unreadable`
 * @throws IntegrityError `intel-newer`
 */
export function openIntelStore(file: string, setting: IntelSetting = {}): SqliteIntelStore {
  return new SqliteIntelStore(openIntelDatabase(file), setting)
}

/** What lies in quarantine from one source. */
interface Held {
  readonly rows: number
  readonly bytes: number
}

/** The intel store over an opened database: see {@link openIntelStore}. */
export class SqliteIntelStore implements IntelStore {
  readonly #database: DatabaseSync
  readonly #sql: Statements
  readonly #micros: () => number
  readonly #chance: (bytes: number) => Uint8Array
  /** Sources and objects without versions of which they told as many contents as are taken. */
  readonly #full = new Set<string>()
  #closed = false

  constructor(database: DatabaseSync, { micros, chance }: IntelSetting) {
    this.#database = database
    this.#sql = new Statements(database)
    this.#micros = micros ?? (() => Date.now() * 1_000)
    this.#chance = chance ?? randomBytes
  }

  async add(objects: readonly NewObject[], collections: readonly string[]): Promise<readonly Added[]> {
    for (const object of objects) checkNewObject(object)
    if (objects.length === 0) return []
    const nonces = Buffer.from(this.#chance(NONCE_BYTES * objects.length)).toString('hex')
    return this.#write(() => {
      const now = this.#micros()
      let tick = this.#number('select last_us from ticks')
      const next = (): number => {
        tick = Math.max(now, tick + 1)
        return tick
      }
      const places = [...new Set(collections)].map(id => this.#made(id))
      const held = new Map<string, Held>()
      let size = this.#size()
      const leaves: Cell[][] = []
      const rows: Cell[][] = []
      const keys = new Set<number>()
      const flush = (): void => {
        this.#sql.insert('objects', rows.splice(0))
        keys.clear()
      }
      const results = objects.map((object, i): Added => {
        const key = idKey(object.id)
        // What may be the same object twice is looked for among those of this call too.
        if (keys.has(key)) flush()
        const used = this.#isUsed(key)
        const before = used ? this.#known(object, key) : null
        if (used && before === null && this.#isFull(object, key)) {
          this.#keep(tooManyOf(object, Math.floor(now / 1_000_000)), held)
          return 'conflict'
        }
        if (before === null) {
          size++
          const nonce = nonces.slice(i * NONCE_BYTES * 2, (i + 1) * NONCE_BYTES * 2)
          rows.push(rowOf(object, key, size, nonce, next()))
          keys.add(key)
          leaves.push([size, leafHash(nonce, object.digest)])
          for (const place of places) this.#collect(place, size, object.type, next())
          return 'new'
        }
        if (before.digest !== object.digest) {
          this.#keep(conflictOf(object, Math.floor(now / 1_000_000)), held)
          return 'conflict'
        }
        for (const place of places)
          if (!this.#holds(place, before.seq)) this.#collect(place, before.seq, object.type, next())
        return 'known'
      })
      flush()
      this.#sql.insert('leaves', leaves)
      this.#sql.run('update ticks set last_us = ?', tick)
      for (const place of places)
        this.#sql.run(
          'update collections set last_us = max(last_us, coalesce((select max(added_us) from collected where collection = ?1), 0)) where place = ?1',
          place,
        )
      return results
    })
  }

  async entries(after: number, limit: number, types: readonly string[] = []): Promise<readonly StoredObject[]> {
    const of = types.length === 0 ? '' : `and o.type in (${types.map(() => '?').join()})`
    const sql = `select ${OBJECT_COLUMNS} from objects o where o.seq > ? ${of} order by o.seq limit ?`
    let length = 0
    const enough = (row: Cell[]): boolean => {
      length += (row[JSON_COLUMN] as string).length
      return length >= ENOUGH_READ
    }
    return this.#read(() => this.#sql.until(sql, enough, after, ...types, limit).map(readRow))
  }

  async entriesNotFrom(source: string, after: number, through: number): Promise<EntriesSpan> {
    const sql = `select ${OBJECT_COLUMNS} from objects o where o.seq > ? and o.seq <= ? and o.source <> ? order by o.seq`
    let length = 0
    let cut = false
    const enough = (row: Cell[]): boolean => {
      length += (row[JSON_COLUMN] as string).length
      cut = length >= ENOUGH_READ
      return cut
    }
    const objects = this.#read(() => this.#sql.until(sql, enough, after, through, source).map(readRow))
    return { objects, through: cut ? (objects.at(-1)?.seq ?? through) : through }
  }

  async leaves(after: number, limit: number): Promise<readonly LogLeaf[]> {
    const sql = 'select seq, hash from leaves where seq > ? order by seq limit ?'
    const leaf = ([seq, bytes]: Cell[]) => ({ seq: seq as number, hash: bytes as string })
    return this.#read(() => this.#sql.all(sql, after, limit).map(leaf))
  }

  async size(): Promise<number> {
    return this.#read(() => this.#size())
  }

  async versions(id: string): Promise<readonly StoredObject[]> {
    const sql = `select ${OBJECT_COLUMNS} from objects o where o.id_key = ? and o.id = ? order by o.seq`
    return this.#read(() => this.#sql.all(sql, idKey(id), id).map(readRow))
  }

  async inCollection(query: CollectionQuery): Promise<readonly InCollection[]> {
    return this.#read(() => {
      const place = this.#placeOf(query.collection)
      if (place === null) return []
      const { sql, values } = collectionSql(query, place)
      return this.#sql.all(sql, ...values).map(row => ({ object: readRow(row), addedUs: row[12] as number }))
    })
  }

  async lastAdded(collection: string): Promise<number> {
    const sql = 'select last_us from collections where id = ?'
    return this.#read(() => (this.#sql.first(sql, collection)?.[0] as number | undefined) ?? 0)
  }

  async removeFrom(collection: string, seqs: readonly number[]): Promise<number> {
    const sql = 'delete from collected where collection = ? and seq = ?'
    return this.#write(() => {
      const place = this.#placeOf(collection)
      return place === null ? 0 : seqs.reduce((taken, seq) => taken + this.#sql.run(sql, place, seq), 0)
    })
  }

  async quarantine(rows: readonly Quarantined[]): Promise<void> {
    this.#write(() => {
      const held = new Map<string, Held>()
      for (const row of rows) this.#keep(row, held)
    })
  }

  async quarantined(limit: number): Promise<readonly Quarantined[]> {
    const sql = 'select at, source, code, reason, id, version, json from quarantine order by place desc limit ?'
    return this.#read(() =>
      this.#sql.all(sql, limit).map(([at, from, code, reason, id, version, json]) => ({
        at: at as number,
        from: from as string,
        code: code as string,
        reason: reason as string,
        id: id as string | null,
        version: version as string | null,
        json: json as string,
      })),
    )
  }

  async putStatus({ id, owner, finishedUs, json }: StoredStatus): Promise<void> {
    this.#write(() =>
      this.#sql.run(
        'insert into statuses values (?, ?, ?, ?) on conflict do update set owner = excluded.owner, finished_us = excluded.finished_us, json = excluded.json',
        ...[id, owner, finishedUs, json],
      ),
    )
  }

  async status(wanted: string): Promise<StoredStatus | null> {
    return this.#read(() => {
      const row = this.#sql.first('select id, owner, finished_us, json from statuses where id = ?', wanted)
      if (row === null) return null
      const [id, owner, finishedUs, json] = row
      return { id: id as string, owner: owner as string, finishedUs: finishedUs as number, json: json as string }
    })
  }

  async dropStatuses(beforeUs: number): Promise<void> {
    this.#write(() => this.#sql.run('delete from statuses where finished_us < ?', beforeUs))
  }

  async putNote(name: string, next: string | null): Promise<void> {
    this.#write(() => {
      if (next === null) this.#sql.run('delete from notes where name = ?', name)
      else
        this.#sql.run('insert into notes values (?, ?) on conflict do update set body = excluded.body', ...[name, next])
    })
  }

  async note(name: string): Promise<string | null> {
    return this.#read(
      () => (this.#sql.first('select body from notes where name = ?', name)?.[0] ?? null) as string | null,
    )
  }

  async notes(prefix: string): Promise<ReadonlyMap<string, string>> {
    const sql = 'select name, body from notes where substr(name, 1, length(?1)) = ?1 order by name'
    return this.#read(() => new Map(this.#sql.all(sql, prefix) as [string, string][]))
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#sql.drop()
    this.#database.close()
  }

  /** Whether some object has the key: for most that come none has, and the index alone tells that. */
  #isUsed(key: number): boolean {
    return this.#sql.first('select 1 from objects where id_key = ? limit 1', key) !== null
  }

  // What has no versions has no author either: anybody may describe a wallet, and each description stands for itself.
  #known({ id, version, digest }: NewObject, key: number): { seq: number; digest: string } | null {
    const sql = 'select seq, digest from objects where id_key = ? and id = ? and version = ?'
    const row =
      version === UNVERSIONED
        ? this.#sql.first(`${sql} and digest = ?`, key, id, version, digest)
        : this.#sql.first(sql, key, id, version)
    return row === null ? null : { seq: row[0] as number, digest: row[1] as string }
  }

  #placeOf(collection: string): number | null {
    return (this.#sql.first('select place from collections where id = ?', collection)?.[0] ?? null) as number | null
  }

  #made(collection: string): number {
    this.#sql.run('insert into collections (id, last_us) values (?, 0) on conflict do nothing', collection)
    return this.#placeOf(collection) as number
  }

  #holds(place: number, seq: number): boolean {
    return this.#sql.first('select 1 from collected where collection = ? and seq = ?', place, seq) !== null
  }

  #collect(place: number, seq: number, type: string, at: number): void {
    this.#sql.run('insert into collected values (?, ?, ?, ?)', place, at, seq, type)
  }

  /** Whether its source told too many contents of an object that has no versions. */
  #isFull({ id, version, from }: NewObject, key: number): boolean {
    if (version !== UNVERSIONED) return false
    const name = `${from} ${id}`
    if (this.#full.has(name)) return true
    const sql = 'select count(*) from objects where id_key = ? and id = ? and version = ?'
    const of = [key, id, version]
    // The source stands behind the JSON, so it is read only where it can matter.
    if ((this.#sql.first(sql, ...of)?.[0] as number) < MOST_CONTENTS) return false
    if ((this.#sql.first(`${sql} and source = ?`, ...of, from)?.[0] as number) < MOST_CONTENTS) return false
    if (this.#full.size >= MOST_QUARANTINED) this.#full.clear()
    this.#full.add(name)
    return true
  }

  /** @param held what lies in quarantine by source, counted once for each call */
  #keep({ at, from, code, reason, id, version, json }: Quarantined, held: Map<string, Held>): void {
    const { rows, bytes } = held.get(from) ?? this.#held(from)
    const length = Buffer.byteLength(json)
    if (rows >= MOST_QUARANTINED || bytes + length > MOST_QUARANTINED_BYTES) {
      held.set(from, { rows, bytes })
      return
    }
    const kept = this.#sql.run(
      'insert into quarantine (at, source, code, reason, id, version, json, digest) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing',
      ...[at, from, code, reason, id, version, json, hash('sha256', json)],
    )
    held.set(from, { rows: rows + kept, bytes: bytes + kept * length })
  }

  #held(from: string): Held {
    const sql = 'select count(*), coalesce(sum(octet_length(json)), 0) from quarantine where source = ?'
    const [rows, bytes] = this.#sql.first(sql, from) ?? [0, 0]
    return { rows: rows as number, bytes: bytes as number }
  }

  #size(): number {
    return this.#number('select coalesce(max(seq), 0) from objects')
  }

  #number(sql: string): number {
    return this.#sql.first(sql)?.[0] as number
  }

  #write<T>(work: () => T): T {
    return this.#read(() => {
      this.#sql.run('begin immediate')
      try {
        const done = work()
        this.#sql.run('commit')
        return done
      } catch (fault) {
        if (this.#database.isTransaction) this.#sql.run('rollback')
        throw fault
      }
    })
  }

  #read<T>(work: () => T): T {
    try {
      return work()
    } catch (cause) {
      if (cause instanceof CordonError) throw cause
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new SourceError('intel-failed', `the shared objects cannot be read or written: ${why}`, { cause })
    }
  }
}

/** An object as a row of the table of objects. */
function rowOf(object: NewObject, key: number, seq: number, nonce: string, at: number): Cell[] {
  const { id, type, version, versionNs, specVersion, json, digest, releaseKey, from } = object
  return [seq, key, id, type, version, String(versionNs), specVersion, json, digest, nonce, releaseKey, from, at]
}
