import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import type { SegmentRecord } from '../../src/adapters/transfers/embedded/manifest.ts'
import { segmentsToMerge } from '../../src/adapters/transfers/embedded/merge-segments.ts'
import { TransferFeed } from '../../src/adapters/transfers/embedded/row-feed.ts'
import { openTables, readManifest } from '../../src/adapters/transfers/embedded/store-tables.ts'
import { accountId } from '../../src/model/account.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { campaign } from '../campaigns/kill-merge.ts'
import { FILE_ROWS, ROOM, smallFiles } from '../campaigns/small-imports.ts'
import { needsTime } from '../thorough.ts'

function record(n: number, rows: number): SegmentRecord {
  return { id: `s${n}`, rows, newTransactions: 0, firstAt: 0, lastAt: 0, ledgers: [], files: [] }
}

test('a thousand imports of a hundred rows leave at most fifteen segments, and write each row again at most six times', () => {
  let segments: SegmentRecord[] = []
  let most = 0
  let written = 0
  for (let n = 0; n < 1000; n++) {
    segments.push(record(n, 100))
    for (const group of segmentsToMerge(segments, 1_000_000)) {
      const rows = group.reduce((sum, segment) => sum + segment.rows, 0)
      written += rows
      segments = [...segments.filter(segment => !group.includes(segment)), record(n + 10_000, rows)]
    }
    most = Math.max(most, segments.length)
  }
  assert.equal(
    segments.reduce((sum, segment) => sum + segment.rows, 0),
    100_000,
  )
  assert.ok(most <= 15, `${most} segments`)
  assert.ok(written <= 6 * 100_000, `${written} rows written`)
})

test('no merge holds more rows than its bound, and large segments stay as they are', () => {
  const large = Array.from({ length: 9 }, (_, n) => record(n, 2_500_000))
  assert.deepEqual(segmentsToMerge(large, 1_000_000), [])
  for (const group of segmentsToMerge(
    Array.from({ length: 50 }, (_, n) => record(n, 1000 * (n + 1))),
    200_000,
  ))
    assert.ok(group.reduce((sum, segment) => sum + segment.rows, 0) <= 200_000)
})

async function* one(list: readonly Transfer[]) {
  yield list
}

test('small imports become few segments with the same content and histories as one import, for open readers too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-small-'))
  try {
    const files = await smallFiles(11, 14)
    await using store = await openEmbeddedStore(join(folder, 'many'), ROOM)
    await using whole = await openEmbeddedStore(join(folder, 'whole'), ROOM)
    const load = (into: typeof store, key: string, list: readonly Transfer[]) =>
      into.importTransfers({ key, open: async (_, skip) => new TransferFeed(one(list), skip) })
    await load(store, 'file 0', files[0] as Transfer[])
    await using reader = await openEmbeddedStore(join(folder, 'many'), { readOnly: true })
    for (let i = 1; i < files.length; i++) {
      await load(store, `file ${i}`, files[i] as Transfer[])
      const from = files[i]?.[0] as Transfer
      const [history] = await reader.histories([{ account: accountId(from.ledger, from.from) }])
      assert.ok(history?.transfers.some(t => t.tx === from.tx))
    }
    await load(whole, 'all', files.flat())
    const tables = openTables(join(folder, 'many'), true)
    const { segments } = readManifest(tables)
    await tables.root.close()
    assert.ok(segments.length <= 9, `${segments.length} segments of ${files.length} files`)
    const folders = await readdir(join(folder, 'many', 'segments'))
    assert.ok(folders.length > segments.length, 'merged segments stay for a while, for readers in the midst of them')
    assert.equal(await store.contentDigest(), await whole.contentDigest())
    assert.deepEqual(await reader.summary(), await whole.summary())
    assert.equal((await reader.summary()).transfers, 14 * FILE_ROWS)
    const accounts = [...new Set(files.flat().map(t => accountId(t.ledger, t.to)))].map(account => ({ account }))
    assert.deepEqual(await reader.histories(accounts), await whole.histories(accounts))
    await store.verify()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('imports killed while segments are merged leave a store of whole files that can be finished', {
  skip: needsTime,
}, async t => {
  await campaign.run({ seed: 3, runs: 1, log: line => t.diagnostic(line) })
})
