import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { type Duck, sqlText } from '../src/adapters/transfers/embedded/duck.ts'
import { type AccountId, splitAccount } from '../src/model/account.ts'
import type { Address } from '../src/model/address.ts'
import type { AssetId } from '../src/model/asset.ts'
import type { Transfer } from '../src/model/transfer.ts'

/** A row as SQLite gives it. */
interface StoredRow {
  readonly at: number
  readonly tx: Uint8Array
  readonly idx: number
  readonly block: number
  readonly other: Uint8Array
  readonly asset: number
  readonly amount: string
  readonly dir: number
}

/** The peer: one SQLite table WITHOUT ROWID, clustered by (account, time, sequence), each transfer on both its sides. */
export interface SqlitePeer extends Disposable {
  /** Rows held: two a transfer, one for a transfer to oneself. */
  readonly rows: number
  /** One history decoded into the same transfers as the store's. */
  history(account: AccountId, limit: number): Transfer[]
}

/** Fills the peer with the first `transfers` transfers of a `transfers` Parquet, in the order of its key, which is the fastest way. */
export async function fillSqlite(duck: Duck, parquet: string, file: string, transfers: number): Promise<SqlitePeer> {
  rmSync(file, { force: true })
  const db = new DatabaseSync(file)
  db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA mmap_size = 8000000000;
    CREATE TABLE rows (account BLOB, at INTEGER, seq INTEGER, tx BLOB, idx INTEGER, block INTEGER, other BLOB, asset INTEGER,
      amount TEXT, dir INTEGER, PRIMARY KEY (account, at, seq)) WITHOUT ROWID; BEGIN`)
  const insert = db.prepare('INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const ledgers: string[] = []
  const assets: string[] = []
  const code = (list: string[], codes: Map<string, number>, name: string) => {
    const known = codes.get(name) ?? list.push(name) - 1
    codes.set(name, known)
    return known
  }
  const ledgerCodes = new Map<string, number>()
  const assetCodes = new Map<string, number>()
  const source = `(SELECT *, file_row_number AS n FROM read_parquet(${sqlText(parquet)}, file_row_number = true) WHERE file_row_number < ${transfers})`
  const side = (own: string, other: string, dir: string, where: string) =>
    `SELECT ledger, unhex(substr(${own}, 3)) AS own, unhex(substr(${other}, 3)) AS other, unhex(substr(tx_hash, 3)) AS tx, "time" AS t,
      n, log_index, block, asset, amount, ${dir} AS dir FROM ${source} ${where}`
  const connection = await duck.connect()
  const stream = await connection.stream(
    `SELECT ledger, own, t::INTEGER, n::INTEGER, tx, log_index::INTEGER, block::INTEGER, other, asset, amount, dir::INTEGER FROM (
      ${side('"from"', '"to"', 'CASE WHEN "from" = "to" THEN 2 ELSE 0 END', '')} UNION ALL
      ${side('"to"', '"from"', '1', 'WHERE "from" <> "to"')}) ORDER BY ledger, own, t, n`,
  )
  let rows = 0
  for (;;) {
    const chunk = await stream.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) break
    for (const row of chunk.getRows()) {
      const [ledger, own, at, n, tx, idx, block, other, asset, amount, dir] = row as unknown as [
        string,
        { bytes: Uint8Array },
        number,
        number,
        { bytes: Uint8Array },
        number,
        number,
        { bytes: Uint8Array },
        string,
        string,
        number,
      ]
      const account = keyOf(code(ledgers, ledgerCodes, ledger), own.bytes)
      insert.run(account, at, n, tx.bytes, idx, block, other.bytes, code(assets, assetCodes, asset), amount, dir)
    }
    rows += chunk.rowCount
  }
  db.exec('COMMIT')
  connection.closeSync()
  const select = db.prepare('SELECT * FROM rows WHERE account = ? ORDER BY at, seq LIMIT ?')
  return {
    rows,
    history(account, limit) {
      const { ledger, address } = splitAccount(account)
      const key = keyOf(ledgerCodes.get(ledger) ?? 65535, Buffer.from(address.slice(2), 'hex'))
      return (select.all(key, limit) as unknown as StoredRow[]).map(row => {
        const other = hexText(row.other) as Address
        return {
          ledger,
          tx: hexText(row.tx),
          index: row.idx,
          block: row.block,
          at: row.at,
          from: row.dir === 1 ? other : address,
          to: row.dir === 1 ? address : other,
          asset: assets[row.asset] as AssetId,
          amount: BigInt(row.amount),
        }
      })
    },
    [Symbol.dispose]() {
      db.close()
      rmSync(file)
    },
  }
}

function keyOf(ledger: number, address: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(ledger >> 8, ledger & 255), address])
}

function hexText(bytes: Uint8Array): string {
  return `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}`
}
