import assert from 'node:assert/strict'
import { test } from 'node:test'
import { including, rectAround } from '../../src/faces/desk/pages/case/picture/camera.ts'
import { fc } from '../property.ts'

const ROOM = { x: 110, y: 52, width: 800, height: 340 }
const LEAST = 0.34
const place = fc.integer({ min: -3_000, max: 3_000 })
const length = fc.integer({ min: 1, max: 4_000 })
const camera = fc.record({ k: fc.double({ min: 0.05, max: 4, noNaN: true }), x: place, y: place })
const part = fc.record({ x: place, y: place, width: length, height: length })

test('what is unfolded comes into sight: nothing is enlarged, nothing moves that was seen, and words stay large enough to be read', () => {
  fc.assert(
    fc.property(camera, part, (c, of) => {
      const to = including(c, of, ROOM, LEAST)
      assert.ok(to.k <= c.k)
      assert.ok(to.k >= Math.min(c.k, LEAST))
      const [left, top] = [of.x * to.k + to.x, of.y * to.k + to.y]
      const near = 1e-6
      if (of.width * to.k <= ROOM.width + near) {
        assert.ok(left >= ROOM.x - near && left + of.width * to.k <= ROOM.x + ROOM.width + near)
      } else assert.ok(Math.abs(left - ROOM.x) < near, 'what is broader than the room begins in it')
      if (of.height * to.k <= ROOM.height + near) {
        assert.ok(top >= ROOM.y - near && top + of.height * to.k <= ROOM.y + ROOM.height + near)
      } else assert.ok(Math.abs(top - ROOM.y) < near)
      const again = including(to, of, ROOM, LEAST)
      for (const key of ['k', 'x', 'y'] as const) assert.ok(Math.abs(again[key] - to[key]) < 1e-6)
    }),
  )
})

test('a part around some holds each of them and reaches no further', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), parts => {
      const around = rectAround(parts)
      for (const p of parts) {
        assert.ok(p.x >= around.x && p.x + p.width <= around.x + around.width)
        assert.ok(p.y >= around.y && p.y + p.height <= around.y + around.height)
      }
      assert.ok(parts.some(p => p.x === around.x) && parts.some(p => p.y === around.y))
    }),
  )
})
