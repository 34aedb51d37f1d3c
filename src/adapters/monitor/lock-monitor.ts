import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { InputError } from '../../model/errors.ts'

/**
 * The right to judge in a data folder. Held through an SQLite transaction on a file of its own, which the operating system lets go of
 * when the holder dies, however it dies.
 * @throws InputError `monitor-in-use`: another process has it
 */
export function lockMonitor(folder: string): Disposable {
  const database = new DatabaseSync(join(folder, 'monitor.lock'))
  try {
    database.exec('pragma journal_mode = memory; pragma busy_timeout = 0; begin exclusive')
  } catch (cause) {
    database.close()
    throw new InputError('monitor-in-use', `another process judges in ${folder}: send the events to it`, { cause })
  }
  return {
    [Symbol.dispose]() {
      database.exec('rollback')
      database.close()
    },
  }
}
