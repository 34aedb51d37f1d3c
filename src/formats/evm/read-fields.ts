import type { Address } from '../../model/address.ts'
import { SourceError } from '../../model/errors.ts'
import { LATEST } from '../../model/instant.ts'

/** A JSON object of a node, of which nothing is known yet. */
export type RawObject = Readonly<Record<string, unknown>>

/** What a node's answer is refused with. It never quotes the node: what a node says may repeat the key it was asked with. */
export function malformed(field: string, why: string): SourceError {
  return new SourceError('ledger-answer-malformed', `the node's ${field} ${why}`, { place: { field } })
}

/** What a part of an answer is refused with that belongs to another block or transaction. */
export function foreign(field: string, why: string): SourceError {
  return new SourceError('ledger-block-changed', `the node's ${field} ${why}`, { place: { field } })
}

/** A JSON object. @throws SourceError `ledger-answer-malformed` */
export function asObject(value: unknown, field: string): RawObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(field, 'is no object')
  return value as RawObject
}

/** A JSON list. @throws SourceError `ledger-answer-malformed` */
export function asList(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw malformed(field, 'is no list')
  return value
}

const HASH = /^0x[0-9a-f]{64}$/
const ADDRESS = /^0x[0-9a-f]{40}$/
const DATA = /^0x(?:[0-9a-f]{2})*$/
const QUANTITY = /^0x[0-9a-f]{1,64}$/i

/** 32 bytes, lower case. @throws SourceError `ledger-answer-malformed` */
export function asHash(value: unknown, field: string): string {
  if (typeof value === 'string') {
    if (HASH.test(value)) return value
    const lower = value.toLowerCase()
    if (HASH.test(lower)) return lower
  }
  throw malformed(field, 'is no hash of 32 bytes')
}

/** 20 bytes, lower case. Checksums in upper and lower case are not looked at: a node tells what it computed. */
export function asAddress(value: unknown, field: string): Address {
  if (typeof value === 'string') {
    if (ADDRESS.test(value)) return value as Address
    const lower = value.toLowerCase()
    if (ADDRESS.test(lower)) return lower as Address
  }
  throw malformed(field, 'is no address of 20 bytes')
}

/** Bytes of any length, lower case with 0x. @throws SourceError `ledger-answer-malformed` */
export function asData(value: unknown, field: string): string {
  if (typeof value === 'string') {
    if (DATA.test(value)) return value
    const lower = value.toLowerCase()
    if (DATA.test(lower)) return lower
  }
  throw malformed(field, 'is no string of bytes')
}

/** A whole number of at most 256 bits. @throws SourceError `ledger-answer-malformed` */
export function asBig(value: unknown, field: string): bigint {
  if (typeof value === 'string' && QUANTITY.test(value)) return BigInt(value)
  if (Number.isSafeInteger(value) && (value as number) >= 0) return BigInt(value as number)
  throw malformed(field, 'is no whole number of at most 256 bits')
}

/** A whole number that JavaScript holds exactly. @throws SourceError `ledger-answer-malformed` */
export function asNumber(value: unknown, field: string): number {
  const read = typeof value === 'string' && QUANTITY.test(value) ? Number(value) : value
  if (Number.isSafeInteger(read) && (read as number) >= 0) return read as number
  throw malformed(field, 'is no whole number below 2^53')
}

/** A block's time. The first block of some ledgers has none: 0. @throws SourceError `ledger-answer-malformed` */
export function asTime(value: unknown, field: string): number {
  const at = asNumber(value, field)
  if (at > LATEST) throw malformed(field, 'lies after the year 2100')
  return at
}

/** True for what JSON leaves out or sets to null. */
export function absent(value: unknown): boolean {
  return value === undefined || value === null
}
