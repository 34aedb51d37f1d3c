import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { InputError, IntegrityError, NotFoundError, PermissionError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import { showInstant } from '../../model/instant.ts'
import type { Erasure, Rotation, TravelRecord, TravelVault } from '../../operations/travel-rule/travel-vault.ts'
import { makeFolder } from '../files/make-folder.ts'
import { KEY_BYTES, padded, seal, unpadded, unseal } from '../files/seal.ts'
import { KekRing } from './kek-ring.ts'
import { emptyLog, exclusively, openVaultFile, vaultFault } from './open-vault-file.ts'

const KEYS = `
create table if not exists ring (one integer primary key check (one = 1), vault text not null, current text not null) strict;
create table if not exists keys (
  tenant text not null, id text not null, kek text not null, nonce blob not null, wrapped blob not null,
  kept_at integer not null, keep_until integer, primary key (tenant, id)
) strict, without rowid;
create index if not exists keys_kek on keys (kek);
create table if not exists erased (
  tenant text not null, id text not null, erased_at integer not null, primary key (tenant, id)
) strict, without rowid;`
const TEXTS = `
create table if not exists texts (
  tenant text not null, id text not null, nonce blob not null, body blob not null, primary key (tenant, id)
) strict;`
/** Keys that are wrapped anew in one transaction. */
const AT_ONCE = 500
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/

interface KeyRow {
  readonly tenant: string
  readonly id: string
  readonly kek: string
  readonly nonce: Uint8Array
  readonly wrapped: Uint8Array
  readonly kept_at: number
  readonly keep_until: number | null
}

interface Files {
  readonly keys: DatabaseSync
  readonly texts: DatabaseSync
}

/**
 * The vault in a folder. Texts and keys lie in two files, so that copies of the texts may be kept long and those of the keys short; the key that
 * wraps the keys lies in neither.
 */
export class SqliteTravelVault implements TravelVault {
  readonly #folder: string
  readonly #kekFolder: string
  readonly #timeoutMs: number
  #opened: Files | null = null

  /**
   * @param kekFolder where the wrapping keys lie
   * @param timeoutMs how long is waited for other processes
   */
  constructor(folder: string, kekFolder: string, timeoutMs: number) {
    this.#folder = folder
    this.#kekFolder = kekFolder
    this.#timeoutMs = timeoutMs
  }

  async keep(record: TravelRecord): Promise<void> {
    const { tenant, id, text, keptAt, keepUntil } = record
    for (const name of [tenant, id])
      if (!ID.test(name))
        throw new InputError('travel-id-malformed', 'an id of the vault has up to 100 letters, digits and . _ : -', {
          place: { field: 'id' },
        })
    const { keys, texts } = this.#open(true)
    if (this.#key(keys, tenant, id) !== null) {
      if ((await this.read(tenant, id)).text === text) return
      throw new InputError('travel-record-differs', `another message is kept under ${id} already`, {
        place: { field: 'id' },
      })
    }
    const key = randomBytes(KEY_BYTES)
    const plain = padded(text)
    try {
      // The key's row makes the record; a text without one is nothing and is written over.
      const { nonce, body } = seal(key, plain, ['cordon.travel-text/1', tenant, id])
      exclusively(keys, () => {
        this.#refuseErased(keys, tenant, id)
        if (this.#key(keys, tenant, id) !== null)
          throw new InputError('travel-record-differs', `a message was kept under ${id} at the same time`)
        texts
          .prepare('insert or replace into texts (tenant, id, nonce, body) values (?, ?, ?, ?)')
          .run(tenant, id, nonce, body)
        const kek = this.#current(keys)
        const sealed = this.#wrap(keys, kek, key, tenant, id)
        keys
          .prepare(
            'insert into keys (tenant, id, kek, nonce, wrapped, kept_at, keep_until) values (?, ?, ?, ?, ?, ?, ?)',
          )
          .run(tenant, id, kek, sealed.nonce, sealed.body, keptAt, keepUntil)
      })
    } finally {
      key.fill(0)
      plain.fill(0)
    }
  }

  async read(tenant: string, id: string): Promise<TravelRecord> {
    const files = this.#open(false)
    try {
      return this.#read(files, tenant, id)
    } catch (cause) {
      throw vaultFault(cause, this.#folder)
    }
  }

  #read({ keys, texts }: Files, tenant: string, id: string): TravelRecord {
    const text = texts.prepare('select nonce, body from texts where tenant = ? and id = ?').get(tenant, id) as
      | { nonce: Uint8Array; body: Uint8Array }
      | undefined
    // The key is read behind the text: whoever erases destroys it first.
    const row = this.#key(keys, tenant, id)
    if (row === null) throw this.#gone(keys, tenant, id)
    if (text === undefined) throw damaged(id, 'its text is gone, though its key is there')
    const key = this.#unwrap(keys, row)
    const plain = unseal(key, text, ['cordon.travel-text/1', tenant, id])
    key.fill(0)
    const whole = plain === null ? null : unpadded(plain)
    plain?.fill(0)
    if (whole === null) throw damaged(id, 'its text is not what was written')
    return { tenant, id, text: whole, keptAt: row.kept_at, keepUntil: row.keep_until }
  }

  async erase(tenant: string, id: string, at: Instant, despiteKeep: boolean): Promise<Erasure> {
    const { keys, texts } = this.#open(false)
    exclusively(keys, () => {
      const row = this.#key(keys, tenant, id)
      if (row === null) throw this.#gone(keys, tenant, id)
      if (row.keep_until !== null && at < row.keep_until && !despiteKeep)
        throw new PermissionError(
          'travel-must-keep',
          `the law wants ${id} kept until ${showInstant(row.keep_until)}: --despite-keep erases it all the same`,
        )
      keys.prepare('delete from keys where tenant = ? and id = ?').run(tenant, id)
      keys.prepare('insert into erased (tenant, id, erased_at) values (?, ?, ?)').run(tenant, id, at)
    })
    texts.prepare('delete from texts where tenant = ? and id = ?').run(tenant, id)
    const gone = [emptyLog(keys), emptyLog(texts)]
    return { id, erasedAt: at, pagesGone: gone.every(Boolean) }
  }

  async rotate(): Promise<Rotation> {
    const { keys } = this.#open(true)
    const target = exclusively(keys, () => {
      const current = this.#current(keys)
      const { n } = keys.prepare('select count(*) as n from keys where kek <> ?').get(current) as { n: number }
      // Keys under an older one: a rotation was killed, and is gone on with.
      if (n > 0) return current
      const made = this.#ring(keys).make()
      keys.prepare('update ring set current = ?').run(made)
      return made
    })
    const failed: string[] = []
    let rewrapped = 0
    for (let after: KeyRow | null = null, more = true; more; ) {
      const rows: readonly KeyRow[] = exclusively(keys, () => {
        const batch = keys
          .prepare('select * from keys where kek <> ? and (tenant, id) > (?, ?) order by tenant, id limit ?')
          .all(target, after?.tenant ?? '', after?.id ?? '', AT_ONCE) as unknown as KeyRow[]
        for (const row of batch) {
          if (this.#rewrap(keys, row, target)) rewrapped++
          else failed.push(row.id)
        }
        return batch
      })
      after = rows.at(-1) ?? null
      more = rows.length === AT_ONCE
    }
    const pagesGone = emptyLog(keys)
    const destroyed = exclusively(keys, () => {
      const ring = this.#ring(keys)
      const used = new Set(
        (keys.prepare('select distinct kek from keys').all() as unknown as { kek: string }[]).map(r => r.kek),
      )
      const old = ring.ids().filter(id => id !== this.#current(keys) && !used.has(id))
      for (const id of old) ring.destroy(id)
      ring.sweep()
      return old
    })
    return { key: target, rewrapped, failed, destroyed, pagesGone }
  }

  async close(): Promise<void> {
    this.#opened?.keys.close()
    this.#opened?.texts.close()
    this.#opened = null
  }

  #rewrap(keys: DatabaseSync, row: KeyRow, target: string): boolean {
    let key: Buffer
    try {
      key = this.#unwrap(keys, row)
    } catch {
      return false
    }
    const { nonce, body } = this.#wrap(keys, target, key, row.tenant, row.id)
    key.fill(0)
    keys
      .prepare('update keys set kek = ?, nonce = ?, wrapped = ? where tenant = ? and id = ?')
      .run(target, nonce, body, row.tenant, row.id)
    return true
  }

  #wrap(keys: DatabaseSync, kek: string, key: Uint8Array, tenant: string, id: string) {
    const wrapping = this.#ring(keys).read(kek)
    try {
      return seal(wrapping, key, ['cordon.travel-key/1', tenant, id, kek])
    } finally {
      wrapping.fill(0)
    }
  }

  #unwrap(keys: DatabaseSync, { tenant, id, kek, nonce, wrapped }: KeyRow): Buffer {
    const wrapping = this.#ring(keys).read(kek)
    const key = unseal(wrapping, { nonce, body: wrapped }, ['cordon.travel-key/1', tenant, id, kek])
    wrapping.fill(0)
    if (key === null) throw damaged(id, 'its key is not what was written')
    return key
  }

  #key(keys: DatabaseSync, tenant: string, id: string): KeyRow | null {
    const row = keys.prepare('select * from keys where tenant = ? and id = ?').get(tenant, id)
    return (row as unknown as KeyRow | undefined) ?? null
  }

  #refuseErased(keys: DatabaseSync, tenant: string, id: string): void {
    if (erasedAt(keys, tenant, id) !== null) throw this.#gone(keys, tenant, id)
  }

  #gone(keys: DatabaseSync, tenant: string, id: string): NotFoundError {
    const at = erasedAt(keys, tenant, id)
    return at === null
      ? unknownRecord()
      : new NotFoundError('travel-record-erased', `${id} was erased at ${showInstant(at)}: its key is destroyed`)
  }

  #current(keys: DatabaseSync): string {
    return (keys.prepare('select current from ring').get() as { current: string }).current
  }

  #ring(keys: DatabaseSync): KekRing {
    return new KekRing(this.#kekFolder, (keys.prepare('select vault from ring').get() as { vault: string }).vault)
  }

  #open(make: boolean): Files {
    if (this.#opened) return this.#opened
    const file = join(this.#folder, 'keys.sqlite')
    if (!make && !existsSync(file)) throw unknownRecord()
    makeFolder(this.#folder, 0o700)
    const keys = openVaultFile(file, KEYS, this.#timeoutMs)
    const texts = openVaultFile(join(this.#folder, 'texts.sqlite'), TEXTS, this.#timeoutMs)
    exclusively(keys, () => {
      if (keys.prepare('select 1 from ring').get() !== undefined) return
      const vault = randomBytes(8).toString('hex')
      const current = new KekRing(this.#kekFolder, vault).make()
      keys.prepare('insert into ring (one, vault, current) values (1, ?, ?)').run(vault, current)
    })
    this.#opened = { keys, texts }
    return this.#opened
  }
}

function erasedAt(keys: DatabaseSync, tenant: string, id: string): number | null {
  const row = keys.prepare('select erased_at from erased where tenant = ? and id = ?').get(tenant, id)
  return (row as { erased_at: number } | undefined)?.erased_at ?? null
}

function unknownRecord(): NotFoundError {
  return new NotFoundError('travel-record-unknown', 'no message is kept under that id')
}

function damaged(id: string, why: string): IntegrityError {
  return new IntegrityError('travel-record-damaged', `the record ${id} is damaged: ${why}`)
}
