import type { Json } from '../../model/fact.ts'
import { idProblem, typeOfId } from './ids.ts'
import { type FaultSink, isObject, isRawNumber } from './stix-fault.ts'
import { isStixTime } from './stix-time.ts'

/** Checks one value that is neither null nor missing. */
export type Kind = (value: Json, path: string, sink: FaultSink) => void

/** Checks an object that lies in another. @param at the path before its members, with the point */
export type SubCheck = (name: string) => Kind

const BASE64 = /^(?=.)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const HEX = /^(?:[0-9a-fA-F]{2})+$/
/** RFC 3986: a scheme, a colon and something that holds none of what must be escaped. */
const URL = /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`]+$/
/** RFC 5646, by its outer form. */
const LANGUAGE = /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/
const IPV4 =
  /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\/(?:3[0-2]|[12]?\d))?$/
const MAC = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/
/** A closed range, `-90..90`; either end may be missing. */
const RANGE = /^(-?\d+)?\.\.(-?\d+)?$/

/** A text of any length. */
export const text: Kind = (value, path, sink) => {
  if (typeof value !== 'string') wrong(sink, path, 'a text')
}

/** A timestamp. */
export const time: Kind = (value, path, sink) => {
  if (typeof value !== 'string' || !isStixTime(value))
    sink.add('timestamp-malformed', path, 'is no timestamp of RFC 3339 in UTC, such as 2026-01-31T09:30:00.000Z')
}

/** A list of at least one value of a kind. */
export function listOf(kind: Kind): Kind {
  return (value, path, sink) => {
    if (!Array.isArray(value)) return wrong(sink, path, 'a list')
    if (value.length === 0) sink.add('list-empty', path, 'is an empty list: leave the member out')
    for (let i = 0; i < value.length; i++) {
      const item: Json = value[i]
      if (item === null) sink.add('value-null', `${path}.[${i}]`, 'is null')
      else kind(item, `${path}.[${i}]`, sink)
    }
  }
}

/**
 * The kind that a word names, such as `int(0..100)`, `ref(file|artifact)` or `{kill-chain-phase}`.
 * @param sub what checks an object of a name in braces
 */
export function readKind(word: string, sub: SubCheck): Kind {
  if (word.startsWith('{')) return sub(word.slice(1, -1))
  const open = word.indexOf('(')
  const name = open < 0 ? word : word.slice(0, open)
  const argument = open < 0 ? '' : word.slice(open + 1, -1)
  switch (name) {
    case 'text':
      return text
    case 'time':
      return time
    case 'int':
      return numberKind(true, argument)
    case 'float':
      return numberKind(false, argument)
    case 'bool':
      return flag
    case 'object':
      return anyObject
    case 'ref':
      return reference(argument === '' ? null : argument.split('|'))
    case 'not-ref':
      return otherReference(argument.split('|'))
    case 'enum':
      return closed(argument.split('|'))
    case 'bin':
      return written(BASE64, 'base64 of RFC 4648')
    case 'hex':
      return written(HEX, 'an even number of hexadecimal digits')
    case 'url':
      return written(URL, 'a URL of RFC 3986')
    case 'lang':
      return written(LANGUAGE, 'a language of RFC 5646')
    case 'ipv4':
      return written(IPV4, 'an IPv4 address or a CIDR block')
    case 'ipv6':
      return ipv6
    case 'mac':
      return written(MAC, 'six pairs of lower-case hexadecimal digits with colons')
    case 'mime':
      return written(
        /^(?:application|audio|font|image|message|model|multipart|text|video)\/[a-zA-Z0-9.+_-]+/,
        'a media type of IANA',
      )
    case 'charset':
      return written(/^[a-zA-Z0-9/.+_:-]{2,250}$/, 'a character set of IANA')
    case 'cpe':
      return written(/^cpe:2\.3:[aho*-](?::(?:[^\s:\\]|\\.)+){10}$/, 'a name of CPE 2.3')
    case 'email':
      return written(/^[^\s@<>]+@[^\s@<>]+$/, 'one e-mail address without a name')
    case 'word':
      return written(/^[a-z0-9-]+$/, 'of a-z, 0-9 and hyphens')
    case 'digits':
      return written(/^(?:0|[1-9][0-9]*)$/, 'a whole number in decimal digits')
    case 'sha256':
      return written(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case')
    case 'audience':
      return written(
        /^(?:[A-Z]{2}|identity--[0-9a-f-]{36})$/,
        'a country of two letters or the identifier of an identity',
      )
    case 'caip2':
      return written(/^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}$/, 'a ledger of CAIP-2')
    case 'caip10':
      return written(/^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}:[-.%a-zA-Z0-9]{1,128}$/, 'an account of CAIP-10')
    case 'caip19':
      return written(
        /^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}\/[-a-z0-9]{3,8}:[-.%a-zA-Z0-9]{1,128}(?:\/[-.%a-zA-Z0-9]{1,78})?$/,
        'an asset of CAIP-19',
      )
    default:
      throw new RangeError(`no kind of value is named ${word}`)
  }
}

/** RFC 4291 text, with a prefix length where it is a block. */
const ipv6: Kind = (value, path, sink) => {
  if (typeof value !== 'string') wrong(sink, path, 'a text')
  else if (sink.strict && !isIpv6(value)) sink.add('value-malformed', path, 'is not an IPv6 address or a CIDR block')
}

function isIpv6(written: string): boolean {
  const [address = '', prefix] = written.split('/', 3)
  if (prefix !== undefined && !/^(?:12[0-8]|1[01]\d|[1-9]?\d)$/.test(prefix)) return false
  const halves = address.split('::')
  if (halves.length > 2 || written.split('/').length > 2) return false
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const embedded = last.includes('.')
  if (embedded && (!IPV4.test(last) || last.includes('/'))) return false
  const count = groups.length + (embedded ? 1 : 0)
  const hex = embedded ? groups.slice(0, -1) : groups
  return (halves.length === 2 ? count <= 7 : count === 8) && hex.every(group => /^[0-9a-fA-F]{1,4}$/.test(group))
}

const flag: Kind = (value, path, sink) => {
  if (typeof value !== 'boolean') wrong(sink, path, 'true or false')
}

const anyObject: Kind = (value, path, sink) => {
  if (!isObject(value)) wrong(sink, path, 'an object')
}

function numberKind(whole: boolean, range: string): Kind {
  const m = RANGE.exec(range)
  const least = m?.[1] === undefined ? (whole ? Number.MIN_SAFE_INTEGER : Number.NEGATIVE_INFINITY) : Number(m[1])
  const most = m?.[2] === undefined ? (whole ? Number.MAX_SAFE_INTEGER : Number.POSITIVE_INFINITY) : Number(m[2])
  return (value, path, sink) => {
    if (typeof value !== 'number') {
      if (!isRawNumber(value)) return wrong(sink, path, whole ? 'a whole number' : 'a number')
      if (whole && sink.strict) sink.add('value-out-of-range', path, 'is no whole number within ±(2^53 - 1)')
    } else if (whole && !Number.isInteger(value)) wrong(sink, path, 'a whole number')
    else if (sink.strict && !(value >= least && value <= most))
      sink.add('value-out-of-range', path, `is not within ${least} and ${most}`)
  }
}

function reference(types: readonly string[] | null): Kind {
  return (value, path, sink) => {
    const id = readReference(value, path, sink)
    if (id !== null && types !== null && sink.strict && !types.includes(typeOfId(id)))
      sink.add('reference-wrong-type', path, `must refer to ${types.join(' or ')}`)
  }
}

function otherReference(types: readonly string[]): Kind {
  return (value, path, sink) => {
    const id = readReference(value, path, sink)
    if (id !== null && sink.strict && types.includes(typeOfId(id)))
      sink.add('reference-wrong-type', path, `may not refer to ${typeOfId(id)}`)
  }
}

function readReference(value: Json, path: string, sink: FaultSink): string | null {
  const problem = idProblem(value, sink.mode)
  if (problem !== null) sink.add('reference-malformed', path, problem)
  return problem === null && typeof value === 'string' ? value : null
}

function closed(words: readonly string[]): Kind {
  return (value, path, sink) => {
    if (typeof value !== 'string') wrong(sink, path, 'a text')
    else if (sink.strict && !words.includes(value))
      sink.add('value-not-in-vocabulary', path, `must be one of ${words.join(', ')}`)
  }
}

function written(form: RegExp, what: string): Kind {
  return (value, path, sink) => {
    if (typeof value !== 'string') wrong(sink, path, 'a text')
    else if (sink.strict && !form.test(value)) sink.add('value-malformed', path, `is not ${what}`)
  }
}

function wrong(sink: FaultSink, path: string, what: string): void {
  sink.add('value-wrong-type', path, `must be ${what}`)
}
