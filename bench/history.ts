import { rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openEmbeddedStore } from '../src/adapters/transfers/embedded/embedded-store.ts'
import { type AccountId, accountId } from '../src/model/account.ts'

const LIMIT = 1000
const LOOKUPS = 3000

/** Look-up times in milliseconds: one account, and a thousand at once (median of 5). */
interface Timing {
  readonly p50: number
  readonly p99: number
  readonly thousand: number
  readonly rows: number
}

async function measure(
  one: (account: AccountId, limit: number) => Promise<number>,
  many: (accounts: AccountId[]) => Promise<number>,
  accounts: readonly AccountId[],
  uniform: readonly AccountId[],
): Promise<Timing> {
  // Warm: every page was touched once, as in a store that is in use.
  for (const account of accounts) await one(account, LIMIT)
  await many([...uniform])
  const times: number[] = []
  let rows = 0
  for (const account of accounts) {
    const start = performance.now()
    rows += await one(account, LIMIT)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const batches: number[] = []
  for (let i = 0; i < 5; i++) {
    const start = performance.now()
    await many(uniform.slice(i * 1000, i * 1000 + 1000))
    batches.push(performance.now() - start)
  }
  batches.sort((a, b) => a - b)
  return {
    p50: times[times.length >> 1] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    thousand: batches[2] ?? 0,
    rows,
  }
}

/**
 * Histories, whole transfers decoded, from a store filled by bench/import.ts: half of the accounts picked by transfer (hubs come up),
 * half uniformly. Beside them SQLite, WITHOUT ROWID in (account, time, sequence) order, over the first `peerRows` of the same transfers.
 */
export async function benchHistory(folder: string, peerRows: number): Promise<void> {
  await using store = await openEmbeddedStore(folder, { readOnly: true })
  const file = join(folder, 'bench.sqlite')
  const db = new DatabaseSync(file)
  db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -100000;
    CREATE TABLE rows (account TEXT, at INTEGER, seq INTEGER, tx TEXT, other TEXT, asset TEXT, amount TEXT, dir INTEGER,
      PRIMARY KEY (account, at, seq)) WITHOUT ROWID; BEGIN`)
  const insert = db.prepare('INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const byTransfer: AccountId[] = []
  const uniform = new Set<AccountId>()
  let row = 0
  for await (const batch of store.scan()) {
    const names = await batch.names()
    const account = (id: number) => {
      const name = names.accounts[id] as (typeof names.accounts)[number]
      return accountId(name.ledger, name.address)
    }
    for (let i = 0; i < batch.rows && row < peerRows; i++, row++) {
      const from = account(batch.from[i] as number)
      const to = account(batch.to[i] as number)
      if (row % Math.ceil(peerRows / 1500) === 0) byTransfer.push(from)
      if (row % Math.ceil(peerRows / 12_000) === 0) uniform.add(to)
      const tx = names.transactions[batch.tx[i] as number] as string
      const asset = names.assets[batch.asset[i] as number] as string
      const at = batch.at[i] as number
      insert.run(from, at, row, tx, to, asset, String(batch.amount[0][i]), 0)
      if (to !== from) insert.run(to, at, row, tx, from, asset, String(batch.amount[0][i]), 1)
    }
    if (row >= peerRows) break
  }
  db.exec('COMMIT')
  const even = [...uniform]
  const accounts = [...byTransfer, ...even.slice(0, LOOKUPS - byTransfer.length)]
  const select = db.prepare('SELECT * FROM rows WHERE account = ? ORDER BY at, seq LIMIT ?')
  const ours = await measure(
    async (account, limit) => (await store.histories([{ account, limit }]))[0]?.transfers.length ?? 0,
    async list => (await store.histories(list.map(account => ({ account })))).length,
    accounts,
    even,
  )
  const peer = await measure(
    async (account, limit) => select.all(account, limit).length,
    async list => list.map(account => select.all(account, 1_000_000)).length,
    accounts,
    even,
  )
  db.close()
  rmSync(file)
  const show = (name: string, t: Timing) =>
    console.log(
      `${name}: p50 ${t.p50.toFixed(4)} ms, p99 ${t.p99.toFixed(3)} ms, 1,000 at once ${t.thousand.toFixed(1)} ms (${t.rows} rows)`,
    )
  show(`embedded store, ${(await store.summary()).transfers} transfers`, ours)
  show(`SQLite WITHOUT ROWID, ${row} transfers`, peer)
  console.log(
    `ratio to SQLite: p50 ${(ours.p50 / peer.p50).toFixed(2)}, p99 ${(ours.p99 / peer.p99).toFixed(2)}, 1,000 at once ${(ours.thousand / peer.thousand).toFixed(2)}`,
  )
  console.log(`machine: ${cpus().length} x ${cpus()[0]?.model}`)
}

if (import.meta.main) {
  const [folder, peerRows = '1000000'] = process.argv.slice(2)
  if (folder === undefined) throw new Error('usage: node bench/history.ts STORE [rows for SQLite]')
  await benchHistory(folder, Number(peerRows))
}
