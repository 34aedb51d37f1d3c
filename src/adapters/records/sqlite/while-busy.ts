import { setTimeout as sleep } from 'node:timers/promises'

/** SQLite's code for a file that somebody else holds; extended codes have it in their lowest byte. */
const BUSY = 5
const LOWEST_BYTE = 0xff

/** The first pause between two tries and the longest, in milliseconds. */
const FIRST_PAUSE_MS = 1
const LONGEST_PAUSE_MS = 25

/**
 * Does work on an SQLite file again while another process holds the file. SQLite itself would wait by letting the whole process stand
 * still: here others go on in the pauses.
 * @param work must have done nothing once it has failed: a transaction that is rolled back
 * @param mostMs after so long the fault of the last try is thrown, in milliseconds
 */
export async function whileBusy<T>(work: () => Promise<T>, mostMs: number): Promise<T> {
  const until = performance.now() + mostMs
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS))
    try {
      return await work()
    } catch (fault) {
      if (!isBusy(fault) || performance.now() > until) throw fault
      await sleep(pause)
    }
}

function isBusy(fault: unknown): boolean {
  const code: unknown = fault instanceof Error ? Reflect.get(fault, 'errcode') : undefined
  return typeof code === 'number' && (code & LOWEST_BYTE) === BUSY
}
