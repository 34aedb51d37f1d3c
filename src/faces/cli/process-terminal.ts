import { INTERRUPTED_CODE } from './interrupted.ts'
import type { Terminal } from './terminal.ts'

/** Work that was asked to stop and has not is ended after this time. */
const MOST_WAIT_MS = 10_000

/** The process's own streams and signals. A second Ctrl-C ends it at once; a reader that goes away ends it quietly. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process
  for (const stream of [stdout, stderr])
    stream.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'EPIPE') process.exit(0)
      throw fault
    })
  const asked = Promise.withResolvers<void>()
  let stopping = false
  const stop = (): void => {
    if (stopping) process.exit(INTERRUPTED_CODE)
    stopping = true
    asked.resolve()
    setTimeout(() => process.exit(INTERRUPTED_CODE), MOST_WAIT_MS).unref()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return {
    out: text => void stdout.write(text),
    err: text => void stderr.write(text),
    columns: Math.max(40, stdout.columns ?? 80),
    colour: stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    live: stderr.isTTY === true,
    interrupted: () => stopping,
    stop: () => asked.promise,
  }
}
