import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { InputError } from '../../model/errors.ts'
import { makeFolder } from '../files/make-folder.ts'

/**
 * The right to follow the ledgers of a data folder. Held through an SQLite transaction on a file of its own, which the operating system lets go of
 * when the holder dies, however it dies.
 * @throws InputError `live-followed`: another process has it
 */
export function lockLive(data: string): Disposable {
  makeFolder(data, 0o700)
  const database = new DatabaseSync(join(data, 'live.lock'))
  try {
    database.exec('pragma journal_mode = memory; pragma busy_timeout = 0; begin exclusive')
  } catch (cause) {
    database.close()
    throw new InputError(
      'live-followed',
      `another process follows the ledgers of ${data} (cordon watch, or cordon serve --follow); it raises the alerts of every watch`,
      { cause },
    )
  }
  return {
    [Symbol.dispose]() {
      database.exec('rollback')
      database.close()
    },
  }
}
