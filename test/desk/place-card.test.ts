import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeCard } from '../../src/faces/desk/tour/place-card.ts'
import { fc } from '../property.ts'

const size = (least: number, most: number) =>
  fc.record({ width: fc.integer({ min: least, max: most }), height: fc.integer({ min: least, max: most }) })

test('the card of the tour stands within the window, and beside what it points at or over it, never half', () => {
  fc.assert(
    fc.property(
      fc.record({ left: fc.integer({ min: -300, max: 1500 }), top: fc.integer({ min: -900, max: 1500 }) }),
      size(1, 1400),
      size(60, 300),
      size(340, 1600),
      (at, target, card, view) => {
        const { left, top, side, arrow } = placeCard({ ...at, ...target }, card, view)
        assert.ok(left >= 0 && left + card.width <= view.width, 'across')
        assert.ok(top >= 0 && top + card.height <= view.height, 'down')
        const [right, bottom] = [at.left + target.width, at.top + target.height]
        if (side === 'below') assert.ok(top >= bottom)
        if (side === 'above') assert.ok(top + card.height <= at.top)
        if (side === 'right') assert.ok(left >= right)
        if (side === 'left') assert.ok(left + card.width <= at.left)
        const edge = side === 'below' || side === 'above' ? card.width : card.height
        if (side !== 'in') assert.ok(arrow >= 0 && arrow <= edge)
        const roomy = bottom >= 0 && bottom + card.height + 28 <= view.height
        if (roomy) assert.equal(side, 'below')
      },
    ),
  )
})
