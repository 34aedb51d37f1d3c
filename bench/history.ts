import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { type Duck, openDuck, sqlText } from '../src/adapters/transfers/embedded/duck.ts'
import { openEmbeddedStore } from '../src/adapters/transfers/embedded/embedded-store.ts'
import type { AccountId } from '../src/model/account.ts'
import type { Transfer } from '../src/model/transfer.ts'
import { fillSqlite } from './sqlite-peer.ts'

const LIMIT = 1000
const LOOKUPS = 3000
const AT_ONCE = 1000
const BATCHES = 5

/** Answers histories: one list of transfers an account. */
type Histories = (
  accounts: readonly AccountId[],
  limit: number | undefined,
) => Promise<readonly (readonly Transfer[])[]>

/** The accounts that are asked for; every list is drawn from the file that the store was filled from. */
interface Samples {
  /** Half picked by transfer, as its payer, so that hubs come up as often as they pay; half uniformly. */
  readonly single: readonly AccountId[]
  /** Uniform over all accounts that ever paid or were paid: typical history lengths, mostly one to three transfers. */
  readonly uniform: readonly AccountId[]
  /** Payees of the oldest hundredth of the file, uniform over them: long-lived accounts with long histories, hubs among them. */
  readonly old: readonly AccountId[]
}

async function samplesOf(duck: Duck, parquet: string): Promise<Samples> {
  const rows = `read_parquet(${sqlText(parquet)}, file_row_number = true)`
  const total = Number((await duck.db.runAndReadAll(`SELECT count(*) FROM ${rows}`)).getRowsJS()[0]?.[0])
  const list = async (sql: string, count: number) =>
    (await duck.db.runAndReadAll(`SELECT a FROM (SELECT DISTINCT a FROM (${sql})) ORDER BY md5(a) LIMIT ${count}`))
      .getRowsJS()
      .map(row => row[0] as AccountId)
  const side = (column: string) => `SELECT ledger || ':' || "${column}" AS a, file_row_number AS n FROM ${rows}`
  // A hash of the name picks accounts, not transfers: one with a million transfers is as likely as one with a single one.
  const one = Math.max(1, Math.floor(total / 20_000))
  const picked = (column: string) => `SELECT a FROM (${side(column)}) WHERE hash(a) % ${one} = 0`
  const uniform = await list(`${picked('from')} UNION ALL ${picked('to')}`, AT_ONCE * BATCHES + LOOKUPS / 2)
  const old = await list(`SELECT a FROM (${side('to')}) WHERE n < ${Math.ceil(total / 100)}`, AT_ONCE * BATCHES)
  const byTransfer = (
    await duck.db.runAndReadAll(
      `SELECT a FROM (${side('from')}) WHERE n % ${Math.max(1, Math.floor(total / (LOOKUPS / 2)))} = 0 LIMIT ${LOOKUPS / 2}`,
    )
  )
    .getRowsJS()
    .map(row => row[0] as AccountId)
  return {
    single: [...byTransfer, ...uniform.slice(AT_ONCE * BATCHES)],
    uniform: uniform.slice(0, AT_ONCE * BATCHES),
    old,
  }
}

/** Milliseconds of each piece of work, sorted, and the transfers that came. */
interface Timing {
  /** By the clock. */
  readonly times: readonly number[]
  /** Processor time of this thread for one piece of work, on average: the system counts it in steps of some 4 ms. */
  readonly processor: number
  readonly rows: number
}

async function timed(calls: readonly (readonly AccountId[])[], ask: Histories, limit?: number): Promise<Timing> {
  // Warm: every page was touched once, as in a store that is in use.
  for (const accounts of calls) await ask(accounts, limit)
  const times: number[] = []
  const before = process.threadCpuUsage()
  let rows = 0
  for (const accounts of calls) {
    const start = performance.now()
    const histories = await ask(accounts, limit)
    times.push(performance.now() - start)
    for (const transfers of histories) rows += transfers.length
  }
  const { user, system } = process.threadCpuUsage(before)
  return { times: times.sort((a, b) => a - b), processor: (user + system) / 1000 / calls.length, rows }
}

/** The value below which `share` of the times lie. */
function quantile(t: Timing, share: number): number {
  return t.times[Math.min(t.times.length - 1, Math.floor(t.times.length * share))] ?? 0
}

function batches(accounts: readonly AccountId[]): AccountId[][] {
  const full = Math.max(1, Math.min(BATCHES, Math.floor(accounts.length / AT_ONCE)))
  return Array.from({ length: full }, (_, i) => accounts.slice(i * AT_ONCE, (i + 1) * AT_ONCE))
}

async function measure(samples: Samples, ask: Histories) {
  const single = await timed(
    samples.single.map(account => [account]),
    ask,
    LIMIT,
  )
  return { single, uniform: await timed(batches(samples.uniform), ask), old: await timed(batches(samples.old), ask) }
}

/**
 * Histories, whole transfers decoded, from a store filled by bench/import.ts from `parquet`; beside it, in the same run, SQLite clustered
 * by (account, time) over the first `peerTransfers` of the same file, decoded into the same objects, for the same accounts.
 */
export async function benchHistory(folder: string, parquet: string, peerTransfers: number): Promise<void> {
  await using store = await openEmbeddedStore(folder, { readOnly: true })
  await using duck = await openDuck(join(folder, 'bench-spill'), 1200)
  const samples = await samplesOf(duck, parquet)
  const load = loadavg()[0] ?? 0
  const ours = await measure(samples, async (accounts, limit) =>
    (await store.histories(accounts.map(account => ({ account, limit })))).map(history => history.transfers),
  )
  const total = (await store.summary()).transfers
  show(`embedded store, ${total} transfers`, ours)
  if (peerTransfers > 0) {
    using peer = await fillSqlite(duck, parquet, join(folder, 'bench.sqlite'), peerTransfers)
    const theirs = await measure(samples, async (accounts, limit) =>
      accounts.map(account => peer.history(account, limit ?? 1_000_000_000)),
    )
    show(`SQLite WITHOUT ROWID, ${Math.min(peerTransfers, total)} transfers as ${peer.rows} rows`, theirs)
    const ratio = (a: Timing, b: Timing, share: number) => (quantile(a, share) / quantile(b, share)).toFixed(2)
    const fair = ours.single.rows === theirs.single.rows && ours.uniform.rows === theirs.uniform.rows
    console.log(
      `ratio store / SQLite: p50 ${ratio(ours.single, theirs.single, 0.5)}, p99 ${ratio(ours.single, theirs.single, 0.99)}, ` +
        `${AT_ONCE} uniform ${ratio(ours.uniform, theirs.uniform, 0.5)}, ${AT_ONCE} old ${ratio(ours.old, theirs.old, 0.5)}` +
        (fair ? '; the same rows came from both' : '; NOT like for like: the peer gave other rows, see above'),
    )
  }
  console.log(`machine: ${cpus().length} x ${cpus()[0]?.model}, load ${load.toFixed(1)} at the start`)
}

function show(name: string, t: Awaited<ReturnType<typeof measure>>): void {
  const ms = (timing: Timing, share: number) => `${quantile(timing, share).toFixed(4)} ms`
  const batch = (timing: Timing) => `${ms(timing, 0.5)}, processor ${timing.processor.toFixed(1)} ms`
  const each = (timing: Timing) => Math.round(timing.rows / timing.times.length)
  console.log(
    `${name}: one history p50 ${ms(t.single, 0.5)}, p99 ${ms(t.single, 0.99)} (${t.single.rows} transfers in ${t.single.times.length}); ` +
      `${AT_ONCE} uniform accounts at once ${batch(t.uniform)} (${each(t.uniform)} transfers); ` +
      `${AT_ONCE} old accounts at once ${batch(t.old)} (${each(t.old)} transfers)`,
  )
}

if (import.meta.main) {
  const [folder, parquet, peer = '1000000000'] = process.argv.slice(2)
  if (folder === undefined || parquet === undefined)
    throw new Error('usage: node bench/history.ts STORE IN.parquet [transfers for SQLite, all by default, 0 for none]')
  await benchHistory(folder, parquet, Number(peer))
}
