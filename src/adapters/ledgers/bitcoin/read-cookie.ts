import { readFile } from 'node:fs/promises'
import { InputError } from '../../../model/errors.ts'

/**
 * Reads the cookie of a Bitcoin Core node as an `authorization` header.
 * @throws InputError `cookie-unreadable`, which shows none of it
 */
export async function readCookie(path: string): Promise<string> {
  const place = { place: { file: path } }
  let text: string
  try {
    text = (await readFile(path, 'utf8')).trim()
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new InputError('cookie-unreadable', `the node's cookie cannot be read (${code}): is the node running?`, place)
  }
  if (!/^[\x21-\x39\x3b-\x7e]+:[\x21-\x7e]+$/.test(text) || text.length > 1000)
    throw new InputError('cookie-unreadable', "the file is no node's cookie (user:password)", place)
  return `Basic ${Buffer.from(text).toString('base64')}`
}
