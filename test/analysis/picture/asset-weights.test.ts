import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assetWeights } from '../../../src/analysis/picture/asset-weights.ts'
import type { PictureTrace } from '../../../src/analysis/picture/picture-trace.ts'
import { columnsOf } from '../../../src/analysis/picture/trace-columns.ts'

const trace = (part: Partial<PictureTrace>): PictureTrace => ({
  stolen: [
    { source: 'e:1:a', asset: 'ETH', amount: '400', firstAt: 0 },
    { source: 'e:1:a', asset: 'stETH', amount: '100', firstAt: 0 },
  ],
  accounts: [],
  transfers: [],
  endpoints: [],
  patterns: [],
  gaps: [],
  ...part,
})
const row = (tx: string, from: string, to: string, asset: string, tainted: string) => ({
  ...{ tx, at: 0, from, to, asset, amount: tainted, tainted },
})

test('with a price for each stolen asset widths are worth, and together they are the whole theft', () => {
  const { unit, basis } = assetWeights(
    columnsOf(trace({})),
    new Map([
      ['ETH', 2],
      ['stETH', 1],
    ]),
  )
  assert.equal(basis, 'value')
  assert.equal(Math.round(((unit.get('ETH') ?? 0) * 400 + (unit.get('stETH') ?? 0) * 100) * 1e9) / 1e9, 1)
  assert.equal((unit.get('ETH') ?? 0) / (unit.get('stETH') ?? 1), 2)
})

test('without prices an exchange within one transaction of the trace says what its assets are worth to each other', () => {
  const swapped = [row('0x1', 'e:1:b', 'e:1:pool', 'stETH', '50'), row('0x1', 'e:1:pool', 'e:1:b', 'ETH', '49')]
  const { unit, basis } = assetWeights(columnsOf(trace({ transfers: swapped })))
  assert.equal(basis, 'rates')
  assert.equal(Math.round(((unit.get('stETH') ?? 0) / (unit.get('ETH') ?? 1)) * 1e6) / 1e6, 0.98)
})

test('where nothing says what assets are worth, each counts by the part of its own stolen amount', () => {
  const { unit, basis } = assetWeights(columnsOf(trace({})), new Map([['ETH', 2]]))
  assert.equal(basis, 'shares')
  assert.equal((unit.get('ETH') ?? 0) * 400, (unit.get('stETH') ?? 0) * 100)
})

test('what came out of a crossing weighs what went in, though its asset was never stolen', () => {
  const crossing = { state: 'followed', inAsset: 'ETH', inTainted: '200', outAsset: 'BTC', outTainted: '10' }
  const alone = trace({ stolen: [{ source: 'e:1:a', asset: 'ETH', amount: '400', firstAt: 0 }], crossings: [crossing] })
  const { unit } = assetWeights(columnsOf({ ...alone, transfers: [row('0x2', 'b:1:x', 'b:1:y', 'BTC', '10')] }))
  assert.equal((unit.get('BTC') ?? 0) * 10, 0.5)
})

test('what is no price gives no worth: widths stay finite, also where nothing was stolen', () => {
  for (const price of [Number.NaN, Number.POSITIVE_INFINITY, -1, 0]) {
    const prices = new Map([
      ['ETH', price],
      ['stETH', 1],
    ])
    const { unit, basis } = assetWeights(columnsOf(trace({})), prices)
    assert.equal(basis, 'shares')
    for (const n of unit.values()) assert.ok(Number.isFinite(n) && n > 0)
  }
  const nothing = trace({ stolen: [{ source: 'e:1:a', asset: 'ETH', amount: '0', firstAt: 0 }] })
  for (const n of assetWeights(columnsOf(nothing), new Map([['ETH', 2]])).unit.values()) assert.ok(Number.isFinite(n))
})
