import type { Address } from '../../../model/address.ts'
import type { AssetId } from '../../../model/asset.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { Transfer } from '../../../model/transfer.ts'
import { IN, int32At, rowTime, SELF, skipHistoryRow, uint32At } from './history-rows.ts'
import { skipTx, unpackAddress, unpackTx } from './packed-text.ts'

/** Two hex digits of each byte, as they stand in memory. */
const HEX_PAIRS = new Uint16Array(Uint8Array.from(Buffer.from(hexOfAllBytes())).buffer)
const TX_CHARS = 66
const ADDRESS_CHARS = 42
/** Characters written before they become one text. Small, because a text that is kept keeps the whole piece it was cut from. */
const PIECE_ROWS = 64

/** What a row leaves out. */
export interface RowOwner {
  readonly ledger: LedgerId
  readonly address: Address
  readonly assets: readonly AssetId[]
}

/**
 * Decodes history rows into transfers. The hashes and addresses of up to 64 rows are written as characters, made one text in one native
 * call, and cut: a call for each of them took most of the time of a history.
 */
export class RowReader {
  readonly #chars = new Uint16Array(((TX_CHARS + ADDRESS_CHARS) / 2) * PIECE_ROWS)
  readonly #text = Buffer.from(this.#chars.buffer)
  readonly #rows = new Uint32Array(PIECE_ROWS)
  readonly #words = new BigUint64Array(4)
  readonly #amount = new Uint8Array(this.#words.buffer)
  /** Characters of "0x", as they stand in memory. */
  readonly #prefix = new Uint16Array(Uint8Array.of(0x30, 0x78).buffer)[0] as number

  /**
   * Appends to `into` the rows of `bytes[start, end)` within [from, until] until it holds `limit`; those paid to the owner only if `both`.
   * @returns false when rows beyond need not be read
   */
  read(
    bytes: Buffer,
    start: number,
    end: number,
    owner: RowOwner,
    window: { readonly from: number; readonly until: number; readonly limit: number; readonly both: boolean },
    into: Transfer[],
  ): boolean {
    let row = start
    for (;;) {
      let count = 0
      let more = true
      for (; row < end && count < PIECE_ROWS; row = skipHistoryRow(bytes, row)) {
        const at = rowTime(bytes, row)
        if (at < window.from || (!window.both && bytes[row] === IN)) continue
        if (at > window.until || into.length + count >= window.limit) {
          more = false
          break
        }
        this.#rows[count++] = row
      }
      this.#decode(bytes, count, owner, into)
      if (!more || into.length >= window.limit) return false
      if (row >= end) return true
    }
  }

  #decode(bytes: Buffer, count: number, owner: RowOwner, into: Transfer[]): void {
    if (count === 0) return
    let out = 0
    for (let i = 0; i < count; i++) {
      const row = this.#rows[i] as number
      const tx = row + 19 + (bytes[row + 18] as number)
      if (bytes[tx] === 0) out = this.#hex(out, bytes, tx + 1, 32)
      const other = skipTx(bytes, tx)
      if (bytes[other] === 0 && bytes[row] !== SELF) out = this.#hex(out, bytes, other + 1, 20)
    }
    const text = this.#text.toString('latin1', 0, out * 2)
    let cut = 0
    for (let i = 0; i < count; i++) {
      const row = this.#rows[i] as number
      const txAt = row + 19 + (bytes[row + 18] as number)
      const direction = bytes[row]
      let tx: string
      if (bytes[txAt] === 0) {
        tx = text.slice(cut, cut + TX_CHARS)
        cut += TX_CHARS
      } else tx = unpackTx(bytes, txAt)
      let other = owner.address
      if (direction !== SELF) {
        const otherAt = skipTx(bytes, txAt)
        if (bytes[otherAt] === 0) {
          other = text.slice(cut, cut + ADDRESS_CHARS) as Address
          cut += ADDRESS_CHARS
        } else other = unpackAddress(bytes, otherAt)
      }
      into.push({
        ledger: owner.ledger,
        tx,
        index: int32At(bytes, row + 11),
        block:
          uint32At(bytes, row + 5) + ((bytes[row + 9] as number) | ((bytes[row + 10] as number) << 8)) * 4294967296,
        at: rowTime(bytes, row),
        from: direction === IN ? other : owner.address,
        to: direction === IN ? owner.address : other,
        asset: owner.assets[uint32At(bytes, row + 14) >>> 8] as AssetId,
        amount: this.#amountAt(bytes, row + 18),
      })
    }
  }

  #hex(at: number, bytes: Uint8Array, from: number, length: number): number {
    const chars = this.#chars
    chars[at] = this.#prefix
    for (let i = 0; i < length; i++) chars[at + 1 + i] = HEX_PAIRS[bytes[from + i] as number] as number
    return at + 1 + length
  }

  #amountAt(bytes: Uint8Array, at: number): bigint {
    const length = bytes[at] as number
    const words = this.#words
    words[0] = 0n
    if (length > 8) words.fill(0n)
    for (let i = 0; i < length; i++) this.#amount[i] = bytes[at + 1 + i] as number
    let value = words[0] as bigint
    for (let word = 1; word * 8 < length; word++) value |= (words[word] as bigint) << BigInt(64 * word)
    return value
  }
}

function hexOfAllBytes(): string {
  return Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0')).join('')
}
