import { spawn } from 'node:child_process'
import { SourceError } from '../../model/errors.ts'
import type { GovernorSwitch } from '../../operations/governor/governor-port.ts'

/** † So long a program may take, milliseconds. */
const TIMEOUT_MS = 10_000
/** Bytes of its complaint that are told. */
const MOST_SAID = 500

/**
 * A program that is run for each command, without a shell: its own arguments, then `halt` or `resume` and the scope (a ledger, or `all`);
 * the whole command comes on standard input as JSON. It is in force when the program ends with 0. What customers can write (ids of
 * events) is on standard input alone.
 */
export function commandSwitch(words: readonly string[], timeoutMs = TIMEOUT_MS): GovernorSwitch {
  return {
    halt: command => run([...words, 'halt', command.scope === 'all' ? 'all' : command.ledger], command, timeoutMs),
    resume: command => run([...words, 'resume', command.scope], command, timeoutMs),
  }
}

function run([program = '', ...args]: readonly string[], command: object, timeoutMs: number): Promise<void> {
  return new Promise((done, fail) => {
    const refused = (why: string): void => fail(new SourceError('switch-failed', `${program} ${why}`))
    const child = spawn(program, args, {
      ...{ stdio: ['pipe', 'ignore', 'pipe'], timeout: timeoutMs, killSignal: 'SIGKILL' },
    })
    let said = ''
    child.on('error', fault => refused(`cannot be run: ${fault.message}`))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(0, MOST_SAID)
    })
    child.on('close', (code, signal) => {
      if (code === 0) done()
      else if (signal !== null) refused(`was ended by ${signal}, after at most ${timeoutMs} ms`)
      else refused(`ended with ${code}${said.trim() === '' ? '' : `: ${said.trim()}`}`)
    })
    // A program that reads nothing may be gone before all is written; its exit code says how it went.
    child.stdin.on('error', () => {})
    child.stdin.end(`${JSON.stringify(command)}\n`)
  })
}
