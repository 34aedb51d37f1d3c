import { DatabaseSync } from 'node:sqlite'

/** SQLite's code for a file that somebody else holds. */
const BUSY = 5
/** Between two tries, milliseconds. */
const PAUSE_MS = 10

/**
 * Opens or makes an SQLite file with a write-ahead log, every commit flushed to the disk before it counts. Two processes that open a new file
 * at once may both want to begin the log; for that SQLite waits for nobody, so that it is tried again.
 * @param timeoutMs how long it waits for other processes, here and at each later statement
 * @throws Error as SQLite does
 */
export function openWalDatabase(file: string, timeoutMs: number): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: timeoutMs })
  const until = performance.now() + timeoutMs
  for (;;)
    try {
      database.exec('pragma journal_mode = wal; pragma synchronous = full;')
      return database
    } catch (fault) {
      if (Reflect.get(fault as object, 'errcode') !== BUSY || performance.now() > until) {
        database.close()
        throw fault
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
    }
}
