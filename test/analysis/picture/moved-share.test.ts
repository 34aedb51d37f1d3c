import assert from 'node:assert/strict'
import { test } from 'node:test'
import { movedShare, partMoved } from '../../../src/analysis/picture/moved-share.ts'
import { timeBins } from '../../../src/analysis/picture/time-bins.ts'
import { fc } from '../../property.ts'

const moves = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 10_000_000 }), weight: fc.integer({ min: 1, max: 1000 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map(list => list.sort((a, b) => a.at - b.at))

test('the part that moved within a window is the sum of what moved in it, both ends with it', () => {
  fc.assert(
    fc.property(moves, fc.nat(10_000_000), fc.nat(10_000_000), (list, a, b) => {
      const [from, until] = [Math.min(a, b), Math.max(a, b)]
      const share = movedShare(
        Int32Array.from(list.keys()),
        i => list[i]?.at ?? 0,
        i => list[i]?.weight ?? 0,
      )
      const all = list.reduce((sum, m) => sum + m.weight, 0)
      const within = list.reduce((sum, m) => sum + (m.at >= from && m.at <= until ? m.weight : 0), 0)
      assert.ok(Math.abs(partMoved(share, from, until) - within / all) < 1e-12)
      assert.equal(partMoved(share, null, null), 1)
    }),
  )
})

test('bars of time hold all that moved, in spans that begin at whole spans of UTC', () => {
  fc.assert(
    fc.property(moves, list => {
      const bins = timeBins(list)
      assert.ok(bins && bins.sums.length <= 160 && bins.from % bins.seconds === 0)
      assert.equal(
        bins.sums.reduce((sum, n) => sum + n, 0),
        list.reduce((sum, m) => sum + m.weight, 0),
      )
      assert.ok(list.every(m => m.at >= bins.from && m.at < bins.until))
    }),
  )
  assert.equal(timeBins([]), null)
})
