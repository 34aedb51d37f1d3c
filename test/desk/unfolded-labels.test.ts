import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '../property.ts'

/** What paints labels, by what the test gives it: types of a browser are known to the desk's own check alone. */
interface Labels {
  readonly Lettering: new () => object
  paintLabels(...given: readonly unknown[]): void
}

const LABELS: string = '../../src/faces/desk/pages/case/picture/paint-labels.ts'

/** A pen that writes letters of seven pixels, and remembers where. */
function fakePen() {
  const written: { readonly text: string; readonly from: number; readonly until: number }[] = []
  const nothing = (): void => {}
  const pen = {
    ...{ font: '', textBaseline: '', lineJoin: '', lineWidth: 0, strokeStyle: '', fillStyle: '', globalAlpha: 1 },
    ...{ beginPath: nothing, fill: nothing, moveTo: nothing, lineTo: nothing, closePath: nothing, arc: nothing },
    ...{ strokeText: nothing, rect: nothing, roundRect: nothing },
    measureText: (text: string) => ({ width: 7 * text.length }),
    fillText: (text: string, x: number) => void written.push({ text, from: x, until: x + 7 * text.length }),
  }
  return { pen, written }
}

test('words of what was unfolded from a group at the ends stand before it and never over the group’s bar', async () => {
  const { Lettering, paintLabels } = (await import(LABELS)) as Labels
  fc.assert(
    fc.property(fc.double({ min: 0.34, max: 3, noNaN: true }), fc.integer({ min: 3, max: 40 }), (k, letters) => {
      const mark = { height: 4, width: 6, column: 1, kind: 'held', role: 'end', account: 'a', end: null }
      const bar = { ...mark, id: 'g', form: 'fan-out', within: null, x: 632, y: 0, height: 400 }
      const member = { ...mark, id: 'm', form: null, within: 'g', x: 500, y: 200 }
      const scene = { picture: { marks: [bar, member], columns: [{ x: 0 }], endX: 632 }, important: [1] }
      const { pen, written } = fakePen()
      const text = { name: 'n'.repeat(letters), short: '', told: 'Held · 10,000 ETH', amounts: [] }
      const palette = new Proxy({}, { get: () => '' })
      const size = { width: 5_000, height: 2_000 }
      const camera = { k, x: 300, y: 50 }
      paintLabels(pen, scene, camera, size, palette, () => text, new Lettering())
      assert.ok(written.length > 0)
      for (const w of written) assert.ok(w.until <= member.x * k + camera.x, `${w.text} ends at ${w.until}`)
    }),
  )
})
