import { InputError } from '../../model/errors.ts'

/** A source's address, taken apart so that no text is ever made of the part that may be a key. */
export interface SourceAddress {
  /** `https://host:port`: all that may be shown. */
  readonly name: string
  readonly protocol: string
  readonly hostname: string
  readonly port: string
  /** User-info as an `authorization` header; null: none. */
  readonly authorization: string | null
  /** Path and query of a request below the address: `below` such as `/blocks/tip/height`, or nothing. */
  target(below: string): string
  /** Takes out of a text whatever the address and the headers hold beyond the name. */
  redact(text: string): string
}

/** Shorter path segments and values (`v3`, `api`) are no keys. */
const LEAST_SECRET = 4

/**
 * Reads the address of a node or service.
 * @param schemes such as `['http:', 'https:']`
 * @throws InputError `source-address-malformed`, which shows none of it
 */
export function readSourceAddress(
  url: string,
  headers: Readonly<Record<string, string>>,
  schemes: readonly string[],
): SourceAddress {
  const malformed = (why: string): InputError =>
    new InputError('source-address-malformed', `the source's address ${why}`)
  if (!URL.canParse(url)) throw malformed('is no URL; it is not shown, since it may hold a key')
  const read = new URL(url)
  if (!schemes.includes(read.protocol))
    throw malformed(`begins with ${read.protocol}, not with ${schemes.join(' or ')}`)
  const { protocol, hostname, port, host } = read
  const user = decoded(read.username)
  const password = decoded(read.password)
  const authorization =
    user === '' && password === '' ? null : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const base = read.pathname.replace(/\/+$/, '')
  const target = (below: string): string => {
    if (below !== '' && !/^\/[\x21-\x7e]*$/.test(below)) throw malformed('is asked for a path that is none')
    const [path = '', query = ''] = splitOnce(below, '?')
    const both = [read.search.slice(1), query].filter(q => q !== '').join('&')
    // Without a path below, the address is used as it was given, trailing slash and all.
    return `${below === '' ? read.pathname : `${base}${path}`}${both === '' ? '' : `?${both}`}`
  }
  const secrets = secretsOf(read, authorization, headers)
  return {
    name: `${protocol}//${host}`,
    ...{ protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port, authorization, target },
    redact: text => secrets.reduce((left, secret) => left.replaceAll(secret, '…'), text),
  }
}

/** Every form in which a part of the address could come back, the longest first. */
function secretsOf(url: URL, authorization: string | null, headers: Readonly<Record<string, string>>): string[] {
  const whole = [url.href, `${url.pathname}${url.search}`, `${url.username}:${url.password}`]
  const long = [
    url.pathname,
    ...url.pathname.split('/'),
    url.search,
    ...url.search.split(/[?&=]/),
    ...url.searchParams.values(),
    ...url.searchParams.keys(),
    url.hash,
    ...(authorization === null ? [] : [authorization, authorization.slice('Basic '.length)]),
    ...Object.values(headers).flatMap(value => [value, ...value.split(/[\s=;,]+/)]),
    ...whole,
  ].filter(text => text.length >= LEAST_SECRET)
  const names = [url.username, url.password].filter(text => text !== '')
  const forms = [...long, ...names].flatMap(text => [text, decoded(text), encoded(text), encoded(decoded(text))])
  return [...new Set(forms)].filter(text => text !== '').sort((a, b) => b.length - a.length)
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    // Half of a surrogate pair has no encoding.
    return text
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Not every % of a key begins an escape.
    return text
  }
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
