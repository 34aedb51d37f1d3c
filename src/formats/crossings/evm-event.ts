import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { utf8 } from '@scure/base'
import type { Address } from '../../model/address.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { LedgerEvent } from '../../model/ledger-event.ts'

/** The values of an event, by the names of its parameters. Each throws IntegrityError `event-field` for a name that the layout lacks. */
export interface EventFields {
  address(name: string): Address
  /** Any unsigned whole number. */
  uint(name: string): bigint
  /** 32 bytes as lower-case hex with 0x. */
  word(name: string): string
  /** UTF-8; bytes that are none are a character each. */
  text(name: string): string
  /** Bytes of any length as lower-case hex with 0x. */
  bytes(name: string): string
}

/** How an event lies in topics and data (Solidity ABI specification, "Events"). */
export interface EventLayout {
  /** Canonical: `Deposit(address,address,uint256,string)`. */
  readonly signature: string
  /** First topic: keccak-256 of the signature, lower case with 0x. */
  readonly topic: string
  /** The values; null where topics or data do not have this layout. */
  read(event: Pick<LedgerEvent, 'topics' | 'data'>): EventFields | null
  /** Topics and data of an event with these values, for examples and tests. */
  write(values: Readonly<Record<string, string | bigint>>): {
    readonly topics: readonly string[]
    readonly data: string
  }
}

interface Parameter {
  readonly type: string
  readonly name: string
  readonly indexed: boolean
}

const WORD = 64
/** Longer texts and byte strings than this are not read: no service writes them. */
const MOST_BYTES = 16_384

/**
 * Declares an event as Solidity does: `Deposit(address indexed to, address indexed asset, uint256 amount, string memo)`. Parameters are
 * addresses, whole numbers, fixed bytes, `bool`, `string` and `bytes`; a tuple of such words is written out flat between parentheses.
 * A parameter of another kind is declared as the one word that stands for it, and the canonical signature is given beside.
 * Small, since each command would pay a tenth of a second for a whole ABI library at its start; a test holds it equal to viem.
 */
export function eventLayout(declaration: string, written?: string): EventLayout {
  const name = declaration.slice(0, declaration.indexOf('('))
  const list = declaration.slice(name.length + 1, -1)
  const parameters = list
    .replace(/[()]/g, '')
    .split(',')
    .filter(p => p.trim() !== '')
    .map(parameterOf)
  const types = list
    .replace(/\s*(\w+)[^,()]*/g, (_, type: string) => (type === 'uint' ? 'uint256' : type))
    .replace(/\s/g, '')
  const signature = written ?? `${name}(${types})`
  const topic = `0x${bytesToHex(keccak_256(utf8ToBytes(signature)))}`
  return {
    signature,
    topic,
    read: event => {
      const values = event.topics[0] === topic ? valuesOf(parameters, event) : null
      return values === null ? null : fieldsOf(signature, values)
    },
    write: values => encode(parameters, topic, values),
  }
}

function parameterOf(text: string): Parameter {
  const words = text.trim().split(/\s+/)
  return { type: words[0] ?? '', indexed: words.includes('indexed'), name: words.at(-1) ?? '' }
}

function isLong(p: Parameter): boolean {
  return p.type === 'string' || p.type === 'bytes'
}

function valuesOf(
  parameters: readonly Parameter[],
  event: Pick<LedgerEvent, 'topics' | 'data'>,
): Map<string, string> | null {
  const indexed = parameters.filter(p => p.indexed)
  if (event.topics.length !== indexed.length + 1 || !/^0x(?:[0-9a-f]{2})*$/.test(event.data)) return null
  const data = event.data.slice(2)
  const values = new Map<string, string>()
  let topic = 1
  let place = 0
  for (const p of parameters) {
    const word = p.indexed ? (event.topics[topic++] ?? '').slice(2) : data.slice(place, place + WORD)
    if (!p.indexed) place += WORD
    if (!/^[0-9a-f]{64}$/.test(word) || !fits(p, word)) return null
    const value = isLong(p) && !p.indexed ? longAt(data, word) : word
    if (value === null) return null
    values.set(p.name, value)
  }
  return values
}

/** A narrow value with something in the bytes that it does not have was not written by a compiler. */
function fits({ type }: Parameter, word: string): boolean {
  if (type === 'address') return /^0{24}/.test(word)
  const bits = /^uint(\d*)$/.exec(type)
  if (bits !== null) return BigInt(`0x${word}`) < 1n << BigInt(bits[1] === '' ? 256 : Number(bits[1]))
  if (type === 'bool') return /^0{63}[01]$/.test(word)
  return true
}

function longAt(data: string, offsetWord: string): string | null {
  const offset = BigInt(`0x${offsetWord}`)
  if (offset > BigInt(data.length / 2 - 32)) return null
  const start = Number(offset) * 2
  const length = BigInt(`0x${data.slice(start, start + WORD)}`)
  if (length > BigInt(MOST_BYTES) || start + WORD + 2 * Number(length) > data.length) return null
  return data.slice(start + WORD, start + WORD + 2 * Number(length))
}

function fieldsOf(signature: string, values: ReadonlyMap<string, string>): EventFields {
  const of = (name: string): string => {
    const value = values.get(name)
    if (value === undefined) throw new IntegrityError('event-field', `${signature} has no parameter ${name}`)
    return value
  }
  return {
    address: name => `0x${of(name).slice(24)}` as Address,
    uint: name => BigInt(`0x${of(name)}`),
    word: name => `0x${of(name)}`,
    bytes: name => `0x${of(name)}`,
    text: name => textOf(hexToBytes(of(name))),
  }
}

function encode(parameters: readonly Parameter[], topic: string, values: Readonly<Record<string, string | bigint>>) {
  const topics = [topic]
  let head = ''
  let tail = ''
  const size = parameters.filter(p => !p.indexed).length * 32
  for (const p of parameters) {
    const value = values[p.name] ?? 0n
    if (isLong(p)) {
      const hex = p.type === 'bytes' ? String(value).slice(2) : bytesToHex(utf8ToBytes(String(value)))
      head += (size + tail.length / 2).toString(16).padStart(WORD, '0')
      tail += (hex.length / 2).toString(16).padStart(WORD, '0') + hex.padEnd(Math.ceil(hex.length / WORD) * WORD, '0')
    } else {
      const word =
        typeof value === 'bigint'
          ? value.toString(16).padStart(WORD, '0')
          : value.slice(2).toLowerCase().padStart(WORD, '0')
      if (p.indexed) topics.push(`0x${word}`)
      else head += word
    }
  }
  return { topics, data: `0x${head}${tail}` }
}

/** Anybody may put any bytes into a `string`: what is no UTF-8 is no text of a service, and must not stop the reading. */
function textOf(bytes: Uint8Array): string {
  try {
    return utf8.encode(bytes)
  } catch {
    return Array.from(bytes, b => String.fromCharCode(b)).join('')
  }
}
