import type { TransferColumns } from '../src/analysis/flow/graph/transfer-graph.ts'

/** What to make: `rows` transfers among `accounts` in `assets`; the same arguments give the same columns. */
export interface RandomShape {
  readonly rows: number
  readonly accounts: number
  readonly assets: number
  readonly seed: number
}

const START_AT = 1640995200
const SPAN_SECONDS = 3 * 365 * 86400

/**
 * A random graph in time order over three years: payers and payees uniform (the worst case for caches), the asset numbered k with
 * a chance of 2^-(k+1), amounts log-uniform to 2^57 base units, one in fifty nothing.
 */
export function randomTransfers({ rows, accounts, assets, seed }: RandomShape): TransferColumns {
  const next = seeded(seed)
  const from = new Int32Array(rows)
  const to = new Int32Array(rows)
  const asset = new Int32Array(rows)
  const at = new Uint32Array(rows)
  const amount = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    from[row] = Math.floor(next() * accounts)
    to[row] = Math.floor(next() * accounts)
    asset[row] = Math.min(assets - 1, Math.floor(-Math.log2(1 - next())))
    at[row] = START_AT + Math.floor((row / rows) * SPAN_SECONDS)
    amount[row] = next() < 0.02 ? 0 : Math.floor(2 ** (next() * 57))
  }
  return { accounts, assets, from, to, asset, at, amount }
}

/** Chance from a seed: 53 bits in [0, 1) by xorshift128 (Marsaglia, Xorshift RNGs, JSS 8/14, 2003), two draws a number. */
function seeded(seed: number): () => number {
  let [x, y, z, w] = [seed | 0, 362436069, 521288629, 88675123]
  const draw = (): number => {
    const t = x ^ (x << 11)
    x = y
    y = z
    z = w
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8)
    return w >>> 0
  }
  for (let n = 0; n < 16; n++) draw()
  return () => ((draw() >>> 5) * 67108864 + (draw() >>> 6)) / 9007199254740992
}
