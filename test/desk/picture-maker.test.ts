import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawPicture, foldTrace } from '../../src/analysis/picture/draw-picture.ts'
import { WHOLE_VIEW } from '../../src/analysis/picture/picture-view.ts'
import { ColumnWriter } from '../../src/analysis/picture/trace-columns.ts'
import { briefAmount } from '../../src/faces/desk/pages/case/picture/brief-amount.ts'
import { HitGrid } from '../../src/faces/desk/pages/case/picture/hit-grid.ts'
import { PictureMaker } from '../../src/faces/desk/pages/case/picture/picture-maker.ts'
import { piecesOf } from '../../src/faces/desk/pages/case/picture/pieces-of-trace.ts'
import { plainName } from '../../src/faces/desk/pages/case/trace/plain-name.ts'
import { layeredTrace } from '../analysis/picture/random-traces.ts'
import { HOSTILE } from '../report-traces.ts'

test('a trace that comes to the worker in pieces gives the picture of the whole, and unfolding folds nothing anew', () => {
  const trace = layeredTrace(700, 6, 60, 2)
  const writer = new ColumnWriter()
  const maker = new PictureMaker(writer.head(trace), new Map())
  for (const piece of piecesOf(trace, writer, 97)) maker.take(piece)
  const { picture, accounts } = maker.draw(WHOLE_VIEW)
  assert.deepEqual(picture, drawPicture(foldTrace(trace, WHOLE_VIEW), WHOLE_VIEW))
  assert.equal(accounts?.length, picture.markOfLeaf.length)
  const group = picture.marks.find(m => m.form !== null)
  assert.ok(group)
  const unfolded = maker.draw({ ...WHOLE_VIEW, opened: [group.id] })
  assert.equal(unfolded.accounts, null)
  assert.ok(unfolded.picture.marks.length > picture.marks.length)
})

test('what lies under a point is the mark there, else the thinnest ribbon, also where it runs back', () => {
  const boxes = [{ x: 0, y: 0, width: 12, height: 100 }]
  const broad = { x0: 12, y0: 0, x1: 400, y1: 0, breadth: 100, back: false }
  const thin = { x0: 12, y0: 40, x1: 400, y1: 40, breadth: 2, back: false }
  const back = { x0: 400, y0: 300, x1: 100, y1: 300, breadth: 4, back: true }
  const grid = new HitGrid(boxes, [broad, thin, back])
  assert.deepEqual(grid.at(5, 50, 2), { mark: 0 })
  assert.deepEqual(grid.at(200, 41, 2), { ribbon: 1 })
  assert.deepEqual(grid.at(200, 80, 2), { ribbon: 0 })
  assert.deepEqual(grid.at(250, 302, 2), { ribbon: 2 })
  assert.equal(grid.at(200, 200, 2), null)
})

test('a brief amount is cut, never rounded up, and never written as nothing', () => {
  const brief = (units: bigint, decimals: number | null) => briefAmount(units, decimals, 'ETH', n => String(n), '.')
  assert.equal(brief(401_346_768_858_404_671_846_374n, 18), '401346 ETH')
  assert.equal(brief(9_999_999n, 6), '9.999 ETH')
  assert.equal(brief(1_500_000n, 6), '1.5 ETH')
  assert.equal(brief(123_400n, 18), '<0.00000001 ETH')
  assert.equal(brief(0n, 18), '0 ETH')
  assert.equal(brief(42n, null), '42 ETH')
})

test('a name reads as it is written: nothing in it turns words around or hides, and ten thousand letters are cut', () => {
  assert.equal(plainName('Binance\u202egro.live\u200b\u2066'), 'Binance\ufffdgro.live\ufffd')
  assert.equal(plainName('거래소 🏦 取引所'), '거래소 🏦 取引所')
  for (const name of HOSTILE) {
    assert.ok([...plainName(name)].length <= 80)
    assert.doesNotMatch(plainName(name), /[\p{Cc}\p{Cf}]/u)
  }
})
