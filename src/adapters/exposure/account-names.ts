import { join } from 'node:path'
import type { DuckDBDataChunk } from '@duckdb/node-api'
import type { Address } from '../../model/address.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { ByteTable } from '../transfers/embedded/byte-table.ts'
import type { ChunksAhead } from '../transfers/embedded/chunks-ahead.ts'
import { type Duck, sqlText } from '../transfers/embedded/duck.ts'
import { FileStream } from '../transfers/embedded/file-stream.ts'
import type { SegmentRecord } from '../transfers/embedded/manifest.ts'
import { packAddress, unpackAddress } from '../transfers/embedded/packed-text.ts'
import { partOf } from '../transfers/embedded/segment-cursor.ts'
import { AccountTable, ROW_WORDS } from './account-table.ts'

/** What is kept of the names to go on with them later. */
export interface KeptNames {
  readonly rows: Int32Array<ArrayBuffer>
  /** Addresses that are no EVM addresses: packed, the next one's start behind each. */
  readonly texts: Uint8Array<ArrayBuffer>
  readonly textStarts: Uint32Array<ArrayBuffer>
}

/**
 * The accounts of an index, numbered as the ledger names them. A row of the table is twice the ledger's number, and the five big-endian
 * words of an EVM address; or that plus one, and the number of another address in a table of texts.
 */
export class AccountNames {
  readonly ledgers: LedgerId[]
  readonly #table: AccountTable
  readonly #texts: ByteTable
  /** Addresses on no ledger. */
  readonly #wanted = new AccountTable(1024)
  readonly #wantedTexts = new ByteTable(1024)
  /** Rows that are about to be numbered. */
  #staged = new Int32Array(ROW_WORDS)
  /** A packed text behind two bytes that stay zero. */
  readonly #scratch = new Uint8Array(300)
  readonly #take: (number: number, ledger: LedgerId, address: Address) => void

  /**
   * @param kept of the names of an index that is gone on with
   * @param wanted addresses of which `take` is told when they are named
   * @param expected how many accounts to make room for
   */
  constructor(
    ledgers: readonly LedgerId[],
    kept: KeptNames | null,
    wanted: Iterable<Address>,
    take: (number: number, ledger: LedgerId, address: Address) => void,
    expected = 1024,
  ) {
    this.ledgers = [...ledgers]
    this.#take = take
    for (const address of wanted) this.#want(address)
    const texts = kept === null ? 0 : kept.textStarts.length - 1
    this.#texts = new ByteTable(Math.max(1024, texts))
    for (let n = 0; n < texts; n++) {
      const { texts: bytes, textStarts } = kept as KeptNames
      this.#texts.intern(bytes, textStarts[n] as number, textStarts[n + 1] as number)
    }
    this.#table = new AccountTable(expected, kept?.rows)
    for (let n = 0; n < this.#table.count; n++) this.#told(n)
  }

  get count(): number {
    return this.#table.count
  }

  /** What must be kept to go on later: views. */
  kept(): KeptNames {
    const { bytes, starts, count } = this.#texts
    return {
      rows: this.#table.rows.subarray(0, this.#table.count * ROW_WORDS),
      texts: bytes.subarray(0, count === 0 ? 0 : starts[count]),
      textStarts: starts.subarray(0, count + 1),
    }
  }

  /** Numbers the accounts of a segment: by the segment's number, ours. @throws IntegrityError `accounts-out-of-order` */
  async number(duck: Duck, folder: string, segment: SegmentRecord, ledgers: readonly LedgerId[]): Promise<Int32Array> {
    const codes = ledgers.map(l => this.#ledgerCode(l))
    const parts = partsOf(segment).map(name => join(folder, name))
    let numbers = new Int32Array(0)
    let coming: FileStream | null = null
    try {
      for (const [n, path] of parts.entries()) {
        const before = numbers.length
        coming ??= await openFile(duck, path)
        const staged = await this.#stage(path, coming.chunks, codes, before)
        await coming.close()
        // DuckDB reads ahead in the next file while this one's accounts are numbered.
        const next = parts[n + 1]
        coming = next === undefined ? null : await openFile(duck, next)
        const more = new Int32Array(before + staged)
        more.set(numbers)
        numbers = more
        let fresh = this.#table.count
        this.#table.internAll(this.#staged, staged, numbers, before)
        for (; fresh < this.#table.count; fresh++) this.#told(fresh)
      }
      return numbers
    } finally {
      await coming?.close()
    }
  }

  /** Puts the accounts of a file down to be numbered; gives how many. @param first the number that the first one must have */
  async #stage(path: string, chunks: ChunksAhead, codes: readonly number[], first: number): Promise<number> {
    let count = 0
    for (let chunk = await chunks.next(); chunk !== null; chunk = await chunks.next()) {
      // Each look at it is a call into native code.
      const rows = chunk.rowCount
      if ((count + rows) * ROW_WORDS > this.#staged.length) {
        const room = new Int32Array(Math.max(2 * this.#staged.length, (count + rows) * ROW_WORDS))
        room.set(this.#staged)
        this.#staged = room
      }
      const wrong = this.#stageChunk(chunk, rows, codes, first, count)
      if (wrong !== null)
        throw new IntegrityError('accounts-out-of-order', `${path}: account ${wrong} stands where another should`)
      count += rows
    }
    return count
  }

  /** Puts the accounts of a chunk down from place `count` on; gives the one that is not where its number says, or null. */
  #stageChunk(
    chunk: DuckDBDataChunk,
    rows: number,
    codes: readonly number[],
    first: number,
    count: number,
  ): number | null {
    const items = <T>(column: number) => (chunk.getColumnVector(column) as unknown as { items: T }).items
    const [w0, w1, w2] = [2, 3, 4].map(column => {
      const big = items<BigUint64Array>(column)
      return new Int32Array(big.buffer, big.byteOffset, big.length * 2)
    }) as [Int32Array, Int32Array, Int32Array]
    const [ids, about] = [items<Uint32Array>(0), items<Uint32Array>(1)]
    let text: { getItem(i: number): string | null } | null = null
    const staged = this.#staged
    for (let i = 0, at = count * ROW_WORDS; i < rows; i++, at += ROW_WORDS) {
      if (ids[i] !== first + count + i) return ids[i] as number
      const code = (codes[(about[i] as number) >>> 8] as number) << 1
      if (((about[i] as number) & 0xff) !== 0) {
        text ??= chunk.getColumnVector(5) as unknown as { getItem(i: number): string | null }
        this.#stageText(at, code, text.getItem(i) as string)
        continue
      }
      // Eight bytes a word of DuckDB's, the upper half first in the address; of the last one only that half is used.
      staged[at] = code
      staged[at + 1] = w0[2 * i + 1] as number
      staged[at + 2] = w0[2 * i] as number
      staged[at + 3] = w1[2 * i + 1] as number
      staged[at + 4] = w1[2 * i] as number
      staged[at + 5] = w2[2 * i + 1] as number
    }
    return null
  }

  #stageText(at: number, code: number, address: string): void {
    const number = this.#texts.intern(this.#scratch, 0, packAddress(this.#scratch, 2, address))
    this.#staged.fill(0, at, at + ROW_WORDS)
    this.#staged[at] = code | 1
    this.#staged[at + 1] = number
  }

  #want(address: Address): void {
    const end = packAddress(this.#scratch, 2, address)
    if (this.#scratch[2] !== 0) {
      this.#wantedTexts.intern(this.#scratch, 0, end)
      return
    }
    const packed = new DataView(this.#scratch.buffer, 3)
    this.#staged[0] = 0
    for (let k = 0; k < 5; k++) this.#staged[1 + k] = packed.getInt32(4 * k)
    this.#wanted.internAll(this.#staged, 1, new Int32Array(1), 0)
  }

  #told(number: number): void {
    const { rows } = this.#table
    const row = number * ROW_WORDS
    if (((rows[row] as number) & 1) === 1) {
      const { bytes } = this.#texts
      const text = rows[row + 1] as number
      if (this.#wantedTexts.find(bytes, this.#texts.start(text), this.#texts.end(text)) < 0) return
    } else if (this.#wanted.find(0, rows, row) < 0 && !burns(rows, row)) return
    const ledger = this.ledgers[(rows[row] as number) >> 1] as LedgerId
    this.#take(number, ledger, addressOf({ rows, texts: this.#texts.bytes, textStarts: this.#texts.starts }, number))
  }

  #ledgerCode(ledger: LedgerId): number {
    const known = this.ledgers.indexOf(ledger)
    return known >= 0 ? known : this.ledgers.push(ledger) - 1
  }
}

/** A file of a segment's accounts as a stream; of few columns, since each look at one is a call into native code. */
function openFile(duck: Duck, path: string): Promise<FileStream> {
  return FileStream.open(
    duck,
    `SELECT id, ledger::UINTEGER * 256 + kind::UINTEGER, w0, w1, w2, text FROM read_parquet(${sqlText(path)})`,
  )
}

/** The address of an account by its number. */
export function addressOf({ rows, texts, textStarts }: KeptNames, number: number): Address {
  const row = number * ROW_WORDS
  if (((rows[row] as number) & 1) === 1)
    return unpackAddress(
      Buffer.from(texts.buffer, texts.byteOffset),
      (textStarts[rows[row + 1] as number] as number) + 2,
    )
  let hex = '0x'
  for (let k = 1; k < ROW_WORDS; k++) hex += ((rows[row + k] as number) >>> 0).toString(16).padStart(8, '0')
  return hex as Address
}

/** Whether a row is an EVM address of zeros but for the last two bytes. */
function burns(rows: Int32Array, row: number): boolean {
  for (let k = 1; k < 5; k++) if (rows[row + k] !== 0) return false
  return (rows[row + 5] as number) >>> 16 === 0
}

function partsOf(segment: SegmentRecord): string[] {
  return segment.files
    .map(f => f.name)
    .filter(name => /^accounts-\d+\.parquet$/.test(name))
    .sort((a, b) => partOf(a) - partOf(b))
}
