import { pino } from 'pino'

/** A place for lines of a log. */
export interface LogPlace {
  /** Takes a line, which is written soon after. */
  write(line: string): void
  /** Lines given up so far: the place failed, or could not keep up. */
  lost(): number
  /** Fulfilled when all lines taken are written, or cannot be. */
  close(): Promise<void>
}

/** Characters gathered before a write, and the longest wait for it in milliseconds. */
const GATHERED = 32_768
/** Most bytes that a character takes in UTF-8, for one unit of UTF-16. */
const WIDEST = 3
const LONGEST_WAIT_MS = 250
/** Most bytes held while the place does not take them; lines beyond are lost, and counted. */
const MOST_HELD = 16 << 20

/**
 * Opens a log: a file, readable by its owner alone, to whose end lines are added, or standard error. On SIGHUP the file is opened
 * anew, as tools that rotate logs ask for. A log that cannot be written never stops the work it tells of.
 * @param file null: standard error
 */
export function openLog(file: string | null): LogPlace {
  const place = pino.destination({ dest: file ?? 2, sync: false, maxLength: MOST_HELD, mkdir: true, mode: 0o600 })
  let lost = 0
  // Written as bytes at once: thousands of short texts joined to one long one would have to be taken apart again.
  const bytes = Buffer.allocUnsafe(2 * GATHERED)
  let gathered = 0
  place.on('drop', (lines: string) => {
    lost += lines.split('\n').length - 1
  })
  place.on('error', () => lost++)
  // The place looks at all that it holds with every write, so it is given few and long ones.
  const pass = (): void => {
    const lines = bytes.toString('utf8', 0, gathered)
    gathered = 0
    if (lines !== '') place.write(lines)
  }
  const timer = setInterval(pass, LONGEST_WAIT_MS).unref()
  const again = (): void => {
    pass()
    place.reopen()
  }
  if (file !== null) process.on('SIGHUP', again)
  return {
    write(line) {
      if (line.length * WIDEST > GATHERED) {
        pass()
        place.write(line)
        return
      }
      gathered += bytes.write(line, gathered)
      if (gathered > GATHERED) pass()
    },
    lost: () => lost,
    close() {
      clearInterval(timer)
      process.off('SIGHUP', again)
      return new Promise(resolved => {
        place.once('close', resolved)
        place.once('error', () => resolved())
        pass()
        place.end()
      })
    },
  }
}
