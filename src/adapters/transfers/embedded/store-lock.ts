import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { InputError } from '../../../model/errors.ts'

/**
 * The right to write to a store. Held through an SQLite write transaction on a lock file, which the operating system lets go of
 * when the holder dies, however it dies: there are no stale locks to judge.
 * @throws InputError `store-busy` when another import holds it
 */
export function lockStore(folder: string): Disposable {
  const db = new DatabaseSync(join(folder, 'writer.lock'))
  try {
    db.exec('PRAGMA journal_mode = MEMORY; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (cause) {
    db.close()
    throw new InputError('store-busy', `another import is writing to ${folder}; wait for it to end`, { cause })
  }
  return {
    [Symbol.dispose]() {
      db.exec('ROLLBACK')
      db.close()
    },
  }
}
