import { DatabaseSync } from 'node:sqlite'

/** A right that is held. */
export interface HeldLock extends Disposable {
  readonly path: string
}

/**
 * Takes the lock that a file stands for, or gives null where another process (or another holder in this one) has it. It is an SQLite
 * write lock, which the operating system lets go of when its holder dies, however it dies.
 */
export function lockFile(path: string): HeldLock | null {
  const db = new DatabaseSync(path)
  try {
    db.exec('PRAGMA journal_mode = MEMORY; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (cause) {
    db.close()
    if (/locked|busy/i.test((cause as Error).message)) return null
    throw cause
  }
  return {
    path,
    [Symbol.dispose]() {
      db.exec('ROLLBACK')
      db.close()
    },
  }
}
