import type { ReadStream } from 'node:tty'
import { InputError } from '../../model/errors.ts'
import { Interrupted } from './interrupted.ts'

/** The longest password that is taken, in bytes: the server refuses longer ones unread. */
const MOST_BYTES = 1_024

/** Where a password comes from: standard input, and where it is asked for. */
export interface PasswordDesk {
  readonly stdin: Pick<ReadStream, 'isTTY' | 'setRawMode' | 'destroy'> & AsyncIterable<Buffer | string>
  err(text: string): void
}

/**
 * Reads a new password. At a terminal it is asked for twice and not shown; else it is the first line of standard input, without its end.
 * @throws InputError `password-missing`, `password-too-long`, `passwords-differ`
 */
export async function readPassword({ stdin, err }: PasswordDesk, whose: string): Promise<string> {
  const keys = stdin.isTTY ? keysOf(stdin) : null
  try {
    if (keys === null) return checked(await firstLine(stdin))
    stdin.setRawMode(true)
    const once = checked(await typed(keys, `password for ${whose}: `, err))
    const twice = await typed(keys, 'the same again: ', err)
    if (once === twice) return once
    throw new InputError('passwords-differ', 'the two are not the same')
  } finally {
    if (keys !== null) stdin.setRawMode(false)
    stdin.destroy()
  }
}

function checked(password: string): string {
  if (password === '') throw new InputError('password-missing', 'a password is read from standard input, and none came')
  if (Buffer.byteLength(password) > MOST_BYTES)
    throw new InputError('password-too-long', `a password may be ${MOST_BYTES} bytes long`)
  return password
}

async function firstLine(stdin: AsyncIterable<Buffer | string>): Promise<string> {
  let bytes = Buffer.alloc(0)
  for await (const piece of stdin) {
    bytes = Buffer.concat([bytes, Buffer.from(piece)])
    // One byte more than is taken, and the end of the line.
    if (bytes.includes(0x0a) || bytes.length > MOST_BYTES + 2) break
  }
  const end = bytes.indexOf(0x0a)
  return (end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8').replace(/\r$/, '')
}

/** Each key that is pressed, however the terminal hands them on together. */
async function* keysOf(stdin: AsyncIterable<Buffer | string>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder()
  for await (const piece of stdin) yield* decoder.decode(Buffer.from(piece), { stream: true })
}

/** What is typed up to the end of the line. */
async function typed(keys: AsyncGenerator<string, void>, prompt: string, err: (text: string) => void): Promise<string> {
  err(prompt)
  let text = ''
  for (;;) {
    const { value: key, done } = await keys.next()
    if (done) return text
    if (key === '\u0003') {
      err('\n')
      throw new Interrupted()
    }
    if (key === '\r' || key === '\n' || key === '\u0004') {
      err('\n')
      return text
    }
    if (key === '\u007f' || key === '\b') text = [...text].slice(0, -1).join('')
    else if (key >= ' ') text += key
  }
}
