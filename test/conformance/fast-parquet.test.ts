import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openDuck, sqlText } from '../../src/adapters/transfers/embedded/duck.ts'
import { openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import { FastParquetFeed, TRANSFER_COLUMNS } from '../../src/adapters/transfers/embedded/fast-parquet.ts'
import { FormatFeed } from '../../src/adapters/transfers/embedded/row-feed.ts'
import { transfers } from '../../src/formats/transfers.ts'

const TX = `0x${'ab'.repeat(32)}`
const A = `0x${'1a'.repeat(20)}`
const B = `0x${'2b'.repeat(20)}`
const GOOD = ['eip155:1', TX, '0', '100', '1740000000', A, B, 'eip155:1/slip44:60', '5']

function row(n: number, change: Record<number, string | null> = {}): (string | null)[] {
  const cells: (string | null)[] = [...GOOD]
  cells[2] = String(n)
  for (const [at, value] of Object.entries(change)) cells[Number(at)] = value
  return cells
}

const CHANGES: Record<number, string | null>[] = [
  {},
  { 8: '-1' },
  { 8: '0' },
  { 8: '1.5' },
  { 8: '1e3' },
  { 8: '' },
  { 8: null },
  { 8: '9'.repeat(38) },
  { 8: '9'.repeat(78) },
  { 8: ' 5' },
  { 8: (2n ** 256n - 1n).toString() },
  { 8: '007' },
  { 4: '2025-02-21T14:13:35Z' },
  { 4: '1' },
  { 4: '99999999999' },
  { 4: 'soon' },
  { 5: `0x${'Ab'.repeat(20)}` },
  { 5: A.toUpperCase().replace('0X', '0x') },
  { 5: `${A}0` },
  { 5: `0x${'zz'.repeat(20)}` },
  { 5: '0x' },
  { 1: TX.toUpperCase() },
  { 1: 'ab'.repeat(32) },
  { 1: `0x${'g'.repeat(64)}` },
  { 2: '-1' },
  { 2: '1.0' },
  { 2: '99999999999' },
  { 3: '-5' },
  { 3: '9007199254740993' },
  { 7: 'native' },
  { 7: '' },
  { 7: 'eip155:56/slip44:60' },
  { 7: 'nonsense' },
  { 0: 'eth' },
  { 0: '' },
  { 0: 'x y' },
  {
    0: 'bip122:000000000019d6689c085ae165831e93',
    1: 'cd'.repeat(32),
    5: '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
    6: '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
    7: 'native',
  },
]

test('the fast reading of Parquet takes and refuses exactly the rows, with the reasons, of the reading row by row', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-fast-'))
  try {
    const rows = CHANGES.flatMap((change, n) => [row(2 * n), row(2 * n + 1, change)])
    const path = join(folder, 'rows.parquet')
    {
      await using duck = await openDuck(join(folder, 'spill'), 200)
      await duck.db.run(`CREATE TABLE t (${TRANSFER_COLUMNS.map(c => `"${c}" VARCHAR`).join(', ')})`)
      const text = (cell: string | null) => (cell === null ? 'NULL' : sqlText(cell))
      await duck.db.run(`INSERT INTO t VALUES ${rows.map(cells => `(${cells.map(text).join(', ')})`).join(', ')}`)
      await duck.db.run(`COPY t TO ${sqlText(path)} (FORMAT parquet)`)
    }
    const read = transfers.bind(TRANSFER_COLUMNS, { ledger: null, file: 'rows.parquet' })
    await using fast = await openEmbeddedStore(join(folder, 'fast'))
    await using slow = await openEmbeddedStore(join(folder, 'slow'), { chunkRows: 10 })
    const quick = await fast.importTransfers({
      key: 'k',
      open: (duck, skip) => FastParquetFeed.open(duck, path, TRANSFER_COLUMNS, read, skip),
    })
    async function* batches() {
      yield rows.map((cells, i) => ({ line: i + 1, cells }))
    }
    const careful = await slow.importTransfers({
      key: 'k',
      open: async (_duck, skip) => new FormatFeed(batches(), read, skip),
    })
    const byLine = (a: { line: number }, b: { line: number }) => a.line - b.line
    assert.deepEqual([...quick.refusals].sort(byLine), [...careful.refusals].sort(byLine))
    assert.deepEqual([quick.read, quick.new, quick.known], [careful.read, careful.new, careful.known])
    assert.ok(quick.refused > 15 && quick.new > 40)
    assert.equal(await fast.contentDigest(), await slow.contentDigest())
    const whole = await readFile(path)
    const cut = join(folder, 'cut.parquet')
    for (const bytes of [
      whole.subarray(0, whole.length >> 1),
      Buffer.concat([whole.subarray(0, 40), whole.subarray(400)]),
    ]) {
      await writeFile(cut, bytes)
      const attempt = fast.importTransfers({
        key: `cut ${bytes.length}`,
        open: (duck, skip) => FastParquetFeed.open(duck, cut, TRANSFER_COLUMNS, read, skip),
      })
      await assert.rejects(attempt, { code: 'parquet-damaged' })
      assert.equal(await fast.contentDigest(), await slow.contentDigest())
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
