import { join } from 'node:path'
import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBVector,
  INTEGER,
  UBIGINT,
  UINTEGER,
  USMALLINT,
  UTINYINT,
  VARCHAR,
} from '@duckdb/node-api'
import type { ByteTable } from './byte-table.ts'
import { sqlText } from './duck.ts'
import type { TransferColumns } from './transfer-columns.ts'

const CHUNK = 2048
/** Rows of one Parquet file: bounds what DuckDB holds while a file is written. */
const ROWS_PER_FILE = 1_000_000

interface Column {
  readonly name: string
  readonly type: DuckDBType
  readonly fill: (vector: DuckDBVector, first: number, count: number) => void
}

/*
 * A segment's Parquet files. No BLOB column anywhere: DuckDB 1.5.6 loses rows on equality over the BLOB columns of its own Parquet
 * (bloom filters), so packed names are kept as integer words and everything else as text.
 *   transfers-N.parquet     from, to, tx (numbers of the two tables below), asset, at, block, log_index, amount0..3 (64-bit words, low first)
 *   accounts-N.parquet      id, ledger (number in segment.json), kind, w0..w3 (big-endian words), text where kind is 255
 *   transactions-N.parquet  the same; kind 0 is written with 0x, kind 1 without
 */

/** Writes the Parquet files of a segment into `folder` and returns their names. */
export async function writeParquet(
  db: DuckDBConnection,
  folder: string,
  c: TransferColumns,
  order: Uint32Array,
): Promise<string[]> {
  const files: string[] = []
  const pick =
    (source: Uint32Array | Int32Array | Float64Array) => (vector: DuckDBVector, first: number, count: number) => {
      const items = itemsOf(vector)
      for (let i = 0; i < count; i++) items[i] = source[order[first + i] as number] as number
    }
  const amountWord = (word: number) => (vector: DuckDBVector, first: number, count: number) => {
    const items = wordsOf(vector)
    for (let i = 0; i < count; i++) {
      const row = order[first + i] as number
      const huge = c.huge.get(row)
      if (huge !== undefined) items.big[i] = (huge >> BigInt(64 * word)) & 0xffffffffffffffffn
      else if (word > 1) items.big[i] = 0n
      else {
        items.small[2 * i] = c.amount[row * 4 + 2 * word] as number
        items.small[2 * i + 1] = c.amount[row * 4 + 2 * word + 1] as number
      }
    }
  }
  await writeTable(db, folder, 'transfers', order.length, files, [
    { name: 'from', type: UINTEGER, fill: pick(c.from) },
    { name: 'to', type: UINTEGER, fill: pick(c.to) },
    { name: 'tx', type: UINTEGER, fill: pick(c.tx) },
    { name: 'asset', type: UINTEGER, fill: pick(c.asset) },
    { name: 'at', type: UINTEGER, fill: pick(c.at) },
    { name: 'block', type: DOUBLE, fill: pick(c.block) },
    { name: 'log_index', type: INTEGER, fill: pick(c.index) },
    ...[0, 1, 2, 3].map(word => ({ name: `amount${word}`, type: UBIGINT, fill: amountWord(word) })),
  ])
  await writeTable(db, folder, 'accounts', c.accounts.count, files, nameColumns(c.accounts, 0))
  await writeTable(db, folder, 'transactions', c.transactions.count, files, nameColumns(c.transactions, 1))
  return files
}

/** @param lastPacked the highest kind that stands for packed bytes; others are text after a length byte */
function nameColumns(table: ByteTable, lastPacked: number): Column[] {
  const kindOf = (id: number) => {
    const kind = table.bytes[table.start(id) + 2] as number
    return kind <= lastPacked ? kind : 255
  }
  const word = (number: number) => (vector: DuckDBVector, first: number, count: number) => {
    const { big } = wordsOf(vector)
    const bytes = new Uint8Array(big.buffer, big.byteOffset, big.byteLength).fill(0)
    for (let i = 0; i < count; i++) {
      if (kindOf(first + i) === 255) continue
      const start = table.start(first + i) + 3 + number * 8
      const size = Math.min(8, table.end(first + i) - start)
      for (let k = 0; k < size; k++) bytes[8 * i + 7 - k] = table.bytes[start + k] as number
    }
  }
  return [
    { name: 'id', type: UINTEGER, fill: (v, first, n) => fillWith(v, n, i => first + i) },
    {
      name: 'ledger',
      type: USMALLINT,
      fill: (v, first, n) =>
        fillWith(v, n, i => {
          const start = table.start(first + i)
          return (table.bytes[start] as number) | ((table.bytes[start + 1] as number) << 8)
        }),
    },
    { name: 'kind', type: UTINYINT, fill: (v, first, n) => fillWith(v, n, i => kindOf(first + i)) },
    ...[0, 1, 2, 3].map(number => ({ name: `w${number}`, type: UBIGINT, fill: word(number) })),
    {
      name: 'text',
      type: VARCHAR,
      fill: (v, first, n) => {
        for (let i = 0; i < n; i++) {
          const start = table.start(first + i) + 3 + lastPacked
          const text = kindOf(first + i) === 255
          ;(v as unknown as { setItem(i: number, value: string | null): void }).setItem(
            i,
            text ? Buffer.from(table.bytes.buffer, start, table.end(first + i) - start).toString('utf8') : null,
          )
        }
      },
    },
  ]
}

async function writeTable(
  db: DuckDBConnection,
  folder: string,
  name: string,
  rows: number,
  files: string[],
  columns: readonly Column[],
): Promise<void> {
  const types = columns.map(c => c.type)
  for (let base = 0, part = 0; base < rows || part === 0; base += ROWS_PER_FILE, part++) {
    await db.run(`CREATE OR REPLACE TABLE part (${columns.map(c => `"${c.name}" ${c.type.toString()}`).join(', ')})`)
    const appender = await db.createAppender('part')
    const end = Math.min(rows, base + ROWS_PER_FILE)
    for (let first = base; first < end; first += CHUNK) {
      const count = Math.min(CHUNK, end - first)
      const chunk = DuckDBDataChunk.create(types, count)
      for (const [i, column] of columns.entries()) {
        const vector = chunk.getColumnVector(i)
        column.fill(vector, first, count)
        ;(vector as unknown as { flush(): void }).flush()
      }
      appender.appendDataChunk(chunk)
    }
    appender.closeSync()
    const file = `${name}-${part}.parquet`
    await db.run(
      `COPY part TO ${sqlText(join(folder, file))} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, WRITE_BLOOM_FILTER false)`,
    )
    files.push(file)
  }
  await db.run('DROP TABLE part')
}

function itemsOf(vector: DuckDBVector): { [index: number]: number } {
  return (vector as unknown as { items: { [index: number]: number } }).items
}

function wordsOf(vector: DuckDBVector): { big: BigUint64Array; small: Uint32Array } {
  const big = (vector as unknown as { items: BigUint64Array }).items
  return { big, small: new Uint32Array(big.buffer, big.byteOffset, big.length * 2) }
}

function fillWith(vector: DuckDBVector, count: number, value: (i: number) => number): void {
  const items = itemsOf(vector)
  for (let i = 0; i < count; i++) items[i] = value(i)
}
