import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defineWords, sayIn } from '../../src/faces/desk/words/define-words.ts'
import { fc } from '../property.ts'

const WORDS = defineWords({ en: { sent: 'To {who}: {n}' }, ja: { sent: '{who} に {n}' }, ko: { sent: '{who}: {n}' } })
const MARKS = /[\u061c\u200e\u200f\u202a-\u202e]/

test('whatever somebody is called turns nothing around it: each mark of direction is gone, each isolate is closed', () => {
  const name = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\u202e', '\u2066', '\u2067', '\u2069', '\u200f', 'א', 'ب'),
      fc.string({ maxLength: 1 }),
    ),
  })
  fc.assert(
    fc.property(name, who => {
      const text = sayIn(WORDS, 'en')('sent', { who, n: 5 })
      assert.doesNotMatch(text, MARKS)
      const signs = text.match(/[\u2066-\u2069]/g) ?? []
      assert.ok(signs.length === 0 || signs.join('') === '\u2068\u2069')
      assert.ok(text.startsWith('To ') && text.endsWith(': 5'))
    }),
  )
})

test('a name without any is said as it is', () => {
  assert.equal(sayIn(WORDS, 'ja')('sent', { who: '警察庁 (NPA)', n: 1_000 }), '警察庁 (NPA) に 1,000')
})
