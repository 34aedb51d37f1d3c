import { join } from 'node:path'
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { IntegrityError } from '../../../model/errors.ts'
import { ChunksAhead } from './chunks-ahead.ts'
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
  readonly asset: Uint32Array
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
  #chunks: ChunksAhead | null = null
  #connection: DuckDBConnection | null = null
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
      if (this.#chunks === null && !(await this.#open())) return this.#ended()
      const fetched = await (this.#chunks as ChunksAhead | null)?.next()
      if (!fetched) {
        await this.close()
        continue
      }
      this.chunk = viewOf(fetched)
      this.next = 0
      this.#read += this.chunk.rows
      this.#checkPlaces(itemsOf(fetched, 5), this.chunk.rows)
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
    await this.#chunks?.end()
    this.#connection?.closeSync()
    this.#connection = null
    this.#chunks = null
  }

  // Most rows share their second with no row of another segment, and each look at a column is a call into native code.
  #tieView(): TieView {
    const { owner } = this.chunk as ChunkView
    this.#ties ??= { block: itemsOf(owner, 6), index: itemsOf(owner, 7), tx: itemsOf(owner, 8) }
    return this.#ties
  }

  #checkPlaces(place: Uint32Array, rows: number): void {
    let last = this.#place
    for (let i = 0; i < rows; i++) {
      const number = place[i] as number
      // The first row of a file may be any: rows before the wanted second are left out, but only at the front.
      if (last >= 0 && number !== last + 1)
        throw new IntegrityError('rows-out-of-order', `segment ${this.segment.id}: row ${number} came out of its place`)
      last = number
    }
    this.#place = last
  }

  async #open(): Promise<boolean> {
    const part = this.#parts[this.#part++]
    if (part === undefined) return false
    const connection = await this.#duck.connect()
    this.#connection = connection
    await connection.run("SET streaming_buffer_size = '16MB'")
    this.#place = -1
    this.#chunks = new ChunksAhead(
      await connection.stream(
        `SELECT "from", "to", asset, "at", ${AMOUNT}, file_row_number::UINTEGER, block, log_index, tx
         FROM read_parquet(${sqlText(join(this.#folder, part))}, file_row_number = true) WHERE "at" > ${this.#after}`,
      ),
    )
    return true
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
      const connection = await this.#duck.connect()
      const source = sqlText(join(this.#folder, part))
      const chunks = new ChunksAhead(await connection.stream(`SELECT kind, w0, w1 FROM read_parquet(${source})`))
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
        await chunks.end()
        connection.closeSync()
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
    from: itemsOf(owner, 0),
    to: itemsOf(owner, 1),
    asset: itemsOf(owner, 2),
    at: itemsOf(owner, 3),
    amount: itemsOf(owner, 4),
  }
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
