import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { CordonError, IntegrityError, SourceError } from '../../model/errors.ts'
import { makeFolder } from '../files/make-folder.ts'
import { privateFile } from '../files/private-file.ts'
import { openWalDatabase } from '../files/wal-database.ts'
import { LIVE_TABLES, LIVE_VERSION } from './live-tables.ts'

/** How long a reader or writer waits for another process's commit, in milliseconds. */
const BUSY_MS = 20_000

/**
 * Opens or makes `live.sqlite`: write-ahead log, every commit flushed to the disk before it counts.
 * @param file the path, whose folder is made if it is missing
 * @throws SourceError `live-unreadable`
 * @throws IntegrityError `live-newer`
 */
export function openLiveDatabase(file: string): DatabaseSync {
  makeFolder(dirname(file), 0o700)
  privateFile(file)
  let database: DatabaseSync | undefined
  try {
    database = openWalDatabase(file, BUSY_MS)
    database.exec(
      'pragma cache_size = -131072; pragma mmap_size = 1073741824; pragma wal_autocheckpoint = 16000; pragma temp_store = memory;',
    )
    makeTables(database, file)
    return database
  } catch (cause) {
    database?.close()
    if (cause instanceof IntegrityError) throw cause
    throw liveFailed(cause, `${file} cannot be opened as a shelf of followed blocks`)
  }
}

// Two processes may open a fresh file at once: whoever comes second finds the tables made once it holds the lock.
function makeTables(database: DatabaseSync, file: string): void {
  if (versionOf(database) === LIVE_VERSION) return
  database.exec('begin immediate')
  try {
    const found = versionOf(database)
    if (found > LIVE_VERSION)
      throw new IntegrityError('live-newer', `${file} was written by a newer Cordon (live ${found})`)
    if (found < LIVE_VERSION) database.exec(LIVE_TABLES)
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

function versionOf(database: DatabaseSync): number {
  return (database.prepare('pragma user_version').get() as { user_version: number }).user_version
}

/** What SQLite said, as a fault of the shelf: `live-unreadable`; a fault of our own as it is. */
export function liveFailed(cause: unknown, what: string): CordonError {
  if (cause instanceof CordonError) return cause
  const why = cause instanceof Error ? cause.message : String(cause)
  return new SourceError('live-unreadable', `${what}: ${why}`, { cause })
}
