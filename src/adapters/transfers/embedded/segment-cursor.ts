import { join } from 'node:path'
import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api'
import { IntegrityError } from '../../../model/errors.ts'
import { type Duck, sqlText } from './duck.ts'
import type { SegmentRecord } from './manifest.ts'

/** What a segment's numbers of accounts and assets are called by whoever reads it. */
export interface SegmentNumbers {
  readonly accounts: Int32Array
  readonly assets: Int32Array
}

/** Columns of one chunk; views of DuckDB's memory, which `owner` keeps alive. */
interface ChunkView {
  readonly owner: DuckDBDataChunk
  readonly rows: number
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly tx: Uint32Array
  readonly asset: Uint32Array
  readonly at: Uint32Array
  readonly block: Float64Array
  readonly index: Int32Array
  readonly amount: readonly Uint32Array[]
  /** Row numbers, of which the low words are enough: a file has a million rows. */
  readonly place: Uint32Array
}

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
  #stream: DuckDBResult | null = null
  #close: (() => void) | null = null
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
      if (this.#stream === null && !(await this.#open())) return this.#ended()
      const fetched = await this.#stream?.fetchChunk()
      if (!fetched || fetched.rowCount === 0) {
        this.close()
        continue
      }
      this.chunk = viewOf(fetched)
      this.next = 0
      this.#read += fetched.rowCount
      const { rows, place } = this.chunk
      for (let i = 0; i < rows; i++) {
        const number = place[2 * i] as number
        // The first row of a file may be any: rows before the wanted second are left out, but only at the front.
        if (this.#place >= 0 && number !== this.#place + 1)
          throw new IntegrityError(
            'rows-out-of-order',
            `segment ${this.segment.id}: row ${number} came out of its place`,
          )
        this.#place = number
      }
    }
  }

  /** Sorts transactions as the model's order does, by the first 128 bits of the hash: those of one block and index. */
  async txKey(): Promise<{ kind: number; high: bigint; low: bigint }> {
    this.#keys ??= await this.#loadKeys()
    const { kind, words } = this.#keys
    const tx = this.chunk?.tx[this.next] ?? 0
    return { kind: kind[tx] as number, high: words[2 * tx] as bigint, low: words[2 * tx + 1] as bigint }
  }

  close(): void {
    this.#close?.()
    this.#close = null
    this.#stream = null
  }

  async #open(): Promise<boolean> {
    const part = this.#parts[this.#part++]
    if (part === undefined) return false
    const connection = await this.#duck.connect()
    await connection.run("SET streaming_buffer_size = '16MB'")
    this.#close = () => connection.closeSync()
    this.#place = -1
    this.#stream = await connection.stream(
      `SELECT "from", "to", tx, asset, "at", block, log_index, amount0, amount1, amount2, amount3, file_row_number
       FROM read_parquet(${sqlText(join(this.#folder, part))}, file_row_number = true) WHERE "at" > ${this.#after}`,
    )
    return true
  }

  #ended(): false {
    if (this.#after < 0 && this.#read !== this.segment.rows)
      throw new IntegrityError('rows-missing', `segment ${this.segment.id}: ${this.#read} of ${this.segment.rows} rows`)
    return false
  }

  async #loadKeys() {
    const kind: number[] = []
    const words: bigint[] = []
    const parts = this.segment.files.map(f => f.name).filter(name => /^transactions-\d+\.parquet$/.test(name))
    for (const part of parts.sort((a, b) => partOf(a) - partOf(b))) {
      const source = sqlText(join(this.#folder, part))
      const read = await this.#duck.db.runAndReadAll(`SELECT kind, w0, w1 FROM read_parquet(${source})`)
      for (const [k, high, low] of read.getRows()) {
        kind.push(Number(k))
        words.push(BigInt(high as bigint), BigInt(low as bigint))
      }
    }
    return { kind: Uint8Array.from(kind), words: BigUint64Array.from(words) }
  }
}

/** The number in a part's name: `transfers-10.parquet` comes after `transfers-9.parquet`. */
export function partOf(name: string): number {
  return Number(/-(\d+)\.parquet$/.exec(name)?.[1])
}

function viewOf(chunk: DuckDBDataChunk): ChunkView {
  const items = <T>(column: number) => (chunk.getColumnVector(column) as unknown as { items: T }).items
  const words = (column: number) => {
    const big = items<BigUint64Array>(column)
    return new Uint32Array(big.buffer, big.byteOffset, big.length * 2)
  }
  return {
    owner: chunk,
    rows: chunk.rowCount,
    from: items(0),
    to: items(1),
    tx: items(2),
    asset: items(3),
    at: items(4),
    block: items(5),
    index: items(6),
    amount: [words(7), words(8), words(9), words(10)],
    place: words(11),
  }
}
