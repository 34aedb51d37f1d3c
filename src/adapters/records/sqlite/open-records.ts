import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { IntegrityError, SourceError } from '../../../model/errors.ts'
import { makeFolder } from '../../files/make-folder.ts'
import { privateFile } from '../../files/private-file.ts'
import { openWalDatabase } from '../../files/wal-database.ts'
import { nodeSqliteDialect } from './node-sqlite-dialect.ts'

/** The tables of `records.sqlite`. `body` is canonical JSON; `digest` is the fact's own, so that the last fact is covered too. */
export interface RecordTables {
  facts: { seq: number; at: number; by: string; kind: string; body: string; prev_digest: string; digest: string }
  documents: { digest: string; text: string }
}

const VERSION = 1
const SCHEMA = `
create table if not exists facts (
  seq integer primary key, at integer not null, by text not null, kind text not null,
  body text not null, prev_digest text not null, digest text not null
) strict;
create index if not exists facts_kind on facts (kind, seq);
create table if not exists documents (digest text primary key, text text not null) strict, without rowid;
create trigger if not exists facts_stay before update on facts begin select raise(abort, 'facts are never changed'); end;
create trigger if not exists facts_last before delete on facts begin select raise(abort, 'facts are never removed'); end;
pragma user_version = ${VERSION};`

/** How long opening waits for other processes, in milliseconds. */
const OPEN_MS = 10_000
/** How long a statement stands still for another process's commit, in milliseconds: as long as most take. @see whileBusy */
const BUSY_MS = 10

/**
 * Opens or makes a records database: write-ahead log, every commit flushed to the disk before it counts. A statement on a file that
 * another process holds fails soon, and is to be tried again.
 * @param file the path, whose folder is made if it is missing (readable by its owner alone)
 * @throws SourceError `records-unreadable`
 * @throws IntegrityError `records-newer`
 */
export function openRecords(file: string): Kysely<RecordTables> {
  makeFolder(dirname(file), 0o700)
  privateFile(file)
  let database: DatabaseSync | undefined
  try {
    database = openWalDatabase(file, OPEN_MS)
    const found = database.prepare('pragma user_version').get() as { user_version: number }
    if (found.user_version > VERSION)
      throw new IntegrityError('records-newer', `${file} was written by a newer Cordon (records ${found.user_version})`)
    if (found.user_version < VERSION) database.exec(`begin immediate; ${SCHEMA} commit;`)
    database.exec(`pragma busy_timeout = ${BUSY_MS}`)
  } catch (cause) {
    database?.close()
    if (cause instanceof IntegrityError) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SourceError('records-unreadable', `${file} cannot be opened as Cordon's records: ${why}`, { cause })
  }
  return new Kysely<RecordTables>({ dialect: nodeSqliteDialect(database) })
}
