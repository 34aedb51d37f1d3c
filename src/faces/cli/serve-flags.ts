import { isIP } from 'node:net'
import { InputError, PermissionError } from '../../model/errors.ts'
import { foldKeys, KEY_KINDS, keyLives } from '../../operations/keys/fold-keys.ts'
import { foldUsers, USER_KINDS } from '../../operations/users/fold-users.ts'
import type { World } from '../../operations/world.ts'
import type { Doors } from '../doors.ts'
import { type HostNames, LOOPBACK } from '../http/guard-host.ts'
import { HOST, RATE } from '../http/server-defaults.ts'
import type { OidcSetting } from '../http/session/oidc-door.ts'
import type { Flag, Values } from './command.ts'
import { textsOf } from './common-flags.ts'
import { readOidcFlags } from './oidc-flags.ts'

const text = (name: string, key: string, placeholder: string, about: string, many = false): Flag => ({
  name,
  key,
  kind: 'text',
  placeholder,
  about,
  many,
})

/** More processes than this share no machine's memory well. */
const MOST_WORKERS = 256

/** What `cordon serve` takes beside the port. */
export const SERVE_FLAGS: readonly Flag[] = [
  text('host', 'host', 'ADDRESS', `address to bind to; any but this machine's own needs a key [default: ${HOST}]`),
  text('allow-host', 'allowHost', 'NAME', 'answer to this host name too', true),
  text('tls-cert', 'tlsCert', 'FILE', 'certificate chain (PEM): answer by TLS 1.2 and 1.3 only'),
  text('tls-key', 'tlsKey', 'FILE', 'its private key (PEM)'),
  {
    name: 'client-certificates',
    key: 'clientCertificates',
    kind: 'switch',
    about: 'ask callers for a certificate by which users may come (with --tls-cert)',
  },
  text('trust-proxy', 'trustProxy', 'ADDRESS', 'believe X-Forwarded-For of this proxy (address or CIDR)', true),
  {
    name: 'rate',
    key: 'rate',
    kind: 'number',
    placeholder: 'N',
    about: `requests a second of a key that names no rate [default: ${RATE}]`,
  },
  {
    name: 'workers',
    key: 'workers',
    kind: 'number',
    placeholder: 'N',
    about: 'processes that answer at the port, each with the lists in its memory [default: 1]',
  },
  {
    name: 'update-lists',
    key: 'updateLists',
    kind: 'number',
    placeholder: 'HOURS',
    about: 'ask the publishers of the lists in use for newer versions, at the start and after each of these',
  },
  {
    name: 'follow',
    key: 'follow',
    kind: 'switch',
    about: 'follow the ledgers (cordon ledgers), and run the watches; one process of a data folder does',
  },
  {
    name: 'governor',
    key: 'governor',
    kind: 'switch',
    about: 'events that are judged go by the governor first, which halts withdrawals: see governor switch',
  },
  {
    name: 'withdrawals',
    key: 'withdrawals',
    kind: 'switch',
    about: 'with --governor: customers’ withdrawals stand for what leaves the wallets',
  },
  text('oidc-issuer', 'oidcIssuer', 'URL', 'let users sign in at this provider of OpenID Connect (see users link)'),
  text('oidc-client', 'oidcClient', 'ID', 'by which the provider knows this server'),
  text(
    'oidc-secret-file',
    'oidcSecretFile',
    'FILE',
    "with that client's secret, readable by its owner alone; else a public client",
  ),
  text('log', 'log', 'FILE', 'log of requests, JSON lines; or stderr, none [default: stderr]'),
]

/** The flags as they were meant. */
export interface ServeFlags {
  /** Where to bind. */
  readonly host: string
  /** Whether that is this machine alone. */
  readonly local: boolean
  readonly hosts: HostNames
  readonly tls: { readonly cert: string; readonly key: string; readonly asks: boolean } | undefined
  readonly proxies: readonly string[]
  readonly rate: number
  /** Processes that answer. */
  readonly workers: number
  /** Null: lists are updated by nobody but `cordon lists update`. Milliseconds. */
  readonly updateEveryMs: number | null
  /** Follow the ledgers and run the watches as well. */
  readonly follow: boolean
  /** A file, `stderr` or `none`. */
  readonly log: string
  /** Undefined: no provider vouches for users. */
  readonly oidc: OidcSetting | undefined
}

/** @throws InputError `flag-malformed`, `flag-needs-value`, `file-missing` */
export async function readServeFlags(values: Values, doors: Pick<Doors, 'readText'>): Promise<ServeFlags> {
  const host = typeof values['host'] === 'string' ? values['host'] : HOST
  const figures = isIP(host.replace(/^\[|\]$/g, '')) > 0
  const local = LOOPBACK.includes(host) || host === '::1' || (figures && host.startsWith('127.'))
  if (!local && !figures) throw malformed('--host', `--host takes an address in figures, not "${host}"`)
  const names = textsOf(values, 'allowHost').map(name => name.toLowerCase())
  for (const name of names)
    if (!/^[a-z0-9._-]{1,253}$/.test(name))
      throw malformed('--allow-host', `--allow-host takes a name without scheme and port, not "${name}"`)
  const proxies = textsOf(values, 'trustProxy')
  for (const proxy of proxies)
    if (!isNetwork(proxy))
      throw malformed('--trust-proxy', `--trust-proxy takes an address or a CIDR network, not "${proxy}"`)
  const rate = values['rate'] ?? RATE
  if (typeof rate !== 'number' || rate < 1 || rate > 1_000_000)
    throw malformed('--rate', `--rate takes 1 to 1,000,000 requests a second, not ${String(rate)}`)
  const workers = values['workers'] ?? 1
  if (typeof workers !== 'number' || !Number.isInteger(workers) || workers < 1 || workers > MOST_WORKERS)
    throw malformed('--workers', `--workers takes 1 to ${MOST_WORKERS} processes, not ${String(workers)}`)
  const log = typeof values['log'] === 'string' ? values['log'] : 'stderr'
  const hours = values['updateLists']
  if (hours !== undefined && (typeof hours !== 'number' || hours < 0.1 || hours > 24 * 30))
    throw malformed('--update-lists', `--update-lists takes 0.1 to 720 hours, not ${String(hours)}`)
  const updateEveryMs = hours === undefined ? null : hours * 3_600_000
  const tls = await readTls(values, doors)
  const oidc = await readOidcFlags(values, doors)
  return {
    host: host.replace(/^\[|\]$/g, ''),
    local,
    hosts: { names, figures: !local },
    tls,
    proxies,
    rate,
    workers,
    updateEveryMs,
    follow: values['follow'] === true,
    log,
    oidc,
  }
}

/**
 * Whether the server will be open to whoever reaches it: no key and no user who signs in was ever added.
 * @throws PermissionError `host-needs-key` where others than this machine could reach it and nobody could be let in
 */
export async function hostRefusal(flags: ServeFlags, world: World): Promise<boolean> {
  const keys = [...foldKeys(await world.facts.read({ kinds: KEY_KINDS })).values()]
  const users = await world.facts.read({ kinds: USER_KINDS })
  const signing = [...foldUsers(users).values()].some(user => user.password !== null || user.oidc !== null)
  const some = signing || keys.some(key => keyLives(key, world.clock.now()))
  // Another name or a proxy means that others reach it through something on this machine.
  const others = !flags.local || flags.hosts.names.length > 0 || flags.proxies.length > 0
  if (others && !some)
    throw new PermissionError(
      'host-needs-key',
      'others could reach this server: add a key first (cordon keys add NAME --scope SCOPE), or a user (cordon users add NAME --role admin)',
      { place: { field: '--host' } },
    )
  return keys.length === 0 && !users.some(({ body }) => Boolean(body['password'] ?? body['oidc']))
}

async function readTls(values: Values, doors: Pick<Doors, 'readText'>): Promise<ServeFlags['tls']> {
  const { tlsCert, tlsKey } = values
  const asks = values['clientCertificates'] === true
  if (asks && tlsCert === undefined)
    throw new InputError('flag-needs-value', '--client-certificates needs --tls-cert and --tls-key', {
      place: { field: '--client-certificates' },
    })
  if (tlsCert === undefined && tlsKey === undefined) return undefined
  if (typeof tlsCert !== 'string' || typeof tlsKey !== 'string')
    throw new InputError('flag-needs-value', '--tls-cert and --tls-key go together', { place: { field: '--tls-key' } })
  const read = async (file: string, field: string): Promise<string> => {
    const pem = await doors.readText(file)
    if (pem === null) throw new InputError('file-missing', `there is no file ${file}`, { place: { file, field } })
    return pem
  }
  return { cert: await read(tlsCert, '--tls-cert'), key: await read(tlsKey, '--tls-key'), asks }
}

function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
}

function malformed(field: string, message: string): InputError {
  return new InputError('flag-malformed', message, { place: { field } })
}
