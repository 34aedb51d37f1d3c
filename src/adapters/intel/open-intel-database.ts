import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { IntegrityError, SourceError } from '../../model/errors.ts'
import { makeFolder } from '../files/make-folder.ts'
import { privateFile } from '../files/private-file.ts'
import { openWalDatabase } from '../files/wal-database.ts'
import { INTEL_TABLES, INTEL_VERSION } from './intel-tables.ts'

/** How long a writer waits for another process's commit, in milliseconds. */
const BUSY_MS = 20_000

/**
 * Opens or makes `intel.sqlite`: write-ahead log, every commit flushed to the disk before it counts.
 * @param file the path, whose folder is made if it is missing (readable by its owner alone)
 * @throws SourceError `intel-unreadable`
 * @throws IntegrityError `intel-newer`
 */
export function openIntelDatabase(file: string): DatabaseSync {
  makeFolder(dirname(file), 0o700)
  privateFile(file)
  let database: DatabaseSync | undefined
  try {
    database = openWalDatabase(file, BUSY_MS)
    database.exec(
      'pragma cache_size = -65536; pragma mmap_size = 1073741824; pragma wal_autocheckpoint = 4000; pragma temp_store = memory;',
    )
    const found = database.prepare('pragma user_version').get() as { user_version: number }
    if (found.user_version > INTEL_VERSION)
      throw new IntegrityError('intel-newer', `${file} was written by a newer Cordon (intel ${found.user_version})`)
    if (found.user_version < INTEL_VERSION) database.exec(`begin immediate; ${INTEL_TABLES} commit;`)
    return database
  } catch (cause) {
    database?.close()
    if (cause instanceof IntegrityError) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SourceError('intel-unreadable', `${file} cannot be opened as a store of shared objects: ${why}`, {
      cause,
    })
  }
}
