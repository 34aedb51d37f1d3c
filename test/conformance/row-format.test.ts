import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { noRows, readTable } from '../../src/adapters/files/read-table.ts'
import { sniffTagFormat, sniffTransferFormat } from '../../src/adapters/files/sniff-format.ts'
import { TAG_FORMATS, TRANSFER_FORMATS } from '../../src/formats/index.ts'
import type { RowFormat } from '../../src/formats/row-format.ts'
import { CordonError } from '../../src/model/errors.ts'
import type { Tag } from '../../src/model/tag.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'
import { csvText, tableFile, tableFolder, writeParquet } from '../table-files.ts'
import { assertCanonicalTag, assertCanonicalTransfer } from './canonical-row.ts'
import { TABLE_SAMPLES, type TableSample } from './table-samples.ts'

const CONTEXT = { ledger: null, file: 'table.csv' }
/** Cells that have broken readers of tables before. */
const NASTY = [
  ...['', ' ', '0', '-0', '-1', '1.', '.5', '+5', '1e3', '1e-400', '1e999', '1E+30', '0x10', 'NaN', 'nan', 'Infinity'],
  ...['null', 'undefined', 'constructor', '__proto__', 'toString', 'hasOwnProperty', '1,234', '12,34', '9'.repeat(79)],
  ...['9'.repeat(400), '\u0000', '\uFEFF', '\u202e', '٣', '１２', 'é', '\ud800', 'T', '0x', 'bc1', 'eip155:1', 'btc'],
  ...['eip155:1/slip44:60', '2025-02-30', '2025-02-21T25:00:00Z', '0000-00-00', '2025-02-21T10:00:00+99:99', '"', "'"],
]

function sampleOf(name: string): TableSample {
  const sample = TABLE_SAMPLES[name]
  assert.ok(sample, `the format ${name} has no sample: add one to table-samples.ts`)
  return sample
}

/** The one text that every table format is held to. */
function conforms<T>(format: RowFormat<T>, canonical: (row: T) => void, tellFormat: (path: string) => Promise<string>) {
  const sample = sampleOf(format.name)
  const whole = { ...sample.required, ...sample.further }
  const columns = Object.keys(whole)
  const good = Object.values(whole)
  const spoil = (column: string, cell: string): string[] => good.map((c, i) => (columns[i] === column ? cell : c))
  const readAll = (rows: readonly (readonly (string | null)[])[], header = columns) => {
    const read = format.bind(header, CONTEXT)
    return rows.map((cells, i) => read(cells, i + 2))
  }
  const rejects = (header: readonly string[], code: string, field: string): void =>
    assert.throws(
      () => format.bind(header, CONTEXT),
      (e: unknown) =>
        e instanceof CordonError && e.code === code && e.place.field?.toLowerCase() === field.toLowerCase(),
    )

  test('gives a good row as the model writes it', () => {
    const [outcome] = readAll([good])
    assert.equal(outcome?.kind, 'rows')
    assert.ok(outcome.kind === 'rows' && outcome.rows.length > 0)
    for (const row of outcome.rows) canonical(row)
  })

  test('names a column that it does not know, that stands twice, or that is missing', () => {
    rejects([...columns, 'surprise'], 'column-unknown', 'surprise')
    rejects([...columns, ''], 'column-unknown', '')
    for (const name of Object.keys(sample.required)) {
      rejects([...columns, name], 'column-repeated', name)
      const without = columns.filter(column => column !== name)
      assert.throws(
        () => format.bind(without, CONTEXT),
        (e: unknown) => e instanceof CordonError && e.code === 'column-missing' && e.place.field !== undefined,
        name,
      )
    }
    format.bind(Object.keys(sample.required), CONTEXT)
  })

  test('reads columns by name, in any order, case and surrounding space', () => {
    const expected = readAll([good, good])
    const order = fc.shuffledSubarray([...columns.keys()], { minLength: columns.length })
    fc.assert(
      fc.property(order, places => {
        const header = places.map(i => ` ${columns[i]?.toUpperCase()} `)
        const cells = places.map(i => good[i] as string)
        assert.deepEqual(readAll([cells, cells], header), expected)
      }),
      { numRuns: 50 },
    )
  })

  test('refuses a bad row with line, column and code, and lets its neighbours be', () => {
    for (const [column, cell, code] of sample.spoilt) {
      const [before, refused, after] = readAll([good, spoil(column, cell), good])
      assert.ok(refused?.kind === 'refused', `${column} = ${cell}: ${refused?.kind}`)
      const { line, field, code: told, reason } = refused.refusal
      assert.deepEqual(
        { line, field: field?.toLowerCase(), told },
        { line: 3, field: column.toLowerCase(), told: code },
      )
      assert.ok(reason.length > 0 && reason.length <= 300)
      assert.deepEqual([before?.kind, after?.kind], ['rows', 'rows'])
    }
    const [short, long] = readAll([good.slice(1), [...good, '']])
    for (const outcome of [short, long])
      assert.ok(outcome?.kind === 'refused' && outcome.refusal.code === 'row-ragged' && outcome.refusal.field === null)
  })

  test('gives the same rows and refusals from CSV, quoted CRLF CSV with a mark, and Parquet', async t => {
    const folder = await tableFolder(t)
    const spoilt = sample.spoilt.map(([column, cell]) => spoil(column, cell))
    const rows = [good, ...spoilt, good]
    const nulls = rows.map(cells => cells.map(cell => (cell === '' ? null : cell)))
    await writeFile(join(folder, 'plain.csv'), csvText([columns, ...rows]))
    await writeFile(join(folder, 'quoted.csv'), `\uFEFF${csvText([columns, ...rows], '\r\n', true)}`)
    await writeParquet(join(folder, 'plain.parquet'), columns, rows)
    await writeParquet(join(folder, 'nulls.parquet'), columns, nulls)
    const all = []
    for (const name of ['plain.csv', 'quoted.csv', 'plain.parquet', 'nulls.parquet']) {
      const counts = noRows()
      const given: T[] = []
      for await (const batch of readTable(join(folder, name), format, CONTEXT, counts)) given.push(...batch)
      // A CSV's first row stands on line 2, a Parquet file's is row 1.
      const first = name.endsWith('.csv') ? 2 : 1
      const refusals = counts.refusals.map(r => ({ ...r, line: r.line - first }))
      all.push({ given, refusals, read: counts.read, refused: counts.refused, skipped: counts.skipped })
    }
    assert.equal(all[0]?.read, rows.length)
    assert.equal(all[0]?.refused, spoilt.length)
    for (const other of all.slice(1)) assert.deepEqual(other, all[0])
  })

  test('is told from all others by its header', async t => {
    assert.equal(await tellFormat(await tableFile(t, 'table.csv', csvText([columns, good]))), format.name)
  })

  test('meets no header and no cell that it cannot refuse', () => {
    const text = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 70 }))
    const header = fc.array(fc.oneof(text, fc.constantFrom(...columns)), { maxLength: columns.length + 1 })
    fc.assert(
      fc.property(header, names => {
        try {
          format.bind(names, CONTEXT)
        } catch (error) {
          assert.ok(error instanceof CordonError, String(error))
        }
      }),
      { numRuns: 200 },
    )
    const read = format.bind(columns, CONTEXT)
    const place = fc.nat({ max: columns.length - 1 })
    const edit = fc.record({ place, cut: fc.nat({ max: 80 }), gone: fc.nat({ max: 3 }), put: text, all: fc.boolean() })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1 }), (edits, line) => {
        const cells: (string | null)[] = [...good]
        for (const { place: at, cut, gone, put, all } of edits) {
          const old = cells[at] ?? ''
          const from = Math.min(cut, old.length)
          cells[at] = all ? put : old.slice(0, from) + put.slice(0, 3) + old.slice(from + gone)
        }
        const outcome = read(cells, line)
        if (outcome.kind === 'rows') for (const row of outcome.rows) canonical(row)
        else if (outcome.kind === 'refused') {
          assert.equal(outcome.refusal.line, line)
          assert.match(outcome.refusal.code, /^[a-z0-9]+(-[a-z0-9]+)+$/)
          assert.ok(outcome.refusal.field !== null)
        } else assert.ok(outcome.reason !== '')
      }),
      { numRuns: 500 },
    )
  })
}

describe('every table of transfers', () => {
  for (const format of TRANSFER_FORMATS)
    describe(format.name, () =>
      conforms<Transfer>(format, assertCanonicalTransfer, async path => (await sniffTransferFormat(path)).name),
    )
})

describe('every table of tags', () => {
  for (const format of TAG_FORMATS)
    describe(format.name, () => conforms<Tag>(format, assertCanonicalTag, sniffTagFormat))
})
