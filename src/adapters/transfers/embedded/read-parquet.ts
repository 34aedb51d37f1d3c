import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Address } from '../../../model/address.ts'
import type { AssetId } from '../../../model/asset.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { Transfer } from '../../../model/transfer.ts'
import { sqlText } from './duck.ts'

/** Columns of some transfers of one segment, as its Parquet holds them. `from`, `to`, `tx`, `asset` are numbers within the segment. */
export interface ScanBatch {
  readonly segment: string
  readonly rows: number
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly tx: Uint32Array
  readonly asset: Uint32Array
  /** Unix seconds. */
  readonly at: Uint32Array
  readonly block: Float64Array
  readonly index: Int32Array
  /** The four 64-bit words of each amount, low first. */
  readonly amount: readonly [BigUint64Array, BigUint64Array, BigUint64Array, BigUint64Array]
}

/** What the numbers of a {@link ScanBatch} stand for. */
export interface SegmentNames {
  readonly assets: readonly AssetId[]
  readonly accounts: readonly { readonly ledger: LedgerId; readonly address: Address }[]
  readonly transactions: readonly string[]
}

/** Streams the transfers of a segment folder in the one order of transfers. */
export async function* scanSegment(db: DuckDBConnection, folder: string, segment: string): AsyncGenerator<ScanBatch> {
  const result = await db.stream(
    `SELECT "from", "to", tx, asset, "at", block, log_index, amount0, amount1, amount2, amount3 FROM ${files(folder, 'transfers')}`,
  )
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return
    // Copies: the columns are views of memory that goes with the chunk.
    const items = <T extends { slice(): T }>(i: number) =>
      (chunk.getColumnVector(i) as unknown as { items: T }).items.slice()
    yield {
      segment,
      rows: chunk.rowCount,
      from: items(0),
      to: items(1),
      tx: items(2),
      asset: items(3),
      at: items(4),
      block: items(5),
      index: items(6),
      amount: [items(7), items(8), items(9), items(10)],
    }
  }
}

/** Loads what the numbers of a segment stand for: some 200 bytes of memory a name. */
export async function readNames(db: DuckDBConnection, folder: string): Promise<SegmentNames> {
  const about = JSON.parse(await readFile(join(folder, 'segment.json'), 'utf8')) as {
    ledgers: LedgerId[]
    assets: AssetId[]
  }
  const accounts: { ledger: LedgerId; address: Address }[] = []
  const hex = (words: number, last: number) =>
    Array.from(
      { length: words },
      (_, i) => `printf('%0${i === words - 1 ? last : 16}x', w${i}${i === words - 1 && last < 16 ? ` >> 32` : ''})`,
    ).join(' || ')
  const accountRows = await db.stream(
    `SELECT ledger, CASE kind WHEN 255 THEN text ELSE '0x' || ${hex(3, 8)} END FROM ${files(folder, 'accounts')}`,
  )
  for await (const chunk of accountRows)
    for (const [ledger, address] of chunk.getRows())
      accounts.push({ ledger: about.ledgers[Number(ledger)] as LedgerId, address: address as Address })
  const transactions: string[] = []
  const txRows = await db.stream(
    `SELECT CASE kind WHEN 255 THEN text WHEN 0 THEN '0x' || ${hex(4, 16)} ELSE ${hex(4, 16)} END FROM ${files(folder, 'transactions')}`,
  )
  for await (const chunk of txRows) for (const [tx] of chunk.getRows()) transactions.push(tx as string)
  return { assets: about.assets, accounts, transactions }
}

/** Every transfer of a segment, read from Parquet alone. */
export async function* parquetTransfers(
  db: DuckDBConnection,
  folder: string,
  segment: string,
): AsyncGenerator<Transfer> {
  const names = await readNames(db, folder)
  for await (const batch of scanSegment(db, folder, segment))
    for (let i = 0; i < batch.rows; i++) {
      const from = names.accounts[batch.from[i] as number] as SegmentNames['accounts'][number]
      const to = names.accounts[batch.to[i] as number] as SegmentNames['accounts'][number]
      yield {
        ledger: from.ledger,
        tx: names.transactions[batch.tx[i] as number] as string,
        index: batch.index[i] as number,
        block: batch.block[i] as number,
        at: batch.at[i] as number,
        from: from.address,
        to: to.address,
        asset: names.assets[batch.asset[i] as number] as AssetId,
        amount: amountAt(batch, i),
      }
    }
}

/** The exact amount of row `i`. */
export function amountAt(batch: ScanBatch, i: number): bigint {
  const word = (n: 0 | 1 | 2 | 3) => batch.amount[n][i] as bigint
  const high = (word(3) << 64n) | word(2)
  const low = (word(1) << 64n) | word(0)
  return high === 0n ? low : (high << 128n) | low
}

function files(folder: string, table: string): string {
  // The parts of a table in their order: DuckDB sorts a glob's answer by name, where part 10 comes before part 2.
  return `(SELECT * EXCLUDE (filename, file_row_number) FROM read_parquet(${sqlText(join(folder, `${table}-*.parquet`))}, filename = true, file_row_number = true)
    ORDER BY regexp_extract(filename, '-(\\d+)\\.parquet$', 1)::INTEGER, file_row_number)`
}
