import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIST_SOURCES } from '../../src/catalog/index.ts'
import { LIST_FORMATS } from '../../src/formats/lists/index.ts'
import { PRIVATE_COLUMNS } from '../../src/formats/lists/private-csv.ts'
import { blocks, page } from '../docs/markdown.ts'
import { readMain } from '../formats/lists/read-list.ts'

test('every list of the catalog has a name of its own, in lower case with its country first', () => {
  const names = LIST_SOURCES.map(source => source.name)
  assert.equal(new Set(names).size, names.length)
  for (const name of names) assert.match(name, /^[a-z0-9]+(?:-[a-z0-9]+)+$/)
  for (const { name, jurisdiction } of LIST_SOURCES) {
    if (jurisdiction === null) continue
    assert.match(jurisdiction, /^[A-Z]{2}$/, name)
    assert.equal(name.split('-')[0], jurisdiction.toLowerCase(), name)
  }
})

test('every list is read by formats that are registered, and fetched from files that the first of them has', () => {
  for (const { name, formats, addresses } of LIST_SOURCES) {
    assert.ok(formats.length > 0, name)
    for (const format of formats)
      assert.ok(
        LIST_FORMATS.some(f => f.name === format),
        `${name}: ${format}`,
      )
    const first = LIST_FORMATS.find(f => f.name === formats[0])
    const keys = Object.keys(addresses)
    for (const key of keys)
      assert.ok(
        first?.files.some(file => file.key === key),
        `${name}: ${key}`,
      )
    const needed = first?.files.filter(file => !file.optional).map(file => file.key) ?? []
    if (keys.length > 0) for (const key of needed) assert.ok(keys.includes(key), `${name} lacks ${key}`)
  }
})

test('every address is HTTPS at its publisher, and every list says its licence, changes and when it was checked', () => {
  for (const source of LIST_SOURCES) {
    for (const address of [...Object.values(source.addresses), source.homepage]) {
      const url = new URL(address)
      assert.deepEqual([url.protocol, url.username, url.port], ['https:', '', ''], source.name)
    }
    for (const text of [source.title, source.publisher, source.changes, source.licence]) assert.ok(text.trim() !== '')
    assert.match(source.checked, /^\d{4}-\d\d-\d\d: \S/, source.name)
    const stale = source.staleAfterSeconds
    assert.ok(stale === null || (Number.isInteger(stale) && stale >= 86_400), source.name)
    assert.ok(stale !== null || Object.keys(source.addresses).length === 0, `${source.name} is fetched and never stale`)
  }
})

test('a sanctions list goes stale: an old one clears nobody', () => {
  for (const { name, meaning, staleAfterSeconds } of LIST_SOURCES)
    if (meaning === 'sanctions' || meaning === 'seizure') assert.notEqual(staleAfterSeconds, null, name)
})

test('every format belongs to a list of the catalog, or serves lists of one’s own', () => {
  const used = new Set(LIST_SOURCES.flatMap(source => source.formats))
  const spare = LIST_FORMATS.map(f => f.name).filter(name => !used.has(name))
  assert.deepEqual(spare, ['private-csv'])
})

test('docs/add-a-list.md tells of every format, and its examples are read without a fault', () => {
  const { text } = page('docs/add-a-list.md')
  const told = [...text.matchAll(/^\| `([a-z0-9-]+)` \|[^|]*\|[^|]*\|$/gm)].map(m => m[1])
  assert.deepEqual(
    told,
    LIST_FORMATS.map(f => f.name).toSorted((a, b) => told.indexOf(a) - told.indexOf(b)),
  )
  const [own = '', owners = '', korean = ''] = blocks(text, 'csv')
  for (const [name, main] of [
    ['private-csv', own],
    ['private-csv', owners],
    ['kr-mofa', korean],
  ] as const) {
    const { entries, faults } = readMain(name, main)
    assert.deepEqual([entries.length, faults], [2, []], name)
  }
  for (const column of PRIVATE_COLUMNS) assert.ok(text.includes(`| \`${column}\` |`), column)
})
