import { join } from 'node:path'
import type { DuckDBDataChunk } from '@duckdb/node-api'
import { IntegrityError } from '../../../model/errors.ts'
import { type Duck, sqlText } from './duck.ts'
import { FileStream } from './file-stream.ts'
import type { SegmentRecord } from './manifest.ts'

/** What a segment's numbers of accounts and assets are called by whoever reads it. */
export interface SegmentNumbers {
  readonly accounts: Int32Array
  readonly assets: Int32Array
}

/** Columns of one chunk, as few as can be, since each look at one is a call into native code; views of DuckDB's memory, which `owner` keeps alive. */
interface ChunkView {
  readonly owner: DuckDBDataChunk
  readonly rows: number
  /** Two words a row: from and to. */
  readonly ends: Uint32Array
  /** Two words a row: the asset, and the row's place in its file. */
  readonly about: Uint32Array
  readonly at: Uint32Array
  readonly amount: Float64Array
}

/** What orders transfers of one second. */
interface TieView {
  readonly block: Float64Array
  readonly index: Int32Array
  readonly tx: Uint32Array
}

/**
 * The amount as a double: whole to 2^53, beyond that rounded at each of its four words. Written so that the usual amount, of one word, is one
 * conversion.
 */
const AMOUNT = `CASE WHEN amount1 = 0 AND amount2 = 0 AND amount3 = 0 THEN amount0::DOUBLE
  ELSE ((amount3::DOUBLE * 18446744073709551616e0 + amount2::DOUBLE) * 18446744073709551616e0 + amount1::DOUBLE) * 18446744073709551616e0 + amount0::DOUBLE END`

/**
 * Reads one segment's transfers after a second, in order, a chunk at a time. Nothing is sorted: the files lie in order, DuckDB keeps the
 * order of a file, and the row numbers that it tells are checked all the same.
 */
export class SegmentCursor {
  readonly segment: SegmentRecord
  readonly numbers: SegmentNumbers
  chunk: ChunkView | null = null
  /** The next row of {@link chunk}. */
  next = 0
  readonly #duck: Duck
  readonly #folder: string
  readonly #parts: readonly string[]
  readonly #after: number
  #part = 0
  #place = -1
  #read = 0
  #stream: FileStream | null = null
  /** The file after the one that is read: DuckDB begins with it meanwhile. */
  #coming: Promise<FileStream> | null = null
  #ties: TieView | null = null
  #keys: { readonly kind: Uint8Array; readonly words: BigUint64Array } | null = null

  constructor(duck: Duck, folder: string, segment: SegmentRecord, numbers: SegmentNumbers, after: number) {
    this.#duck = duck
    this.#folder = folder
    this.segment = segment
    this.numbers = numbers
    this.#after = after
    this.#parts = segment.files
      .map(f => f.name)
      .filter(name => /^transfers-\d+\.parquet$/.test(name))
      .sort((a, b) => partOf(a) - partOf(b))
  }

  /** The time of the next row. Only while {@link load} gave true. */
  get at(): number {
    return this.chunk?.at[this.next] ?? Number.POSITIVE_INFINITY
  }

  /**
   * Sees to it that the next row lies in {@link chunk}; false at the end.
   * @throws IntegrityError `rows-out-of-order`, `rows-missing`
   */
  async load(): Promise<boolean> {
    for (;;) {
      if (this.chunk !== null && this.next < this.chunk.rows) return true
      this.chunk = null
      this.#ties = null
      this.#stream ??= await this.#open()
      if (this.#stream === null) return this.#ended()
      const fetched = await this.#stream.chunks.next()
      if (fetched === null) {
        await this.#stream.close()
        this.#stream = null
        continue
      }
      this.chunk = viewOf(fetched)
      this.next = 0
      this.#read += this.chunk.rows
      this.#checkPlaces(this.chunk)
    }
  }

  /** The block and the index of the next row. */
  get place(): { readonly block: number; readonly index: number } {
    const { block, index } = this.#tieView()
    return { block: block[this.next] as number, index: index[this.next] as number }
  }

  /** Sorts transactions as the model's order does, by the first 128 bits of the hash: those of one block and index. */
  async txKey(): Promise<{ kind: number; high: bigint; low: bigint }> {
    this.#keys ??= await this.#loadKeys()
    const { kind, words } = this.#keys
    const tx = this.#tieView().tx[this.next] as number
    return { kind: kind[tx] as number, high: words[2 * tx] as bigint, low: words[2 * tx + 1] as bigint }
  }

  async close(): Promise<void> {
    await this.#stream?.close()
    this.#stream = null
    await this.#coming?.then(
      stream => stream.close(),
      () => undefined,
    )
    this.#coming = null
  }

  // Most rows share their second with no row of another segment, and each look at a column is a call into native code.
  #tieView(): TieView {
    const { owner } = this.chunk as ChunkView
    this.#ties ??= { block: itemsOf(owner, 4), index: itemsOf(owner, 5), tx: itemsOf(owner, 6) }
    return this.#ties
  }

  #checkPlaces({ about, rows }: ChunkView): void {
    let last = this.#place
    for (let i = 0; i < rows; i++) {
      const number = about[2 * i + 1] as number
      // The first row of a file may be any: rows before the wanted second are left out, but only at the front.
      if (last >= 0 && number !== last + 1)
        throw new IntegrityError('rows-out-of-order', `segment ${this.segment.id}: row ${number} came out of its place`)
      last = number
    }
    this.#place = last
  }

  async #open(): Promise<FileStream | null> {
    const stream = await (this.#coming ?? this.#begin())
    this.#place = -1
    this.#coming = stream === null ? null : this.#begin()
    // Told by whoever awaits it next.
    this.#coming?.catch(() => undefined)
    return stream
  }

  #begin(): Promise<FileStream> | null {
    const part = this.#parts[this.#part++]
    if (part === undefined) return null
    return FileStream.open(
      this.#duck,
      `SELECT ${pair('"from"', '"to"')}, ${pair('asset', 'file_row_number')}, "at", ${AMOUNT}, block, log_index, tx
       FROM read_parquet(${sqlText(join(this.#folder, part))}, file_row_number = true) WHERE "at" > ${this.#after}`,
    )
  }

  #ended(): false {
    if (this.#after < 0 && this.#read !== this.segment.rows)
      throw new IntegrityError('rows-missing', `segment ${this.segment.id}: ${this.#read} of ${this.segment.rows} rows`)
    return false
  }

  async #loadKeys(): Promise<{ readonly kind: Uint8Array; readonly words: BigUint64Array }> {
    const parts = this.segment.files.map(f => f.name).filter(name => /^transactions-\d+\.parquet$/.test(name))
    const kinds: Uint8Array[] = []
    const words: BigUint64Array[] = []
    for (const part of parts.sort((a, b) => partOf(a) - partOf(b))) {
      const source = sqlText(join(this.#folder, part))
      const stream = await FileStream.open(this.#duck, `SELECT kind, w0, w1 FROM read_parquet(${source})`)
      const { chunks } = stream
      try {
        for (let chunk = await chunks.next(); chunk !== null; chunk = await chunks.next()) {
          const [high, low] = [itemsOf<BigUint64Array>(chunk, 1), itemsOf<BigUint64Array>(chunk, 2)]
          const both = new BigUint64Array(2 * chunk.rowCount)
          for (let i = 0; i < chunk.rowCount; i++) {
            both[2 * i] = high[i] as bigint
            both[2 * i + 1] = low[i] as bigint
          }
          kinds.push(itemsOf<Uint8Array>(chunk, 0).slice(0, chunk.rowCount))
          words.push(both)
        }
      } finally {
        await stream.close()
      }
    }
    return { kind: joined(Uint8Array, kinds), words: joined(BigUint64Array, words) }
  }
}

/** The number in a part's name: `transfers-10.parquet` comes after `transfers-9.parquet`. */
export function partOf(name: string): number {
  return Number(/-(\d+)\.parquet$/.exec(name)?.[1])
}

function viewOf(owner: DuckDBDataChunk): ChunkView {
  return {
    owner,
    rows: owner.rowCount,
    ends: wordsOf(owner, 0),
    about: wordsOf(owner, 1),
    at: itemsOf(owner, 2),
    amount: itemsOf(owner, 3),
  }
}

/** Two numbers of 32 bits as one of 64. */
function pair(low: string, high: string): string {
  return `${high}::UBIGINT * 4294967296 + ${low}::UBIGINT`
}

function wordsOf(chunk: DuckDBDataChunk, column: number): Uint32Array {
  const { buffer, byteOffset, length } = itemsOf<BigUint64Array>(chunk, column)
  return new Uint32Array(buffer, byteOffset, 2 * length)
}

function itemsOf<T>(chunk: DuckDBDataChunk, column: number): T {
  return (chunk.getColumnVector(column) as unknown as { items: T }).items
}

function joined<A extends Uint8Array | BigUint64Array>(kind: new (length: number) => A, pieces: readonly A[]): A {
  const whole = new kind(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece as Uint8Array & BigUint64Array, at)
    at += piece.length
  }
  return whole
}
