import { concatBytes } from '@noble/hashes/utils.js'
import { InputError } from '../../model/errors.ts'

/** One field of a protobuf message: a number (varint, fixed) or bytes (text, message). */
export interface ProtoField {
  readonly no: number
  readonly value: bigint | Uint8Array
}

/**
 * Takes a protobuf message apart, in the order of its fields (protobuf.dev, "Encoding").
 * @throws InputError `protobuf-malformed`
 */
export function readFields(bytes: Uint8Array): ProtoField[] {
  const fields: ProtoField[] = []
  let at = 0
  const varint = (): bigint => {
    let n = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++]
      if (byte === undefined) throw malformed('ends inside a number')
      n |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return BigInt.asUintN(64, n)
    }
    throw malformed('holds a number of more than ten bytes')
  }
  const take = (size: bigint): Uint8Array => {
    if (size > BigInt(bytes.length - at)) throw malformed('ends inside a field')
    const from = at
    at += Number(size)
    return bytes.subarray(from, at)
  }
  while (at < bytes.length) {
    const key = varint()
    const no = Number(key >> 3n)
    const wire = Number(key & 7n)
    if (no < 1 || no > 0x1fffffff) throw malformed(`names a field ${no}`)
    if (wire === 0) fields.push({ no, value: varint() })
    else if (wire === 1) fields.push({ no, value: littleEndian(take(8n)) })
    else if (wire === 2) fields.push({ no, value: take(varint()) })
    else if (wire === 5) fields.push({ no, value: littleEndian(take(4n)) })
    else throw malformed(`holds a field of the wire type ${wire}`)
  }
  return fields
}

/** The bytes of a field; empty where it is absent, as protobuf has it. The last wins. @throws InputError `protobuf-malformed` */
export function bytesOf(fields: readonly ProtoField[], no: number): Uint8Array {
  const value = fields.findLast(f => f.no === no)?.value ?? new Uint8Array()
  if (typeof value === 'bigint') throw malformed(`holds a number in field ${no}`)
  return value
}

/** A signed 64-bit number; 0 where it is absent. The last wins. @throws InputError `protobuf-malformed` */
export function int64Of(fields: readonly ProtoField[], no: number): bigint {
  const value = fields.findLast(f => f.no === no)?.value ?? 0n
  if (typeof value !== 'bigint') throw malformed(`holds bytes in field ${no}`)
  return BigInt.asIntN(64, value)
}

/** The bytes of a field as text, a character each byte. @throws InputError `protobuf-malformed` */
export function latinOf(fields: readonly ProtoField[], no: number): string {
  return latin(bytesOf(fields, no))
}

/** Bytes as text, a character each. */
export function latin(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** A number field as it is written; nothing for 0, as proto3 has it. */
export function varintField(no: number, value: bigint): Uint8Array {
  return value === 0n ? new Uint8Array() : concatBytes(varintBytes(BigInt(no << 3)), varintBytes(value))
}

/** A bytes or message field as it is written, be it empty. */
export function bytesField(no: number, value: Uint8Array): Uint8Array {
  return concatBytes(varintBytes(BigInt((no << 3) | 2)), varintBytes(BigInt(value.length)), value)
}

function varintBytes(value: bigint): Uint8Array {
  const out: number[] = []
  let n = BigInt.asUintN(64, value)
  for (; n >= 0x80n; n >>= 7n) out.push(Number(n & 0x7fn) | 0x80)
  out.push(Number(n))
  return Uint8Array.from(out)
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}

function malformed(why: string): InputError {
  return new InputError('protobuf-malformed', `the message ${why}`)
}
