import { bucketOf, CHECK_SEED, hashBytes } from './hash-bytes.ts'
import { IN, LARGEST_ROW, OUT, rowImages, SELF, writeHistoryRow } from './history-rows.ts'
import { type IndexFile, openIndexFile, PAGE_ROWS } from './index-file.ts'
import { groupRows, radixOrder } from './sort-order.ts'
import type { TransferColumns } from './transfer-columns.ts'

const ACCOUNTS_PER_BUCKET = 8
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
  const accounts = writeAccounts(file, columns, order)
  const txBuckets = writeTransactions(file, columns, order)
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

/** Places in `order` of both sides of every kept transfer, by account; a transfer to oneself once. */
function rowsByAccount(c: TransferColumns, order: Uint32Array) {
  const starts = new Uint32Array(c.accounts.count + 1)
  for (const row of order) {
    const from = c.from[row] as number
    const to = c.to[row] as number
    starts[from + 1] = (starts[from + 1] as number) + 1
    if (to !== from) starts[to + 1] = (starts[to + 1] as number) + 1
  }
  for (let i = 0; i < c.accounts.count; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number)
  const next = starts.slice()
  const rows = new Uint32Array(starts[c.accounts.count] as number)
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number
    const from = c.from[row] as number
    const to = c.to[row] as number
    rows[next[from] as number] = i
    next[from] = (next[from] as number) + 1
    if (to === from) continue
    rows[next[to] as number] = i
    next[to] = (next[to] as number) + 1
  }
  return { starts, rows }
}

function writeAccounts(file: IndexFile, c: TransferColumns, order: Uint32Array): number {
  const { starts, rows } = rowsByAccount(c, order)
  const buckets = Math.max(1, Math.ceil(c.accounts.count / ACCOUNTS_PER_BUCKET))
  const byHash = radixOrder(c.accounts.hashes, c.accounts.count)
  let out = Buffer.allocUnsafe(1 << 20)
  const page = Buffer.allocUnsafe(PAGE_ROWS * LARGEST_ROW)
  let pages = 0

  const images = rowImages(c, order)
  const writeRow = (target: Buffer, at: number, account: number, i: number): number => {
    const row = order[i] as number
    const from = c.from[row] as number
    const to = c.to[row] as number
    if (from !== account) return writeHistoryRow(target, at, c, images, i, IN, from)
    return writeHistoryRow(target, at, c, images, i, to === account ? SELF : OUT, to)
  }

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
      for (let i = first; i < end; i++) at = writeRow(out, at, account, rows[i] as number)
    } else {
      at = out.writeUInt32LE(pages, at)
      for (let from = first; from < end; from += PAGE_ROWS) {
        const to = Math.min(end, from + PAGE_ROWS)
        let size = 0
        for (let i = from; i < to; i++) size = writeRow(page, size, account, rows[i] as number)
        file.pages.putSync(pages++, Buffer.from(page.subarray(0, size)), { append: true })
        at = out.writeUInt32LE(c.at[order[rows[to - 1] as number] as number] as number, at)
      }
    }
    out.writeUInt32LE(at - lengthAt - 4, lengthAt)
    return at
  }

  let next = 0
  for (let from = 0; from < buckets; from += BUCKETS_PER_COMMIT)
    file.root.transactionSync(() => {
      for (let bucket = from; bucket < Math.min(buckets, from + BUCKETS_PER_COMMIT); bucket++) {
        let size = 0
        for (; next < byHash.length; next++) {
          const account = byHash[next] as number
          if (bucketOf(c.accounts.hashes[account] as number, buckets) !== bucket) break
          size = writeAccount(size, account)
        }
        if (size > 0) file.accounts.putSync(bucket, Buffer.from(out.subarray(0, size)), { append: true })
      }
    })
  return buckets
}

/** A bucket's entries are `second hash of the transaction 4 | hash of the payer 4 | time 4`, one for each payer and time. */
function writeTransactions(file: IndexFile, c: TransferColumns, order: Uint32Array): number {
  const keys = new Uint32Array(order.length)
  for (let i = 0; i < order.length; i++) keys[i] = c.tx[order[i] as number] as number
  const groups = groupRows(keys, order.length, c.transactions.count)
  const buckets = Math.max(1, Math.ceil(c.transactions.count / TRANSACTIONS_PER_BUCKET))
  const byHash = radixOrder(c.transactions.hashes, c.transactions.count)
  let out = Buffer.allocUnsafe(1 << 20)
  let next = 0
  for (let from = 0; from < buckets; from += BUCKETS_PER_COMMIT)
    file.root.transactionSync(() => {
      for (let bucket = from; bucket < Math.min(buckets, from + BUCKETS_PER_COMMIT); bucket++) {
        let size = 0
        for (; next < byHash.length; next++) {
          const tx = byHash[next] as number
          if (bucketOf(c.transactions.hashes[tx] as number, buckets) !== bucket) break
          const check = hashBytes(
            c.transactions.bytes,
            c.transactions.start(tx) + 2,
            c.transactions.end(tx),
            CHECK_SEED,
          )
          let lastPayer = -1
          let lastAt = -1
          for (let i = groups.starts[tx] as number; i < (groups.starts[tx + 1] as number); i++) {
            const row = order[groups.rows[i] as number] as number
            const payer = c.accounts.hashes[c.from[row] as number] as number
            const at = c.at[row] as number
            if (payer === lastPayer && at === lastAt) continue
            lastPayer = payer
            lastAt = at
            if (size + 12 > out.length) out = Buffer.concat([out, Buffer.allocUnsafe(out.length)])
            out.writeUInt32LE(check, size)
            out.writeUInt32LE(payer, size + 4)
            out.writeUInt32LE(at, size + 8)
            size += 12
          }
        }
        if (size > 0) file.transactions.putSync(bucket, Buffer.from(out.subarray(0, size)), { append: true })
      }
    })
  return buckets
}
