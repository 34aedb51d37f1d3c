import assert from 'node:assert/strict'
import { test } from 'node:test'
import { xmlSource } from '../../../src/formats/lists/xml-source.ts'
import { refusalOf } from './ofac-reading.ts'
import { faultCodes, formatOf, type ReadList, readList } from './read-list.ts'
import { REFERENCE_VALUE_SETS } from './sdn-advanced-references.ts'

/** Pushes the pieces and ends; gives how often each element was opened, and the texts of those that have one. */
function read(pieces: Iterable<string>): { opened: string[]; texts: string[] } {
  const opened: string[] = []
  const texts: string[] = []
  const events = {
    open: (name: string): void => {
      opened.push(name)
    },
    close: (_: string, text: string): void => {
      if (text !== '') texts.push(text)
    },
  }
  const source = xmlSource(events, 'hostile.xml')
  for (const piece of pieces) source.push(piece)
  source.end()
  return { opened, texts }
}
const codeOf = (...pieces: string[]): string | undefined => refusalOf(() => read(pieces))?.code

/** The same piece for ever: reading must stop by itself. */
function* endless(head: string, piece: string, limit = 200): Generator<string> {
  yield head
  for (let i = 0; i < limit; i++) yield piece
  assert.fail('reading went on')
}

test('a document type is refused before any entity of it is used: bombs, files and addresses of others', () => {
  const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${[...'bcdefgh'].map((c, i) => `<!ENTITY ${c} "${`&${'abcdefg'[i]};`.repeat(10)}">`).join('')}]><r>&h;</r>`
  assert.equal(codeOf(bomb), 'list-doctype')
  assert.equal(codeOf('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'), 'list-doctype')
  assert.equal(codeOf('<!DOCTYPE r SYSTEM "http://example.org/r.dtd"><r/>'), 'list-doctype')
  assert.equal(codeOf('<!DOCTYPE r [<!ENTITY % p SYSTEM "http://example.org/p">%p;]><r/>'), 'list-doctype')
  for (const name of ['ofac-sdn-xml', 'ofac-sdn-advanced'])
    assert.equal(refusalOf(() => readList(formatOf(name), { main: bomb }, 5))?.code, 'list-doctype')
})

test("XML's own five entities and numbered characters are read, any other one is not", () => {
  assert.deepEqual(read(['<r>&lt;&amp;&#x41;&#66;<![CDATA[<c>&x;]]></r>']).texts, ['<&AB<c>&x;'])
  for (const text of ['&x;', '&#0;', '&#x110000;', '&;', '\u0000', '\ud800'])
    assert.equal(codeOf(`<r>${text}</r>`), 'list-malformed', JSON.stringify(text))
})

test('depth, attributes, names and texts have limits, and what never ends is stopped within two megabytes', () => {
  assert.equal(codeOf('<a>'.repeat(65)), 'list-oversized')
  assert.equal(read(['<a>'.repeat(64) + '</a>'.repeat(64)]).opened.length, 64)
  const attributes = (n: number): string => `<r ${Array.from({ length: n }, (_, i) => `a${i}="1"`).join(' ')}/>`
  assert.equal(codeOf(attributes(65)), 'list-oversized')
  assert.equal(codeOf(attributes(64)), undefined)
  assert.equal(codeOf(`<${'n'.repeat(257)}/>`), 'list-oversized')
  assert.equal(codeOf(`<r ${'n'.repeat(257)}="1"/>`), 'list-oversized')
  assert.equal(codeOf(`<r>${'x'.repeat(1_000_001)}</r>`), 'list-oversized')
  assert.equal(codeOf(`<r>${'x'.repeat(1_000_000)}</r>`), undefined)
  assert.equal(codeOf(`<r>${`${'x'.repeat(600_000)}<b/>`.repeat(2)}</r>`), 'list-oversized')
  const piece = 'x'.repeat(10_000)
  for (const head of [
    '<r>',
    '<r a="',
    '<',
    '<r ',
    '</',
    '<r><!--',
    '<r><![CDATA[',
    '<?p ',
    '<!DOCTYPE r [<!ENTITY a "',
    '<r>&',
    '<!DOCTYPE ',
  ])
    assert.match(refusalOf(() => read(endless(head, piece)))?.code ?? '', /^list-(?:oversized|malformed)$/, head)
})

test('a source that stops early is truncated wherever it stops; an empty or blank one is empty', () => {
  const whole = '<?xml version="1.0"?><!-- c --><r a="1"><b>x</b><![CDATA[y]]></r>'
  for (let length = 1; length < whole.length; length++)
    assert.equal(codeOf(whole.slice(0, length)), 'list-truncated', `${length}`)
  assert.equal(codeOf(whole), undefined)
  for (const text of ['', ' \r\n\t', '\uFEFF']) assert.equal(codeOf(text), 'list-empty')
})

test('a fault of form tells its line', () => {
  for (const text of ['<r>\n\n<b></c></r>', '<r>\r\n\r\n<b a=1/></r>', '<r>\n\n]]></r>', '<r/>\n\n<r/>', '<r/>\n\nx'])
    assert.deepEqual(
      refusalOf(() => read([text])),
      { code: 'list-malformed', line: 3 },
      JSON.stringify(text),
    )
})

test('a text that says it is in another encoding than the one it was read in is refused', () => {
  for (const encoding of ['UTF-8', 'utf8', 'US-ASCII'])
    assert.equal(codeOf(`<?xml version="1.0" encoding="${encoding}"?><r/>`), undefined)
  for (const encoding of ['windows-1252', 'UTF-16', 'ISO-8859-1'])
    assert.equal(codeOf(`<?xml version="1.0" encoding="${encoding}"?><r/>`), 'list-encoding')
})

test('prefixes of namespaces and a byte order mark do not hide an element', () => {
  assert.deepEqual(read(['\uFEFF<x:r xmlns:x="u"><x:b/></x:r>']).opened, ['r', 'b'])
})

test('chunks of any length, also within a character or an entity, give the same', () => {
  const text = '<r a="é">漢&amp;😀\r\n<b/>\r\n</r>'
  for (const size of [1, 2, 3]) {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size))
    assert.deepEqual(read(pieces), read([text]))
  }
})

const advanced = (profile: string, tail = ''): ReadList =>
  readList(formatOf('ofac-sdn-advanced'), {
    main: `<Sanctions>${REFERENCE_VALUE_SETS}<DistinctParties><DistinctParty FixedRef="7"><Profile ID="7" PartySubTypeID="3">${profile}</Profile></DistinctParty></DistinctParties>${tail}</Sanctions>`,
  })
const alias = (text: string): string =>
  `<Alias AliasTypeID="1400"><DocumentedName><DocumentedNamePart><NamePartValue>${text}</NamePartValue></DocumentedNamePart></DocumentedName></Alias>`

test('an entry with tens of thousands of names, addresses or programmes is read in time, and what it cannot hold is told', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => i)
  const started = process.cpuUsage()
  const names = advanced(`<Identity>${many.map(i => alias(`NAME ${i}`)).join('')}</Identity>`)
  assert.equal(names.entries[0]?.names.length, 5_000)
  assert.equal(faultCodes(names.faults)['values-too-many!'], 1)
  const feature = (i: number): string =>
    `<Feature FeatureTypeID="345"><FeatureVersion><VersionDetail>0x${i.toString(16).padStart(40, '0')}</VersionDetail></FeatureVersion></Feature>`
  const wallets = advanced(`<Identity>${alias('A')}</Identity>${many.map(feature).join('')}`)
  assert.equal(wallets.entries[0]?.wallets.length, 5_000)
  assert.equal(faultCodes(wallets.faults)['values-too-many!'], 1)
  const entry = (i: number): string =>
    `<SanctionsEntry ProfileID="7"><SanctionsMeasure SanctionsTypeID="1"><Comment>P${i}</Comment></SanctionsMeasure></SanctionsEntry>`
  const programmes = advanced(
    `<Identity>${alias('A')}</Identity>`,
    `<SanctionsEntries>${many.map(entry).join('')}</SanctionsEntries>`,
  )
  assert.equal(programmes.entries[0]?.programmes.length, 100)
  assert.equal(faultCodes(programmes.faults)['programme-malformed!'], 19_900)
  const { user } = process.cpuUsage(started)
  assert.ok(user < 8_000_000, `${user} µs`)
})

test('quotes that never close are found in time, and do not swallow the list', () => {
  const row = '1,"A",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
  const started = process.cpuUsage()
  const csv = formatOf('ofac-sdn-csv')
  assert.equal(
    refusalOf(() => readList(csv, { main: `${row}2,"B\r\n${'x\r\n'.repeat(100_000)}` }))?.code,
    'list-truncated',
  )
  assert.equal(
    refusalOf(() => readList(csv, { main: `${row}2,"B\r\n${'\n'.repeat(1_000_001)}` }))?.code,
    'list-oversized',
  )
  assert.equal(refusalOf(() => readList(csv, { main: row + 'x'.repeat(1_100_000) }))?.code, 'list-oversized')
  assert.ok(process.cpuUsage(started).user < 4_000_000)
})
