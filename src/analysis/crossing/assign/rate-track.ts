/** Logarithm of the ratio of payout to deposit, both in base units, as it moves with the market. */
export interface RateTrack {
  at(time: number): number
}

/** A possible pair: when it was, and the logarithm of what it would say of the rate. */
export interface RatePoint {
  readonly at: number
  readonly ratio: number
  readonly weight: number
}

/** Width of a step of the rate (0.4 %), and of time in which it is held to rest, for the first guess †. */
const CELL = 0.004
const SPAN = 4 * 3600
/** How far the rate of two coins strays in an hour, as a standard deviation (crypto markets: 0.5 to 1 %) †. */
const STRAY = 0.008
/** Distance of the points of a learned track, and the bell over which a point learns †. */
const NODE = 900
const BELL = 2400

/**
 * A first guess of the rate from all pairs that time allows, true ones and others: true ones pile up in a narrow band that moves slowly,
 * the others lie anywhere. The band is the best path through the piles (Viterbi).
 */
export function guessTrack(points: readonly RatePoint[], from: number, until: number): RateTrack {
  const spans = Math.max(1, Math.ceil((until - from + 1) / SPAN))
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const p of points) {
    low = Math.min(low, p.ratio)
    high = Math.max(high, p.ratio)
  }
  if (points.length === 0) return { at: () => 0 }
  const cells = Math.min(6000, Math.floor((high - low) / CELL) + 3)
  const piles = Array.from({ length: spans }, () => new Float64Array(cells))
  for (const p of points) {
    const span = Math.min(spans - 1, Math.max(0, Math.floor((p.at - from) / SPAN)))
    const cell = Math.floor((p.ratio - low) / CELL) + 1
    for (const [d, part] of [
      [-1, 0.25],
      [0, 0.5],
      [1, 0.25],
    ] as const) {
      const pile = piles[span]
      const i = cell + d
      if (pile !== undefined && i >= 0 && i < cells) pile[i] = (pile[i] as number) + part * p.weight
    }
  }
  const path = bestPath(piles.map(excess), Math.ceil((3 * STRAY * Math.sqrt(SPAN / 3600)) / CELL))
  const values = path.map(cell => low + (cell - 0.5) * CELL)
  return throughNodes(values, from + SPAN / 2, SPAN)
}

/** By how much each cell is fuller than its surroundings, as a log-likelihood. */
function excess(pile: Float64Array): Float64Array {
  const reach = 30
  const out = new Float64Array(pile.length)
  let sum = 0
  for (let i = 0; i < Math.min(reach, pile.length); i++) sum += pile[i] as number
  for (let i = 0; i < pile.length; i++) {
    if (i + reach < pile.length) sum += pile[i + reach] as number
    if (i - reach - 1 >= 0) sum -= pile[i - reach - 1] as number
    const around = 0.3 + sum / (2 * reach + 1)
    const here = pile[i] as number
    if (here > around) out[i] = here * Math.log(here / around) - (here - around)
  }
  return out
}

function bestPath(scores: readonly Float64Array[], reach: number): number[] {
  const cells = scores[0]?.length ?? 0
  let best = Float64Array.from(scores[0] ?? [])
  const from: Int32Array[] = []
  const cost = Float64Array.from({ length: 2 * reach + 1 }, (_, k) => 4.5 * ((k - reach) / reach) ** 2)
  for (const score of scores.slice(1)) {
    const next = new Float64Array(cells)
    const came = new Int32Array(cells)
    for (let i = 0; i < cells; i++) {
      let top = Number.NEGATIVE_INFINITY
      const last = Math.min(cells - 1, i + reach)
      for (let j = Math.max(0, i - reach); j <= last; j++) {
        const value = (best[j] as number) - (cost[j - i + reach] as number)
        if (value > top) {
          top = value
          came[i] = j
        }
      }
      next[i] = top + (score[i] as number)
    }
    from.push(came)
    best = next
  }
  let cell = 0
  for (let i = 1; i < cells; i++) if ((best[i] as number) > (best[cell] as number)) cell = i
  const path = [cell]
  for (const came of from.reverse()) {
    cell = came[cell] as number
    path.push(cell)
  }
  return path.reverse()
}

/**
 * A track learned from weighted pairs: near each of its points the mean of theirs, drawn towards the track before where few are near.
 * @param trust the weight of the track before, in pairs
 */
export function learnTrack(
  points: readonly RatePoint[],
  before: RateTrack,
  from: number,
  until: number,
  trust: number,
): RateTrack {
  const count = Math.max(2, Math.ceil((until - from) / NODE) + 1)
  const sums = new Float64Array(count)
  const weights = new Float64Array(count)
  const reach = Math.ceil((3 * BELL) / NODE)
  for (const p of points) {
    if (p.weight < 1e-3) continue
    const node = Math.round((p.at - from) / NODE)
    for (let i = Math.max(0, node - reach); i <= Math.min(count - 1, node + reach); i++) {
      const near = p.weight * Math.exp(-0.5 * ((from + i * NODE - p.at) / BELL) ** 2)
      // The distance to the old track is averaged, not the rate itself: what moves within the bell is kept.
      sums[i] = (sums[i] as number) + near * (p.ratio - before.at(p.at))
      weights[i] = (weights[i] as number) + near
    }
  }
  const values = Array.from(sums, (sum, i) => before.at(from + i * NODE) + sum / ((weights[i] as number) + trust))
  return throughNodes(values, from, NODE)
}

function throughNodes(values: readonly number[], first: number, step: number): RateTrack {
  const last = values.length - 1
  return {
    at: time => {
      const x = Math.min(last, Math.max(0, (time - first) / step))
      const i = Math.min(last, Math.floor(x))
      const left = values[i] ?? 0
      const right = values[Math.min(last, i + 1)] ?? left
      return left + (x - i) * (right - left)
    },
  }
}
