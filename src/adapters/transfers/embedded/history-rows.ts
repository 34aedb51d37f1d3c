import type { Address } from '../../../model/address.ts'
import type { AssetId } from '../../../model/asset.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { Transfer } from '../../../model/transfer.ts'
import { skipAddress, skipTx, unpackAddress, unpackTx } from './packed-text.ts'
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
export const LARGEST_ROW = 19 + 32 + 256 + 257

/**
 * What both sides' rows of a transfer have in common, written once and in one place: the histories are then put together in the
 * order of accounts, which is random in memory, from one look at this and one at the counterparty's name.
 */
export interface RowImages {
  readonly bytes: Buffer
  /** Where the image of `order[i]` starts; one more at the end. */
  readonly starts: Uint32Array
}

/** Writes the images of the rows in `order`. */
export function rowImages(c: TransferColumns, order: Uint32Array): RowImages {
  const starts = new Uint32Array(order.length + 1)
  let bytes = Buffer.allocUnsafe(order.length * 62 + LARGEST_ROW)
  let at = 0
  for (let i = 0; i < order.length; i++) {
    if (at + LARGEST_ROW > bytes.length) bytes = Buffer.concat([bytes], Math.ceil(bytes.length * 1.25) + LARGEST_ROW)
    const row = order[i] as number
    bytes.writeUInt32LE(c.at[row] as number, at)
    bytes.writeUIntLE(c.block[row] as number, at + 4, 6)
    bytes.writeInt32LE(c.index[row] as number, at + 10)
    bytes.writeUIntLE(c.asset[row] as number, at + 14, 3)
    const tx = c.tx[row] as number
    const place = writeAmount(bytes, at + 17, c, row)
    at = copy(bytes, place, c.transactions.bytes, c.transactions.start(tx) + 2, c.transactions.end(tx))
    starts[i + 1] = at
  }
  return { bytes, starts }
}

/** Writes one side's row of `order[i]`; returns the place after it. */
export function writeHistoryRow(
  out: Uint8Array,
  at: number,
  c: TransferColumns,
  images: RowImages,
  i: number,
  direction: number,
  other: number,
): number {
  out[at] = direction
  const place = copy(out, at + 1, images.bytes, images.starts[i] as number, images.starts[i + 1] as number)
  return copy(out, place, c.accounts.bytes, c.accounts.start(other) + 2, c.accounts.end(other))
}

/** Where the row after the one at `at` starts. */
export function skipHistoryRow(bytes: Uint8Array, at: number): number {
  return skipAddress(bytes, skipTx(bytes, at + 19 + (bytes[at + 18] as number)))
}

/** Block time of the row at `at`. */
export function rowTime(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at + 1)
}

/** What a row leaves out. */
export interface RowOwner {
  readonly ledger: LedgerId
  readonly address: Address
  readonly assets: readonly AssetId[]
}

/** Reads the row at `at`. */
export function readHistoryRow(bytes: Buffer, at: number, owner: RowOwner): Transfer {
  const direction = bytes[at]
  const length = bytes[at + 18] as number
  const txAt = at + 19 + length
  const other = direction === SELF ? owner.address : unpackAddress(bytes, skipTx(bytes, txAt))
  return {
    ledger: owner.ledger,
    tx: unpackTx(bytes, txAt),
    index: bytes.readInt32LE(at + 11),
    block: bytes.readUIntLE(at + 5, 6),
    at: bytes.readUInt32LE(at + 1),
    from: direction === IN ? other : owner.address,
    to: direction === IN ? owner.address : other,
    asset: owner.assets[bytes.readUIntLE(at + 15, 3)] as AssetId,
    amount: readAmount(bytes, at + 19, length),
  }
}

function readAmount(bytes: Buffer, at: number, length: number): bigint {
  if (length === 0) return 0n
  if (length <= 6) return BigInt(bytes.readUIntLE(at, length))
  let value = 0n
  let end = at + length
  for (; end - at > 6; end -= 6) value = (value << 48n) | BigInt(bytes.readUIntLE(end - 6, 6))
  return (value << BigInt(8 * (end - at))) | BigInt(bytes.readUIntLE(at, end - at))
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

function copy(out: Uint8Array, at: number, source: Uint8Array, from: number, to: number): number {
  let place = at
  for (let i = from; i < to; i++) out[place++] = source[i] as number
  return place
}
