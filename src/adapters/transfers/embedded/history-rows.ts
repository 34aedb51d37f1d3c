import type { ByteTable } from './byte-table.ts'
import { skipAddress, skipTx } from './packed-text.ts'
import type { TransferColumns } from './transfer-columns.ts'

/*
 * One row of an account's history, its own address left out:
 *   direction 1 | at 4 | block 6 | index 4 | asset 3 | amount length 1, bytes | transaction | counterparty     (little-endian)
 * About 80 bytes for an EVM transfer. Rows stand in the one order of transfers.
 */

/** Direction of a row: the account pays. */
export const OUT = 0
/** Direction of a row: the account is paid. */
export const IN = 1
/** Direction of a row: the account pays itself. */
export const SELF = 2

/** The most bytes that a row can take. */
export const LARGEST_ROW = 19 + 32 + 257 + 256
const LARGEST_IMAGE = LARGEST_ROW + 256

/**
 * What the two sides' rows of a transfer are made of, written once: the common part, then the payer, then the payee. The histories are
 * put together in the order of accounts, which is random in memory; so each row costs one look at one place.
 */
export interface RowImages {
  readonly bytes: Buffer
  /** Where the image of `order[i]` starts; one more at the end. */
  readonly starts: Uint32Array
}

/** Writes the images of the rows in `order`. */
export function rowImages(c: TransferColumns, order: Uint32Array): RowImages {
  const starts = new Uint32Array(order.length + 1)
  let bytes = Buffer.allocUnsafe(order.length * 104 + LARGEST_IMAGE)
  let at = 0
  for (let i = 0; i < order.length; i++) {
    if (at + LARGEST_IMAGE > bytes.length)
      bytes = Buffer.concat([bytes], Math.ceil(bytes.length * 1.25) + LARGEST_IMAGE)
    const row = order[i] as number
    bytes.writeUInt32LE(c.at[row] as number, at)
    bytes.writeUIntLE(c.block[row] as number, at + 4, 6)
    bytes.writeInt32LE(c.index[row] as number, at + 10)
    bytes.writeUIntLE(c.asset[row] as number, at + 14, 3)
    at = writeAmount(bytes, at + 17, c, row)
    at = copyName(bytes, at, c.transactions, c.tx[row] as number)
    at = copyName(bytes, at, c.accounts, c.from[row] as number)
    at = copyName(bytes, at, c.accounts, c.to[row] as number)
    starts[i + 1] = at
  }
  return { bytes, starts }
}

/** Writes the `direction` side's row of image `i`; returns the place after it. */
export function writeHistoryRow(out: Uint8Array, at: number, images: RowImages, i: number, direction: number): number {
  const { bytes } = images
  const start = images.starts[i] as number
  const payer = skipTx(bytes, start + 18 + (bytes[start + 17] as number))
  const payee = skipAddress(bytes, payer)
  out[at] = direction
  if (direction === IN) return copy(out, at + 1, bytes, start, payee)
  const place = copy(out, at + 1, bytes, start, payer)
  return copy(out, place, bytes, payee, images.starts[i + 1] as number)
}

/** Where the row after the one at `at` starts. */
export function skipHistoryRow(bytes: Uint8Array, at: number): number {
  return skipAddress(bytes, skipTx(bytes, at + 19 + (bytes[at + 18] as number)))
}

/** Block time of the row at `at`. */
export function rowTime(bytes: Uint8Array, at: number): number {
  return uint32At(bytes, at + 1)
}

/** Four little-endian bytes: Buffer's own readers check what is known here, which is a third of the time of decoding a row. */
export function uint32At(bytes: Uint8Array, at: number): number {
  return int32At(bytes, at) >>> 0
}

/** Four little-endian bytes, signed. */
export function int32At(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  )
}

function writeAmount(out: Buffer, at: number, c: TransferColumns, row: number): number {
  let length = 0
  const huge = c.huge.get(row)
  if (huge !== undefined) {
    for (let rest = huge; rest > 0n; rest >>= 8n) out[at + ++length] = Number(rest & 255n)
  } else {
    for (let i = 0; i < 16; i++) {
      const byte = ((c.amount[row * 4 + (i >> 2)] as number) >>> (8 * (i & 3))) & 255
      out[at + 1 + i] = byte
      if (byte !== 0) length = i + 1
    }
  }
  out[at] = length
  return at + 1 + length
}

function copyName(out: Uint8Array, at: number, table: ByteTable, id: number): number {
  return copy(out, at, table.bytes, table.start(id) + 2, table.end(id))
}

function copy(out: Uint8Array, at: number, source: Uint8Array, from: number, to: number): number {
  let place = at
  for (let i = from; i < to; i++) out[place++] = source[i] as number
  return place
}
