import { randomBytes } from 'node:crypto'
import { isAbsolute, resolve } from 'node:path'
import { InputError } from '../../model/errors.ts'
import { isLoopbackHost } from '../notify/guard-address.ts'
import { type SwitchSettings, saySwitches, writeSwitches } from './switch-settings.ts'

/** What withdrawals are halted by, as a person asks for it; nothing of all: halts are told as facts alone. */
export interface SwitchOrder {
  readonly file: string | null
  readonly command: readonly string[]
  readonly url: string | null
  readonly allowPrivate: boolean
}

/** Sets what the governor of a folder switches. @throws InputError `governor-switch-unfit` */
export async function setSwitches(folder: string, order: SwitchOrder) {
  const switches: SwitchSettings['switches'] = []
  if (order.file !== null) switches.push({ kind: 'file', path: resolve(order.file) })
  const [program] = order.command
  if (program !== undefined) {
    // Whichever folder a later process starts in, and whatever its PATH, it is this program.
    if (!isAbsolute(program)) throw unfit('command', 'name the program by its whole path')
    switches.push({ kind: 'command', words: [...order.command] })
  }
  let secret: string | null = null
  if (order.url !== null) {
    secret = `cordon_whsec_${randomBytes(32).toString('base64url')}`
    switches.push({ kind: 'post', url: urlOf(order.url), secret, allowPrivate: order.allowPrivate })
  }
  await writeSwitches(folder, switches)
  return { says: saySwitches({ form: 'cordon.governor-switch/1', switches }), secret }
}

function urlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.hash !== '')
    throw unfit('url', 'this is no https address without a password in it')
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname))
    throw unfit('url', 'only this machine may be posted to without TLS: use https')
  return url.href
}

function unfit(field: string, message: string): InputError {
  return new InputError('governor-switch-unfit', message, { place: { field } })
}
