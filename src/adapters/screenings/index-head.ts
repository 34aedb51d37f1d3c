import { readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { PAST_NAME_METHOD } from '../../operations/screen/past-names.ts'

/** Bytes of the head: JSON, blanks, and a CRC-32. */
export const HEAD_BYTES = 4096

/** A part of an index file. */
export interface IndexPart {
  readonly at: number
  readonly bytes: number
  /** Of parts that are read whole; of pages, which carry their own, 0. */
  readonly crc: number
}

/** What an index file says of itself. */
export interface IndexHead {
  readonly version: 1
  /** The method by which its name keys were made. */
  readonly nameMethod: string
  /** Bytes of the log that it covers. */
  readonly logBytes: number
  readonly screens: number
  readonly names: number
  readonly minAt: number
  readonly maxAt: number
  readonly parts: {
    readonly partyPages: IndexPart
    readonly partyFences: IndexPart
    readonly namePages: IndexPart
    readonly nameFences: IndexPart
    readonly nameEnds: IndexPart
    readonly nameTexts: IndexPart
  }
}

/** The head as it is written. */
export function writeHead(head: IndexHead): Buffer {
  const bytes = Buffer.alloc(HEAD_BYTES, ' ')
  bytes.write(JSON.stringify(head))
  bytes.writeUInt32LE(crc32(bytes.subarray(0, HEAD_BYTES - 4)), HEAD_BYTES - 4)
  return bytes
}

/** The head of an index that is whole and of this version and method; null: the log must be read instead. */
export function readHead(file: number): IndexHead | null {
  const bytes = Buffer.allocUnsafe(HEAD_BYTES)
  if (readSync(file, bytes, 0, HEAD_BYTES, 0) !== HEAD_BYTES) return null
  if (crc32(bytes.subarray(0, HEAD_BYTES - 4)) !== bytes.readUInt32LE(HEAD_BYTES - 4)) return null
  const head = JSON.parse(bytes.toString('utf8', 0, HEAD_BYTES - 4)) as IndexHead
  return head.version === 1 && head.nameMethod === PAST_NAME_METHOD ? head : null
}
