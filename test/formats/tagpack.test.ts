import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTagPack } from '../../src/formats/tagpack.ts'
import { CordonError } from '../../src/model/errors.ts'
import { BITCOIN, ETHEREUM, TRON } from '../../src/model/ledger.ts'
import { assertCanonicalTag } from '../conformance/canonical-row.ts'
import { fc } from '../property.ts'

const pack = (...tags: readonly string[]): string =>
  `title: Pack\ncreator: us\nconfidence: forensic\ncurrency: BTC\ncategory: exchange\nlabel: Header\nsource: https://example.org\ntags:\n${tags.join('')}`
const SATOSHI = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
const malformed = (error: unknown): boolean => error instanceof CordonError && error.code === 'tagpack-malformed'

test("a tag takes from the pack's header what it does not say itself", () => {
  const { tags, refusals } = readTagPack(
    pack(`- address: ${SATOSHI}\n`, `- {address: ${SATOSHI}, label: Own, abuse: ransomware, lastmod: 2022-04-15}\n`),
    'p.yaml',
  )
  assert.deepEqual(refusals, [])
  const of = { ledger: BITCOIN, address: SATOSHI, basis: 'court', confidence: 50, source: 'https://example.org' }
  assert.deepEqual(tags, [
    { ...of, label: 'Header', category: 'exchange', at: null },
    { ...of, label: 'Own', category: 'thief', at: Date.UTC(2022, 3, 15) / 1000 },
  ])
})

test('an unquoted 0x address and an unquoted number keep all their digits', () => {
  const address = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2'
  const { tags } = readTagPack(pack(`- {address: ${address}, currency: ETH, label: 007}\n`), 'p.yaml')
  assert.deepEqual(
    tags.map(t => [t.address, t.label]),
    [[address, '007']],
  )
})

test("a Tether tag lies on the ledger of its address, as OFAC's on TRON and on Bitcoin's Omni layer do", () => {
  const of = ['TX5GV4DyfxNB3rPkzZJhmqZ1efVmL4rEqG', '3LtcaPbCj87CwJHnRX3vh7c2y9RZQqeSy8', `0x${'a'.repeat(40)}`]
  const { tags } = readTagPack(pack(...of.map(address => `- {address: '${address}', currency: USDT}\n`)), 'p.yaml')
  assert.deepEqual(
    tags.map(t => [t.ledger, t.address]),
    [
      [TRON, of[0]],
      [BITCOIN, of[1]],
      [ETHEREUM, of[2]],
    ],
  )
  const on = readTagPack(pack(`- {address: '${of[0]}', currency: USDT, network: ETH}\n`), 'p.yaml')
  assert.deepEqual(
    on.refusals.map(r => r.code),
    ['address-malformed'],
  )
})

test('a bad tag is refused alone, with its line and field', () => {
  const text = pack(
    `- address: ${SATOSHI}\n`,
    `- address: ${SATOSHI.replace('1A1', '1A2')}\n`,
    `- {address: ${SATOSHI}, lastmod: someday}\n`,
    '- just words\n',
    '- label: nobody\n',
    `- {address: rGeyCsqc6vKXuyTGF39WJxmTRemoV3c97h, currency: XRP}\n`,
  )
  const { tags, refusals, skipped } = readTagPack(text, 'p.yaml')
  assert.equal(tags.length, 1)
  assert.equal(skipped, 1)
  assert.deepEqual(
    refusals.map(r => `${r.line} ${r.field} ${r.code}`),
    [
      '10 address address-checksum',
      '11 lastmod time-malformed',
      '12 tags tag-malformed',
      '13 address address-malformed',
    ],
  )
})

test('a tag that names nobody is refused', () => {
  const { refusals } = readTagPack(`tags:\n- {address: ${SATOSHI}, currency: BTC, label: null}\n`, 'p.yaml')
  assert.deepEqual(
    refusals.map(r => `${r.line} ${r.field} ${r.code}`),
    ['2 label label-missing'],
  )
})

test('a word of confidence that nobody defined is trusted least', () => {
  for (const word of ['constructor', '__proto__', 'certain'])
    assert.deepEqual(
      readTagPack(pack(`- {address: ${SATOSHI}, confidence: ${word}}\n`), 'p.yaml').tags.map(t => [
        t.basis,
        t.confidence,
      ]),
      [['untrusted', 5]],
    )
})

test('what is no TagPack is refused whole', () => {
  for (const text of ['', 'tags: 5', 'tags:\n  a: b', '- a\n- b', 'title: [', 'a: b\n---\nc: d', '\t', '\u0000'])
    assert.throws(() => readTagPack(text, 'p.yaml'), malformed, JSON.stringify(text))
  const bomb = `a: &a [${'x,'.repeat(9)}x]\n${'bcdefghi'
    .split('')
    .map((c, i) => `${c}: &${c} [${`*${'abcdefghi'[i]},`.repeat(9)}*${'abcdefghi'[i]}]\n`)
    .join('')}tags: *i\n`
  assert.throws(() => readTagPack(bomb, 'p.yaml'), malformed)
})

test('a tag whose words are mappings with traps for names is read or refused, never thrown at', () => {
  const trap = '{toString: 1, valueOf: 2, __proto__: {a: 1}, constructor: x}'
  const { tags } = readTagPack(
    pack(`- {address: ${SATOSHI}, abuse: [${trap}], concepts: ${trap}, category: [mixer]}\n`),
    'p.yaml',
  )
  assert.deepEqual(
    tags.map(t => t.category),
    ['mixer'],
  )
})

test('no bytes make the reader fail in any way but its own', () => {
  const good = pack(
    `- address: ${SATOSHI}\n  label: "x"\n`,
    `- {address: '${SATOSHI}', abuse: [a, b], lastmod: 2022-04-15}\n`,
  )
  const edit = fc.record({
    at: fc.nat({ max: good.length }),
    gone: fc.nat({ max: 9 }),
    put: fc.string({ unit: 'binary', maxLength: 4 }),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), edits => {
      let text = good
      for (const { at, gone, put } of edits) text = text.slice(0, at) + put + text.slice(at + gone)
      try {
        for (const tag of readTagPack(text, 'p.yaml').tags) assertCanonicalTag(tag)
      } catch (error) {
        if (!(error instanceof CordonError)) throw error
      }
    }),
    { numRuns: 500 },
  )
})
