import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { openRows } from '../../src/adapters/files/open-rows.ts'
import { noRows, readTable } from '../../src/adapters/files/read-table.ts'
import { etlTransactions } from '../../src/formats/ethereum-etl.ts'
import { CordonError } from '../../src/model/errors.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { runDuck, tableFile, tableFolder, writeParquet } from '../table-files.ts'

async function cellsOf(path: string) {
  const table = await openRows(path)
  const cells: (readonly (string | null)[])[] = []
  for await (const batch of table.rows()) cells.push(...batch.map(row => row.cells))
  return { columns: table.columns, cells }
}

const corrupt = (error: unknown) =>
  error instanceof CordonError && error.code === 'parquet-corrupt' && error.place.file !== undefined

test('a Parquet file cut anywhere is refused, never read in part', async t => {
  const folder = await tableFolder(t)
  const whole = join(folder, 'whole.parquet')
  await runDuck(
    `COPY (SELECT i::VARCHAR AS a, hash(i)::VARCHAR AS b FROM range(20000) r(i)) TO '${whole}' (FORMAT parquet, ROW_GROUP_SIZE 4096)`,
  )
  assert.equal((await cellsOf(whole)).cells.length, 20_000)
  const bytes = await readFile(whole)
  for (const share of [0.001, 0.3, 0.9, 0.999]) {
    const cut = join(folder, `cut-${share}.parquet`)
    await writeFile(cut, bytes.subarray(0, Math.floor(bytes.length * share)))
    await assert.rejects(cellsOf(cut), corrupt)
  }
})

test('a Parquet file with a hole in its pages never gives fewer rows unsaid', async t => {
  const folder = await tableFolder(t)
  const whole = join(folder, 'whole.parquet')
  await runDuck(
    `COPY (SELECT hash(i)::VARCHAR AS a FROM range(5000) r(i)) TO '${whole}' (FORMAT parquet, COMPRESSION zstd)`,
  )
  const bytes = await readFile(whole)
  const { cells } = await cellsOf(whole)
  for (let at = 8; at < bytes.length - 8; at += Math.floor(bytes.length / 12)) {
    const bad = Buffer.from(bytes)
    bad.fill(0xa5, at, at + 8)
    const path = join(folder, `bad-${at}.parquet`)
    await writeFile(path, bad)
    const got = await cellsOf(path).catch((error: unknown) => {
      assert.ok(corrupt(error), String(error))
      return null
    })
    if (got) assert.equal(got.cells.length, cells.length)
  }
})

test('text with the ending of a Parquet file is refused', async t => {
  await assert.rejects(openRows(await tableFile(t, 't.parquet', 'a,b\n1,2\n')), corrupt)
})

test('a Parquet file is the one that is named, whatever its name holds', async t => {
  const folder = await tableFolder(t)
  const names = ["it's.parquet", 'a*.parquet', 'a?.parquet', 'a[1].parquet', 'a1.parquet', 'aa.parquet']
  for (const name of names) await writeParquet(join(folder, 'x.tmp'), ['who'], [[name]]).then(() => move(folder, name))
  for (const name of names) assert.deepEqual((await cellsOf(join(folder, name))).cells, [[name]])
})

async function move(folder: string, name: string): Promise<void> {
  await writeFile(join(folder, name), await readFile(join(folder, 'x.tmp')))
}

test('a folder named like a partition adds no column', async t => {
  const folder = join(await tableFolder(t), 'date=2024-01-01')
  await mkdir(folder)
  await writeParquet(join(folder, 't.parquet'), ['a'], [['1']])
  assert.deepEqual(await cellsOf(join(folder, 't.parquet')), { columns: ['a'], cells: [['1']] })
})

test('typed columns of a chain table read as the same transfers as text', async t => {
  const folder = await tableFolder(t)
  const address = (digit: string): string => `0x${digit.repeat(40)}`
  const row = `'0x${'5c'.repeat(32)}' AS hash, '${address('a')}' AS from_address, '${address('b')}' AS to_address`
  const typed: Record<string, string> = {
    text: `'21895319' AS block_number, '1000000000000000000' AS value, '1740148187' AS block_timestamp, '1' AS receipt_status`,
    integers: `21895319 AS block_number, 1000000000000000000::BIGINT AS value, 1740148187 AS block_timestamp, 1::TINYINT AS receipt_status`,
    'a decimal and a time': `21895319::UBIGINT AS block_number, 1000000000000000000::DECIMAL(38,0) AS value, TIMESTAMP '2025-02-21 14:29:47' AS block_timestamp, 1.0::DOUBLE AS receipt_status`,
    'a time with a zone': `21895319 AS block_number, 1000000000000000000::UBIGINT AS value, TIMESTAMPTZ '2025-02-21 23:29:47+09' AS block_timestamp, NULL::BIGINT AS receipt_status`,
  }
  for (const [name, columns] of Object.entries(typed)) {
    const path = join(folder, `${name}.parquet`)
    await runDuck(`COPY (SELECT ${row}, ${columns}) TO '${path}' (FORMAT parquet)`)
    const counts = noRows()
    const transfers: Transfer[] = []
    for await (const batch of readTable(path, etlTransactions, { ledger: null, file: name }, counts))
      transfers.push(...batch)
    assert.deepEqual(counts.refusals, [], name)
    assert.deepEqual(
      transfers.map(({ at, amount, block }) => ({ at, amount, block })),
      [{ at: 1740148187, amount: 10n ** 18n, block: 21895319 }],
      name,
    )
  }
})

test('an amount that went through a floating-point column is refused: its digits are lost', async t => {
  const path = join(await tableFolder(t), 't.parquet')
  const address = `0x${'a'.repeat(40)}`
  await runDuck(
    `COPY (SELECT '0x${'5c'.repeat(32)}' AS hash, '${address}' AS from_address, '${address}' AS to_address, 1 AS block_number,
      1234567890123456789::DOUBLE AS value, 1740148187 AS block_timestamp) TO '${path}' (FORMAT parquet)`,
  )
  const counts = noRows()
  for await (const _ of readTable(path, etlTransactions, { ledger: null, file: 't' }, counts)) assert.fail('a row came')
  assert.deepEqual(
    counts.refusals.map(r => r.code),
    ['amount-malformed'],
  )
})
