import { setImmediate } from 'node:timers/promises'
import { bucketOf, CHECK_SEED, hashBytes } from './hash-bytes.ts'
import { IN, LARGEST_ROW, OUT, rowImages, SELF, writeHistoryRow } from './history-rows.ts'
import { type IndexFile, openIndexFile, PAGE_ROWS } from './index-file.ts'
import { radixOrder } from './sort-order.ts'
import type { TransferColumns } from './transfer-columns.ts'

const ACCOUNTS_PER_BUCKET = 4
const TRANSACTIONS_PER_BUCKET = 32
/** Buckets written in one LMDB transaction: bounds the dirty pages held in memory. */
const BUCKETS_PER_COMMIT = 20_000

/**
 * Writes the index of a segment. Everything goes in ascending key order, which LMDB appends. Every value is a copy of its own:
 * lmdb keeps pointers to values until the commit, so that a buffer used again would change what is written.
 * @param order the rows to keep, in the one order of transfers
 */
export async function writeIndex(path: string, columns: TransferColumns, order: Uint32Array): Promise<void> {
  const file = openIndexFile(path, false)
  const accounts = await writeAccounts(file, columns, order)
  const txBuckets = await writeTransactions(file, columns, order)
  file.about.putSync('index', {
    rows: order.length,
    accounts: columns.accounts.count,
    accountBuckets: accounts,
    txBuckets,
    ledgers: columns.ledgers,
    assets: columns.assets,
  })
  await file.root.flushed
  await file.root.close()
}

/** Both sides of every kept transfer by account, as `4 * place in order + direction`; a transfer to oneself once. */
function sidesByAccount(c: TransferColumns, order: Uint32Array) {
  const starts = new Uint32Array(c.accounts.count + 1)
  for (const row of order) {
    const from = c.from[row] as number
    const to = c.to[row] as number
    starts[from + 1] = (starts[from + 1] as number) + 1
    if (to !== from) starts[to + 1] = (starts[to + 1] as number) + 1
  }
  for (let i = 0; i < c.accounts.count; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number)
  const next = starts.slice()
  const sides = new Uint32Array(starts[c.accounts.count] as number)
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number
    const from = c.from[row] as number
    const to = c.to[row] as number
    sides[next[from] as number] = 4 * i + (to === from ? SELF : OUT)
    next[from] = (next[from] as number) + 1
    if (to === from) continue
    sides[next[to] as number] = 4 * i + IN
    next[to] = (next[to] as number) + 1
  }
  return { starts, sides }
}

async function writeAccounts(file: IndexFile, c: TransferColumns, order: Uint32Array): Promise<number> {
  const { starts, sides } = sidesByAccount(c, order)
  const images = rowImages(c, order)
  const buckets = Math.max(1, Math.ceil(c.accounts.count / ACCOUNTS_PER_BUCKET))
  let out = Buffer.allocUnsafe(1 << 20)
  const page = Buffer.allocUnsafe(PAGE_ROWS * LARGEST_ROW)
  let pages = 0

  const writeSide = (target: Buffer, at: number, side: number) =>
    writeHistoryRow(target, at, images, side >>> 2, side & 3)

  /** `key | kind 1 | body length 4 | body`; a long history's body is `first page 4, last time of each page 4 …`. */
  const writeAccount = (start: number, account: number): number => {
    const first = starts[account] as number
    const end = starts[account + 1] as number
    if (end === first) return start
    const pageCount = Math.ceil((end - first) / PAGE_ROWS)
    const room = start + 600 + (pageCount > 1 ? pageCount * 4 : PAGE_ROWS * LARGEST_ROW)
    if (room > out.length) out = Buffer.concat([out.subarray(0, start), Buffer.allocUnsafe(room * 2 - start)])
    let at = start
    for (let i = c.accounts.start(account); i < c.accounts.end(account); i++) out[at++] = c.accounts.bytes[i] as number
    out[at] = pageCount > 1 ? 1 : 0
    const lengthAt = at + 1
    at += 5
    if (pageCount === 1) {
      for (let i = first; i < end; i++) at = writeSide(out, at, sides[i] as number)
    } else {
      at = out.writeUInt32LE(pages, at)
      for (let from = first; from < end; from += PAGE_ROWS) {
        const to = Math.min(end, from + PAGE_ROWS)
        let size = 0
        for (let i = from; i < to; i++) size = writeSide(page, size, sides[i] as number)
        file.pages.putSync(pages++, Buffer.from(page.subarray(0, size)), { append: true })
        at = out.writeUInt32LE(c.at[order[(sides[to - 1] as number) >>> 2] as number] as number, at)
      }
    }
    out.writeUInt32LE(at - lengthAt - 4, lengthAt)
    return at
  }

  const byHash = radixOrder(c.accounts.hashes, c.accounts.count)
  let next = 0
  await commitBuckets(file, buckets, bucket => {
    let size = 0
    for (; next < byHash.length; next++) {
      const account = byHash[next] as number
      if (bucketOf(c.accounts.hashes[account] as number, buckets) !== bucket) break
      size = writeAccount(size, account)
    }
    if (size > 0) file.accounts.putSync(bucket, Buffer.from(out.subarray(0, size)), { append: true })
  })
  return buckets
}

/** A bucket's entries are `second hash of the transaction 4 | hash of the payer 4 | time 4`, one for each payer and time. */
async function writeTransactions(file: IndexFile, c: TransferColumns, order: Uint32Array): Promise<number> {
  const buckets = Math.max(1, Math.ceil(c.transactions.count / TRANSACTIONS_PER_BUCKET))
  // Filled in the order of time, in which transactions and accounts stand close together, so that the pass by hash looks at one place.
  const entries = new Uint32Array(order.length * 3)
  const hashes = new Uint32Array(order.length)
  let count = 0
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number
    const tx = c.tx[row] as number
    const hash = c.transactions.hashes[tx] as number
    const payer = c.accounts.hashes[c.from[row] as number] as number
    const at = c.at[row] as number
    const check =
      count > 0 && i > 0 && tx === c.tx[order[i - 1] as number]
        ? (entries[3 * count - 3] as number)
        : hashBytes(c.transactions.bytes, c.transactions.start(tx) + 2, c.transactions.end(tx), CHECK_SEED)
    if (count > 0 && hashes[count - 1] === hash && sameEntry(entries, count - 1, check, payer, at)) continue
    hashes[count] = hash
    entries[3 * count] = check
    entries[3 * count + 1] = payer
    entries[3 * count + 2] = at
    count++
  }
  const byHash = radixOrder(hashes, count)
  let out = Buffer.allocUnsafe(1 << 20)
  let next = 0
  await commitBuckets(file, buckets, bucket => {
    let size = 0
    for (; next < count; next++) {
      const entry = byHash[next] as number
      if (bucketOf(hashes[entry] as number, buckets) !== bucket) break
      if (size + 12 > out.length) out = Buffer.concat([out, Buffer.allocUnsafe(out.length)])
      for (let word = 0; word < 3; word++) out.writeUInt32LE(entries[3 * entry + word] as number, size + 4 * word)
      size += 12
    }
    if (size > 0) file.transactions.putSync(bucket, Buffer.from(out.subarray(0, size)), { append: true })
  })
  return buckets
}

function sameEntry(entries: Uint32Array, entry: number, check: number, payer: number, at: number): boolean {
  return entries[3 * entry] === check && entries[3 * entry + 1] === payer && entries[3 * entry + 2] === at
}

/** Writes the buckets in LMDB transactions of bounded size; between them other work of the import, such as DuckDB's, gets its turn. */
async function commitBuckets(file: IndexFile, buckets: number, write: (bucket: number) => void): Promise<void> {
  for (let from = 0; from < buckets; from += BUCKETS_PER_COMMIT) {
    file.root.transactionSync(() => {
      for (let bucket = from; bucket < Math.min(buckets, from + BUCKETS_PER_COMMIT); bucket++) write(bucket)
    })
    await setImmediate()
  }
}
