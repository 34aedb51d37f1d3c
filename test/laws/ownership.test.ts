import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Holding, ownedByListed } from '../../src/analysis/screen/ownership.ts'
import { fc } from '../property.ts'

const share = (owner: string, owned: string, percent: number | null): Holding => ({ owner, owned, share: percent })
const key: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const holding = fc.record({ owner: key, owned: key, share: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }) })
// One owner has one holding in a firm: what two sources tell differently is another law.
const holdings = fc.uniqueArray(holding, { maxLength: 20, selector: h => `${h.owner} ${h.owned}` })
const listed = fc.uniqueArray(key, { maxLength: 3 }).map(keys => new Set(keys))

test('two blocked persons with 25 % each block a firm, and what that firm holds half of is blocked in turn (OFAC FAQ 401)', () => {
  const found = ownedByListed(new Set(['x', 'y']), [share('x', 'a', 25), share('y', 'a', 25), share('a', 'b', 50)])
  assert.equal(found.get('a')?.percent, 50)
  assert.equal(found.get('b')?.percent, 50)
  assert.equal(found.get('b')?.proven, true)
})

test('a firm of which a blocked person holds 49 %, or a blocked firm a part, is not blocked', () => {
  const found = ownedByListed(new Set(['x']), [share('x', 'a', 49), share('x', 'b', 50), share('b', 'c', 49)])
  assert.deepEqual([...found.keys()], ['b'])
})

test('control without a share is told and proves nothing', () => {
  const found = ownedByListed(new Set(['x']), [share('x', 'a', null)])
  assert.equal(found.get('a')?.proven, false)
})

test('who is blocked is the least set that holds the listed and every firm half owned by the set, whatever the order of holdings', () => {
  fc.assert(
    fc.property(holdings, listed, fc.integer(), (all, persons, turn) => {
      const blocked = new Set(persons)
      for (let before = -1; before !== blocked.size; ) {
        before = blocked.size
        for (const firm of 'abcdef') {
          const sum = all
            .filter(h => h.owned === firm && h.owner !== firm && blocked.has(h.owner))
            .reduce((s, h) => s + (h.share ?? 0), 0)
          if (sum >= 50) blocked.add(firm)
        }
      }
      const turned = [...all.slice(turn % (all.length || 1)), ...all.slice(0, turn % (all.length || 1))]
      const found = ownedByListed(persons, turned)
      const proven = [...found].filter(([, o]) => o.percent >= 50).map(([k]) => k)
      assert.deepEqual(new Set([...persons, ...proven]), blocked)
    }),
  )
})

test('one more listed person never frees a firm', () => {
  fc.assert(
    fc.property(holdings, listed, key, (all, persons, more) => {
      const before = ownedByListed(persons, all)
      const after = ownedByListed(new Set([...persons, more]), all)
      for (const firm of before.keys()) assert.ok(after.has(firm) || firm === more)
    }),
  )
})
