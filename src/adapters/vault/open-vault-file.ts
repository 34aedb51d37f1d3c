import { chmodSync, existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { CordonError, IntegrityError, SourceError } from '../../model/errors.ts'
import { openWalDatabase } from '../files/wal-database.ts'

// Deleted rows are overwritten with zeros; the log is emptied after each erasure.
const PRAGMAS = 'pragma secure_delete = on; pragma trusted_schema = off;'

/** Opens one file of the vault, which only its owner can read. @throws SourceError `travel-vault-unreadable`, IntegrityError `travel-vault-damaged` */
export function openVaultFile(path: string, schema: string, timeoutMs: number): DatabaseSync {
  const fresh = !existsSync(path)
  try {
    const db = openWalDatabase(path, timeoutMs)
    if (fresh) chmodSync(path, 0o600)
    db.exec(PRAGMAS + schema)
    return db
  } catch (cause) {
    throw vaultFault(cause, path)
  }
}

/** Does something within a transaction that keeps other writers out. @throws as {@link openVaultFile}, and what `work` throws */
export function exclusively<A>(db: DatabaseSync, work: () => A): A {
  try {
    db.exec('begin immediate')
  } catch (cause) {
    throw vaultFault(cause, db.location() ?? '')
  }
  try {
    const done = work()
    db.exec('commit')
    return done
  } catch (fault) {
    // A full disk ends the transaction by itself.
    if (db.isTransaction) db.exec('rollback')
    throw vaultFault(fault, db.location() ?? '')
  }
}

/** Brings the write-ahead log into the file and cuts it to nothing; false: a reader was in the way. */
export function emptyLog(db: DatabaseSync): boolean {
  const row = db.prepare('pragma wal_checkpoint(truncate)').get() as { busy: number } | undefined
  return row?.busy === 0
}

/** A fault of SQLite as one that says who must act; others as they are. */
export function vaultFault(cause: unknown, path: string): unknown {
  if (cause instanceof CordonError || !(cause instanceof Error) || !/sqlite/i.test(String(Reflect.get(cause, 'code'))))
    return cause
  const place = { file: path }
  if (/malformed|not a database/.test(cause.message))
    return new IntegrityError('travel-vault-damaged', `${path} is no vault any more: ${cause.message}`, {
      cause,
      place,
    })
  return new SourceError('travel-vault-unreadable', `${path} cannot be used: ${cause.message}`, { cause, place })
}
