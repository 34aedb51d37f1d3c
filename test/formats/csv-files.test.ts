import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { openRows } from '../../src/adapters/files/open-rows.ts'
import { RecordSplitter } from '../../src/adapters/files/split-records.ts'
import { CordonError } from '../../src/model/errors.ts'
import { effortMs } from '../effort.ts'
import { fc } from '../property.ts'
import { csvText, tableFile } from '../table-files.ts'

/** Header and rows of a file, with their lines. */
async function readFileRows(path: string) {
  const table = await openRows(path)
  const rows: { line: number; cells: readonly (string | null)[] }[] = []
  for await (const batch of table.rows()) rows.push(...batch)
  return { columns: table.columns, rows }
}

const fault = (code: string, line?: number) => (error: unknown) =>
  error instanceof CordonError &&
  error.code === code &&
  error.place.file !== undefined &&
  (line === undefined || error.place.line === line)

const PLAIN = {
  columns: ['a', 'b'],
  rows: [
    { line: 2, cells: ['1', '2'] },
    { line: 3, cells: ['3', '4'] },
  ],
}

const SAME: Record<string, [name: string, content: string | Uint8Array]> = {
  'line feeds': ['t.csv', 'a,b\n1,2\n3,4\n'],
  'no line break at the end': ['t.csv', 'a,b\n1,2\n3,4'],
  CRLF: ['t.csv', 'a,b\r\n1,2\r\n3,4\r\n'],
  'a byte order mark': ['t.csv', '\uFEFFa,b\n1,2\n3,4\n'],
  'quotes around every cell and CRLF, as Etherscan writes': ['t.csv', '"a","b"\r\n"1","2"\r\n"3","4"\r\n'],
  'a byte order mark before a quote': ['t.csv', '\uFEFF"a","b"\r\n"1","2"\r\n"3","4"'],
  gzip: ['t.csv.gz', gzipSync('a,b\n1,2\n3,4\n')],
  'gzip of two members, with an ending in capitals': [
    'T.CSV.GZ',
    Buffer.concat([gzipSync('a,b\n1,'), gzipSync('2\n3,4\n')]),
  ],
}

for (const [what, [name, content]] of Object.entries(SAME))
  test(`a table with ${what} reads like the plain one`, async t => {
    assert.deepEqual(await readFileRows(await tableFile(t, name, content)), PLAIN)
  })

test('blank lines are passed over and counted', async t => {
  const { rows } = await readFileRows(await tableFile(t, 't.csv', '\n\na,b\n\r\n1,2\n\n3,4\n\n'))
  assert.deepEqual(
    rows.map(r => r.line),
    [5, 7],
  )
})

test('a quoted cell keeps its line breaks, commas and quotes, and later rows keep their line', async t => {
  const { rows } = await readFileRows(await tableFile(t, 't.csv', 'a,b\r\n"x\r\n,""y""\nz",2\r\n3,4\r\n'))
  assert.deepEqual(rows, [
    { line: 2, cells: ['x\r\n,"y"\nz', '2'] },
    { line: 5, cells: ['3', '4'] },
  ])
})

test('a quote that is never closed is told with the line on which it was opened', async t => {
  await assert.rejects(readFileRows(await tableFile(t, 't.csv', 'a,b\n1,2\n"x,2\n3,4\n5,6\n')), fault('csv-quote', 3))
  await assert.rejects(readFileRows(await tableFile(t, 't.csv', '"a,b\n1,2\n')), fault('csv-quote', 1))
  const long = `a,b\n"${'x'.repeat(1 << 21)}`
  await assert.rejects(readFileRows(await tableFile(t, 't.csv', long)), fault('csv-quote', 2))
  const lines = `a,b\n"${'x\n'.repeat(1 << 20)}`
  await assert.rejects(readFileRows(await tableFile(t, 't.csv', lines)), fault('csv-quote', 2))
})

test('a quote in the midst of a cell is told', async t => {
  await assert.rejects(readFileRows(await tableFile(t, 't.csv', 'a,b\n5" pipe",2\n')), fault('csv-quote', 2))
})

test('a quoted cell of a quarter of a million lines is read in linear time', async t => {
  const path = await tableFile(t, 't.csv', `a,b\n"${'x\n'.repeat(250_000)}",1\n2,3\n`)
  const began = effortMs()
  const { rows } = await readFileRows(path)
  assert.equal(rows[0]?.cells[0]?.length, 500_000)
  assert.equal(rows[1]?.line, 250_003)
  // Joining the lines as they come took 18 s for 200,000.
  assert.ok(effortMs() - began < 3000)
})

test('a file that is not there, empty, or not UTF-8 text is refused by name', async t => {
  await assert.rejects(openRows('/nowhere/t.csv'), fault('file-missing'))
  await assert.rejects(openRows(import.meta.dirname), fault('file-missing'))
  for (const content of ['', '\uFEFF', '\n\r\n\n'])
    await assert.rejects(openRows(await tableFile(t, 't.csv', content)), fault('file-empty'))
  await assert.rejects(openRows(await tableFile(t, 't.csv.gz', gzipSync(''))), fault('file-empty'))
  const [umlaut, marked] = ['a,b\nMünchen,2\n', '\uFEFFa,b\n1,2\n']
  const latin1 = Buffer.from(umlaut, 'latin1')
  await assert.rejects(readFileRows(await tableFile(t, 't.csv', latin1)), fault('file-not-text'))
  const late = Buffer.concat([Buffer.from(`a,b\n${'1,2\n'.repeat(200_000)}`), Buffer.from([0xc3])])
  await assert.rejects(readFileRows(await tableFile(t, 't.csv', late)), fault('file-not-text'))
  const utf16 = Buffer.from(marked, 'utf16le')
  await assert.rejects(openRows(await tableFile(t, 't.csv', utf16)), fault('file-not-text'))
})

test('a gzip file that is cut or is none is refused', async t => {
  const whole = gzipSync(`a,b\n${'1,2\n'.repeat(1000)}`)
  await assert.rejects(readFileRows(await tableFile(t, 't.csv.gz', whole.subarray(0, 40))), fault('file-not-text'))
  await assert.rejects(readFileRows(await tableFile(t, 't.csv.gz', whole.subarray(0, -9))), fault('file-not-text'))
  await assert.rejects(readFileRows(await tableFile(t, 't.csv.gz', 'a,b\n1,2\n')), fault('file-not-text'))
})

function split(text: string, cuts: readonly number[]): { line: number; cells: readonly string[] }[] {
  const splitter = new RecordSplitter('t.csv')
  const at = [...new Set(cuts.map(cut => cut % (text.length + 1)))].sort((a, b) => a - b)
  const out = [0, ...at].flatMap((from, i) => splitter.push(text.slice(from, at[i])))
  return [...out, ...splitter.end()]
}

test('any table comes back as it was written, however its bytes arrive', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é', '0'), maxLength: 6 })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  const cuts = fc.array(fc.nat({ max: 200 }), { maxLength: 8 })
  fc.assert(
    fc.property(table, cuts, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, at, lineBreak, all) => {
      const text = csvText(rows, lineBreak, all)
      const records = split(text, at)
      assert.deepEqual(
        records.map(r => r.cells),
        rows,
      )
      const lines = records.map(r => r.line)
      const before = rows.map((_, i) => csvText(rows.slice(0, i), lineBreak, all).split('\n').length)
      assert.deepEqual(lines, before)
    }),
    { numRuns: 500 },
  )
})

test('any text splits as csv-parse splits it whole, or is refused as a whole', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', '\r\n'), maxLength: 30 })
  fc.assert(
    fc.property(text, fc.array(fc.nat({ max: 40 }), { maxLength: 4 }), (written, cuts) => {
      let expected: string[][] | null
      try {
        expected = parse(written, {
          relax_column_count: true,
          skip_empty_lines: true,
          record_delimiter: ['\r\n', '\n'],
        })
      } catch {
        expected = null
      }
      let got: (readonly string[])[] | null
      try {
        got = split(written, cuts).map(r => r.cells)
      } catch (error) {
        assert.ok(error instanceof CordonError && error.code === 'csv-quote')
        got = null
      }
      assert.deepEqual(got, expected)
    }),
    { numRuns: 1000 },
  )
})
