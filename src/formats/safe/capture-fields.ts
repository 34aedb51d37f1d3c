import { type Address, parseAddress } from '../../model/address.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import { ETHEREUM } from '../../model/ledger.ts'
import type { Moment } from './captured-transaction.ts'
import type { Hex } from './safe-transaction.ts'

/** An object of JSON. */
export type Row = Readonly<Record<string, unknown>>

const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?$/

/** Whether a key holds anything. */
export function optional(row: Row, key: string): boolean {
  return row[key] !== undefined && row[key] !== null
}

/** @throws InputError `safe-capture-malformed` */
export function objectAt(value: unknown, field: string): Row {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row
  throw wrong('this is no object', field)
}

/** @throws InputError `safe-capture-malformed` */
export function textAt(row: Row, key: string, field: string, most: number): string {
  const value = row[key]
  if (typeof value === 'string' && value.length <= most) return value
  throw wrong(`"${key}" is no text of at most ${most} characters`, `${field}.${key}`)
}

/** An address of any EVM ledger. @throws InputError `address-malformed`, `address-checksum` */
export function addressAt(row: Row, key: string, field: string): Address {
  const text = textAt(row, key, field, 64)
  try {
    return parseAddress(ETHEREUM, text)
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    throw new InputError(error.code, error.message, { place: { field: `${field}.${key}` }, cause: error })
  }
}

/** Bytes as hex, given as text. @throws InputError `safe-capture-malformed` */
export function hexAt(row: Row, key: string, field: string, mostBytes: number): Hex {
  const text = textAt(row, key, field, 2 + 2 * mostBytes)
  if (/^0x(?:[0-9a-fA-F]{2})*$/.test(text)) return text.toLowerCase() as Hex
  throw wrong(`"${key}" is not hex with 0x`, `${field}.${key}`)
}

/** A whole number of at most 256 bits, as a number, decimal digits or hex. @throws InputError `safe-capture-malformed` */
export function numberAt(row: Row, key: string, field: string): bigint {
  const value = row[key]
  const plain = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
  const text = plain ? String(value) : typeof value === 'string' ? value : ''
  const number = /^(?:\d{1,78}|0x[0-9a-fA-F]{1,64})$/.test(text) ? BigInt(text) : -1n
  if (number >= 0n && number >> 256n === 0n) return number
  throw wrong(`"${key}" is no whole number of at most 256 bits`, `${field}.${key}`)
}

/** @throws InputError `safe-capture-malformed` */
export function smallAt(row: Row, key: string, field: string): number {
  const number = numberAt(row, key, field)
  if (number <= 1_000_000n) return Number(number)
  throw wrong(`"${key}" is no number of that size`, `${field}.${key}`)
}

/** @throws InputError `safe-capture-malformed` */
export function momentAt(row: Row, key: string, field: string): Moment {
  const text = textAt(row, key, field, 40)
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`
  const ms = ISO.test(text) ? Date.parse(zoned.replace(' ', 'T')) : Number.NaN
  if (!Number.isNaN(ms)) return { text, ms }
  throw wrong(`"${key}" is no ISO 8601 time`, `${field}.${key}`)
}

function wrong(message: string, field: string): InputError {
  return new InputError('safe-capture-malformed', message, { place: { field } })
}
