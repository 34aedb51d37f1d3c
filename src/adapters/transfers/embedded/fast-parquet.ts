import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api'
import type { Cells, RowOutcome } from '../../../formats/row-format.ts'
import { type AssetId, parseAsset } from '../../../model/asset.ts'
import { InputError, IntegrityError } from '../../../model/errors.ts'
import { EARLIEST, LATEST } from '../../../model/instant.ts'
import { type LedgerId, namespaceOf, parseLedger } from '../../../model/ledger.ts'
import type { Transfer } from '../../../model/transfer.ts'
import { parquetSource } from '../../files/parquet-source.ts'
import { type Duck, sqlName, sqlText } from './duck.ts'
import { addOutcome, type RowFeed, type RowTally } from './row-feed.ts'
import type { TransferColumns } from './transfer-columns.ts'

/** Stands for `none` in the pair column. */
const NO_PAIR = 4294967295
/** Pieces of 12 bytes, which DuckDB keeps inside a vector; reading a longer text costs a call into native code, 1 µs a row. */
const PIECES = 6

interface Pair {
  readonly ledger: LedgerId
  readonly asset: AssetId
}

/** The columns of our own `transfers` layout. */
export const TRANSFER_COLUMNS = ['ledger', 'tx_hash', 'log_index', 'block', 'time', 'from', 'to', 'asset', 'amount']

const INTEGER_TYPES = /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT)|U?HUGEINT)$/

/**
 * Feeds `transfers` Parquet with the plain rows (EVM, lower case, whole numbers within bounds) picked and packed by DuckDB; every
 * other row goes cell by cell through the format, which takes it or tells the exact reason. What is plain here is always valid there.
 */
export class FastParquetFeed implements RowFeed {
  consumed: number
  readonly #connection: DuckDBConnection
  readonly #stream: DuckDBResult
  readonly #total: number
  readonly #width: number
  readonly #pairs: readonly Pair[]
  readonly #read: (cells: Cells, line: number) => RowOutcome<Transfer>
  #chunk: ChunkView | null = null
  #next = 0
  #coming: Promise<DuckDBDataChunk | null> | null = null
  readonly #scratch = new Uint8Array(81)

  private constructor(
    connection: DuckDBConnection,
    stream: DuckDBResult,
    width: number,
    pairs: readonly Pair[],
    read: (cells: Cells, line: number) => RowOutcome<Transfer>,
    skip: number,
    total: number,
  ) {
    this.#connection = connection
    this.#total = total
    this.#stream = stream
    this.#width = width
    this.#pairs = pairs
    this.#read = read
    this.consumed = skip
  }

  /** @param columns every column of the file, in its order, for the rows that are read cell by cell */
  static async open(
    duck: Duck,
    path: string,
    columns: readonly string[],
    read: (cells: Cells, line: number) => RowOutcome<Transfer>,
    skip: number,
  ): Promise<FastParquetFeed> {
    const source = parquetSource(path, 'file_row_number = true')
    const pairs = await plainPairs(duck, source).catch(damaged)
    const types = new Map(
      (await duck.db.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`))
        .getRowsJS()
        .map(r => [String(r[0]), String(r[1])]),
    )
    const total = Number((await duck.db.runAndReadAll(`SELECT count(*) FROM ${source}`)).getRowsJS()[0]?.[0])
    const connection = await duck.connect()
    await connection.run("SET streaming_buffer_size = '32MB'")
    const stream = await connection.stream(selection(source, columns, types, skip))
    return new FastParquetFeed(connection, stream, columns.length, pairs, read, skip, total)
  }

  async fill(columns: TransferColumns, tally: RowTally): Promise<boolean> {
    for (;;) {
      const chunk = this.#chunk
      for (; chunk !== null && this.#next < chunk.rows; this.#next++) {
        if (columns.rows >= columns.capacity) return false
        this.#addRow(columns, chunk, this.#next, tally)
        this.consumed++
      }
      tally.read(this.consumed, this.#total)
      // The next chunk is asked for before this one is read, so that DuckDB works on one core while we work on the other.
      const fetched = await (this.#coming ?? this.#stream.fetchChunk()).catch(damaged)
      this.#coming = fetched === null || fetched.rowCount === 0 ? null : this.#stream.fetchChunk()
      this.#coming?.catch(() => {})
      if (fetched === null || fetched.rowCount === 0) {
        if (this.consumed === this.#total) return true
        throw new IntegrityError('rows-missing', `${this.consumed} rows came of ${this.#total}`)
      }
      this.#chunk = viewChunk(fetched, this.#width)
      this.#next = 0
    }
  }

  async close(): Promise<void> {
    await this.#coming?.catch(() => null)
    this.#connection.closeSync()
  }

  #addRow(c: TransferColumns, chunk: ChunkView, i: number, tally: RowTally): void {
    const line = this.consumed + 1
    if (chunk.number[i] !== this.consumed)
      throw new IntegrityError('rows-out-of-order', `row ${line} came out of its place`)
    const pair = this.#pairs[chunk.pair[i] as number]
    if (pair === undefined) {
      addOutcome(c, this.#read(cellsOf(chunk.raw, i), line), line, tally)
      return
    }
    const scratch = this.#scratch
    let out = 3
    for (let piece = 0; piece < PIECES; piece++) {
      const bytes = chunk.names[piece] as Uint8Array
      for (let k = 16 * i + 4; k < 16 * i + 16; k++) {
        scratch[out++] = bytes[k] as number
        if (out === 35 || out === 58) out += 3
      }
    }
    const code = c.ledgerCode(pair.ledger)
    for (let at = 0; at < 81; at = at === 0 ? 35 : at + 23) {
      scratch[at] = code & 255
      scratch[at + 1] = code >> 8
    }
    const row = c.rows++
    c.tx[row] = c.transactions.intern(scratch, 0, 35)
    c.from[row] = c.accounts.intern(scratch, 35, 58)
    c.to[row] = c.accounts.intern(scratch, 58, 81)
    c.asset[row] = c.assetCode(pair.asset)
    c.at[row] = chunk.at[i] as number
    c.block[row] = chunk.block[i] as number
    c.index[row] = chunk.index[i] as number
    c.line[row] = line
    for (let word = 0; word < 4; word++) c.amount[row * 4 + word] = chunk.amount.getUint32(16 * i + 4 * word, true)
  }
}

function damaged(cause: unknown): never {
  throw new InputError('parquet-damaged', 'the Parquet file cannot be read to its end', { cause })
}

interface Texts {
  getItem(i: number): string | null
}

interface ChunkView {
  /** Holds DuckDB's memory: the columns below are views of it and do not keep it alive. */
  readonly owner: DuckDBDataChunk
  readonly rows: number
  readonly number: Uint32Array
  readonly pair: Uint32Array
  /** The packed names in pieces: 16 bytes a row, a length of 4 and then 12 of the name. Meaningless where `pair` is none. */
  readonly names: readonly Uint8Array[]
  readonly at: Uint32Array
  readonly block: Float64Array
  readonly index: Int32Array
  readonly amount: DataView
  readonly raw: readonly Texts[]
}

function viewChunk(chunk: DuckDBDataChunk, width: number): ChunkView {
  const items = <T>(column: number) => (chunk.getColumnVector(column) as unknown as { items: T }).items
  const view = (column: number) => (chunk.getColumnVector(column) as unknown as { dataView: DataView }).dataView
  const first = 6 + PIECES
  return {
    owner: chunk,
    rows: chunk.rowCount,
    number: items(0),
    pair: items(1),
    at: items(2),
    block: items(3),
    index: items(4),
    amount: view(5),
    names: Array.from({ length: PIECES }, (_, i) => {
      const piece = view(6 + i)
      return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
    }),
    raw: Array.from({ length: width }, (_, i) => chunk.getColumnVector(first + i) as unknown as Texts),
  }
}

function cellsOf(raw: readonly Texts[], i: number): Cells {
  return raw.map(column => column.getItem(i))
}

/** Makes the enum `pair` of the (ledger, asset) pairs of the file that stand in canonical form, numbered as in the answer. */
async function plainPairs(duck: Duck, source: string): Promise<Pair[]> {
  const rows = await duck.db.runAndReadAll(`SELECT DISTINCT ledger::VARCHAR, asset::VARCHAR FROM ${source}`)
  const pairs: Pair[] = []
  for (const [ledgerText, assetText] of rows.getRowsJS()) {
    try {
      const ledger = parseLedger(String(ledgerText))
      const asset = parseAsset(ledger, String(assetText))
      if (ledger === ledgerText && asset === assetText && namespaceOf(ledger) === 'eip155')
        pairs.push({ ledger, asset })
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      // Not plain: the format will say of each row what is wrong with it.
    }
  }
  // An enum and no join: a join would let rows overtake each other. The empty word stands for none.
  const words = ['', ...pairs.map(pair => `${pair.ledger} ${pair.asset}`)]
  await duck.db.run(`CREATE TYPE pair AS ENUM (${words.map(sqlText).join(', ')})`)
  return pairs
}

function selection(
  source: string,
  columns: readonly string[],
  types: ReadonlyMap<string, string>,
  skip: number,
): string {
  /** A whole number within bounds, from an integer column or from plain digits. */
  const whole = (column: string, digits: string, type: string, least: number, most: number | null) => {
    const name = sqlName(column)
    const value = `TRY_CAST(r.${name} AS ${type})`
    const bounds = `${value} >= ${least}${most === null ? '' : ` AND ${value} <= ${most}`}`
    const kind = types.get(column) ?? ''
    if (INTEGER_TYPES.test(kind)) return bounds
    return kind === 'VARCHAR' ? `regexp_full_match(r.${name}, '[0-9]${digits}') AND ${bounds}` : 'false'
  }
  const hex = (column: string, length: number) => {
    const name = `r.${sqlName(column)}`
    return types.get(column) === 'VARCHAR'
      ? `length(${name}) = ${length} AND ${name} LIKE '0x%' AND lower(${name}) = ${name}`
      : 'false'
  }
  const plain = [
    hex('tx_hash', 66),
    hex('from', 42),
    hex('to', 42),
    whole('log_index', '{1,9}', 'INTEGER', -1_000_000, null),
    whole('block', '{1,15}', 'BIGINT', 0, 2 ** 47),
    whole('time', '{1,10}', 'BIGINT', EARLIEST, LATEST),
    whole('amount', '{1,38}', 'UHUGEINT', 1, null),
    'id IS NOT NULL',
  ]
  const names = `TRY(unhex(substr(r.tx_hash, 3) || substr(r."from", 3) || substr(r."to", 3)))`
  const pieces = Array.from({ length: PIECES }, (_, i) => `array_slice(names, ${12 * i + 1}, ${12 * i + 12})`)
  return `SELECT n, CASE WHEN names IS NULL THEN ${NO_PAIR} ELSE id END::UINTEGER,
      COALESCE(TRY_CAST("time" AS UINTEGER), 0), COALESCE(TRY_CAST(block AS DOUBLE), 0), COALESCE(TRY_CAST(log_index AS INTEGER), 0),
      COALESCE(TRY_CAST(amount AS UHUGEINT), 0::UHUGEINT), ${pieces.join(', ')},
      ${columns.map(c => `CASE WHEN names IS NULL THEN ${sqlName(c)}::VARCHAR END`).join(', ')}
    FROM (SELECT * EXCLUDE (file_row_number), file_row_number::UINTEGER AS n, CASE WHEN ${plain.join(' AND ')} THEN ${names} END AS names
      FROM (SELECT *, enum_code(TRY_CAST((ledger::VARCHAR || ' ' || asset::VARCHAR) AS pair)) - 1 AS id FROM ${source}) r
      ${skip > 0 ? `WHERE file_row_number >= ${skip}` : ''})`
}
