import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { CsvSource } from '../../../src/formats/lists/csv-source.ts'
import { fc } from '../../property.ts'

/** The records of a text with the lines on which they begin, and the lines whose quotes are broken. */
function split(text: string, chunk: number, delimiter: ',' | ';' | '\t' = ',') {
  const records: { cells: readonly string[]; line: number; lines: number }[] = []
  const broken: number[] = []
  const events = {
    record: (cells: readonly string[], line: number, lines: number) => void records.push({ cells, line, lines }),
    broken: (line: number) => void broken.push(line),
  }
  const source = new CsvSource(events, 'x.csv', delimiter)
  for (let at = 0; at < text.length; at += chunk) source.push(text.slice(at, at + chunk))
  const terminated = source.end()
  return { records, broken, terminated }
}

const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('', '"', '""', ',', ';', '\n', '\r\n', '\r', 'a"b', ' "x" ', 'é漢'),
)
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

test('every table that is quoted by the rules is read as csv-parse reads it, in chunks of any size', () => {
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(rows, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), (table, delimiter, end) => {
      // Line breaks within a quoted cell are read as LF, whatever they were.
      const text = table.map(row => row.map(quoted).join(delimiter) + end).join('')
      const peer = parse(text, { delimiter, relax_column_count: true, record_delimiter: [end] }) as string[][]
      const expected = peer.map(row => row.map(value => value.replace(/\r\n?/g, '\n')))
      for (const chunk of [1, 3, 1_000]) {
        const { records, broken } = split(text, chunk, delimiter as ',')
        assert.deepEqual(broken, [])
        assert.deepEqual(
          records.map(record => record.cells),
          expected,
        )
      }
    }),
    { numRuns: 300 },
  )
})

test('LF, CRLF and CR end a line, wherever a chunk ends, and lines are counted from one', () => {
  for (const chunk of [1, 2, 3, 100]) {
    const { records, terminated } = split('\uFEFFa,b\r\nc\rd\n"e\r\nf",g', chunk)
    assert.deepEqual(records, [
      { cells: ['a', 'b'], line: 1, lines: 1 },
      { cells: ['c'], line: 2, lines: 1 },
      { cells: ['d'], line: 3, lines: 1 },
      { cells: ['e\nf', 'g'], line: 4, lines: 2 },
    ])
    assert.equal(terminated, false)
  }
})

test('a quote in the middle of a cell is a letter like others', () => {
  assert.deepEqual(split('12" GUN,O"NEIL\n', 5).records[0]?.cells, ['12" GUN', 'O"NEIL'])
})

test('a broken quote costs its own line and no other', () => {
  const { records, broken } = split('a,b\n"c,d\ne,f\n"g",h\ni,j\n', 4)
  assert.deepEqual(broken, [2])
  assert.deepEqual(
    records.map(r => [r.line, ...r.cells]),
    [
      [1, 'a', 'b'],
      [3, 'e', 'f'],
      [4, 'g', 'h'],
      [5, 'i', 'j'],
    ],
  )
})

test('a quote that is never closed refuses the table: it may be cut', () => {
  assert.throws(() => split('a,b\n"c,d\ne,f\n', 4), { code: 'list-truncated', place: { file: 'x.csv', line: 2 } })
})

test('a line without end and a cell without end are refused before they fill the memory', () => {
  assert.throws(() => split('x'.repeat(2_000_000), 1_000), { code: 'list-malformed' })
  assert.throws(() => split(`"${'x\n'.repeat(1_000_000)}`, 1_000), { code: 'list-malformed' })
})

test('a long run of quotes is read or refused at once', () => {
  for (const piece of ['"', '""', '"\n', '",', '",\n', '"a', '"a\n', '"\r', 'a"\n', '"""x\n']) {
    const started = process.cpuUsage()
    try {
      split(piece.repeat(300_000 / piece.length), 65_536)
    } catch (error) {
      assert.match(String((error as { code?: unknown }).code), /^list-/)
    }
    const { user } = process.cpuUsage(started)
    assert.ok(user < 2_000_000, `${JSON.stringify(piece)}: ${user / 1_000} ms`)
  }
})
