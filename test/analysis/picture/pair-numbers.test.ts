import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PairNumbers } from '../../../src/analysis/picture/pair-numbers.ts'
import { fc } from '../../property.ts'

test('pairs are numbered as a map of them would number them, however many come and however alike they are', () => {
  const number = fc.oneof(fc.integer({ min: -1, max: 6 }), fc.integer({ min: -1, max: 2 ** 30 }))
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 400 }), fc.nat(40), (pairs, expected) => {
      const numbers = new PairNumbers(expected)
      const truth = new Map<string, number>()
      for (const [a, b] of pairs) {
        if (!truth.has(`${a} ${b}`)) truth.set(`${a} ${b}`, truth.size)
        assert.equal(numbers.of(a, b), truth.get(`${a} ${b}`))
      }
      assert.equal(numbers.count, truth.size)
      for (const [key, n] of truth) assert.equal(`${numbers.first(n)} ${numbers.second(n)}`, key)
    }),
    { numRuns: 60 },
  )
})
