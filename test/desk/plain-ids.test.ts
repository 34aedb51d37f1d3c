import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIST_SOURCES } from '../../src/catalog/lists/all-lists.ts'
import { LANGUAGES } from '../../src/faces/desk/words/define-words.ts'
import { listName, plainIds } from '../../src/faces/desk/words/plain-ids.ts'
import { fc } from '../property.ts'

const THIEF = 'eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2'

test('every list of the catalog is called by a name that people use, in each language', () => {
  for (const { name } of LIST_SOURCES) for (const language of LANGUAGES) assert.notEqual(listName(name, language), name)
  assert.equal(
    plainIds('on us-ofac-sdn (LAZARUS GROUP), eu-fsf', 'en'),
    'on OFAC SDN List (LAZARUS GROUP), EU sanctions list',
  )
  assert.equal(plainIds('us-ofac-sdn', 'ko'), 'OFAC SDN 명단')
  // A list's name within another word, a path or a version is none.
  for (const text of ['my-us-ofac-sdn', 'us-ofac-sdn@2022-08-08', 'lists/us-ofac-sdn.xml'])
    assert.equal(plainIds(text, 'en'), text)
})

test('accounts in sentences are told as their ledger’s screens write them, without the ledger’s number', () => {
  assert.equal(plainIds(`${THIEF} passed it on.`, 'en'), '0x47666F…9486E2 passed it on.')
  assert.equal(plainIds('by haircut and fifo', 'en'), 'by pro rata (haircut) and first in, first out')
})

test('an address that imitates another is told in full: short, both would read alike', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9a-f]{4}$/),
      fc.stringMatching(/^[0-9a-f]{4}$/),
      fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{32}$/), { minLength: 2, maxLength: 2 }),
      (head, tail, middles) => {
        const [one, two] = middles.map(middle => `0x${head}${middle}${tail}`)
        const text = plainIds(`eip155:1:${one} has the same ends as the real counterparty eip155:1:${two}.`, 'en')
        assert.doesNotMatch(text, /eip155/)
        assert.deepEqual(
          [...text.matchAll(/0x[0-9a-f]{40}/gi)].map(([address]) => address.toLowerCase()),
          [one, two],
        )
      },
    ),
  )
})

test('a sentence without identifiers stays as it is, and any text is told', () => {
  const plain = 'It moves nothing.'
  for (const language of LANGUAGES) assert.equal(plainIds(plain, language), plain)
  fc.assert(fc.property(fc.string(), text => typeof plainIds(text, 'en') === 'string'))
  const tx = `eip155:1:0x${'ab'.repeat(32)}`
  assert.equal(plainIds(tx, 'en'), '0xababab…ababab')
})
