import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RecordSplitter } from '../../src/adapters/files/split-records.ts'
import { readEsplora } from '../../src/formats/bitcoin/esplora.ts'
import { TAG_FORMATS, TRANSFER_FORMATS, WHOLE_FORMATS } from '../../src/formats/index.ts'
import { readTagPack } from '../../src/formats/tagpack.ts'
import { BITCOIN } from '../../src/model/ledger.ts'
import { sourceFiles } from '../architecture/source-files.ts'
import { blocks, page, prose } from './markdown.ts'

const { text } = page('docs/formats.md')
const tables = [...TRANSFER_FORMATS, ...TAG_FORMATS]
const names = [...tables, ...WHOLE_FORMATS].map(f => f.name)

/** Name of a format → its section. */
const sections = new Map(
  [...text.matchAll(/^### `([^`]+)`\n([\s\S]*?)(?=^##|(?![\s\S]))/gm)].map(m => [m[1] ?? '', m[2] ?? '']),
)

test('every format has a section in docs/formats.md, and no section is of a format that there is not', () => {
  assert.deepEqual([...sections.keys()].sort(), [...names].sort())
})

test("the example of every table's section is read by its format, each row into something", () => {
  for (const format of tables) {
    const [example = ''] = blocks(sections.get(format.name) ?? '', 'csv')
    const splitter = new RecordSplitter('docs/formats.md')
    const [header, ...rows] = [...splitter.push(example), ...splitter.end()]
    assert.ok(header && rows.length > 0, `${format.name} has no example`)
    const read = format.bind(header.cells, { ledger: null, file: 'docs/formats.md' })
    for (const { cells, line } of rows) assert.equal(read(cells, line).kind, 'rows', `${format.name} line ${line}`)
  }
})

test('the example TagPack and the first payment of Bitcoin are read without a refusal', () => {
  const pack = readTagPack(blocks(sections.get('tagpack') ?? '', 'yaml')[0] ?? '', 'docs/formats.md')
  assert.deepEqual([pack.tags.length, pack.refusals.length, pack.skipped], [1, 0, 0])
  const { transactions, refusals } = readEsplora(blocks(sections.get('esplora') ?? '', 'json')[0] ?? '', BITCOIN)
  assert.deepEqual(refusals, [])
  assert.equal(transactions[0]?.fee, 0n)
})

test('every code that docs/formats.md tells is one that the code throws', () => {
  const code = sourceFiles('src')
    .map(f => f.text)
    .join('\n')
  const told = [...prose(text).matchAll(/`([a-z]+(?:-[a-z0-9]+)+)`/g)].map(m => m[1] ?? '')
  const unknown = [...new Set(told)].filter(word => !names.includes(word) && !code.includes(`'${word}'`))
  assert.deepEqual(unknown, [])
})
