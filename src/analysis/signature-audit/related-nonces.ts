import { type AffinePoint, addPairs, negated } from './batch-points.ts'
import type { SmallMultiples } from './small-multiples.ts'

/** Nonces by what is between them: `k of to = factor · k of from + offset`. */
export interface NonceRelation {
  readonly from: number
  readonly to: number
  readonly factor: bigint
  readonly offset: bigint
}

/** How far relations are looked for. */
export interface RelationReach {
  /** Between any two nonces: |difference| or |sum| up to babies · giants. */
  readonly babies: number
  readonly giants: number
  /** One nonce so many times another, from 2. */
  readonly multiple: number
}

/** 16 · 16 and up to eight times. */
export const RELATION_REACH: RelationReach = { babies: 16, giants: 16, multiple: 8 }

/**
 * Pairs of nonces that differ, or add up, by little, or of which one is a small multiple of the other. It sees only points, so that it
 * needs no key, and finds relations between nonces of different keys too. Linear in the nonces.
 * @param points nonces times G, each once
 */
export function relatedNonces(
  points: readonly AffinePoint[],
  generator: AffinePoint,
  reach: RelationReach = RELATION_REACH,
): NonceRelation[] {
  // A pair that is near meets at several steps: the smallest distance is told.
  const near = new Map<string, NonceRelation>()
  const note = (r: NonceRelation): void => {
    const pair = pairOf(r)
    const before = near.get(pair)
    if (before === undefined || size(r.offset) < size(before.offset)) near.set(pair, r)
  }
  const at = new Map<bigint, { readonly i: number; readonly b: bigint; readonly even: boolean }>()
  const fill = (point: AffinePoint): AffinePoint[] => new Array<AffinePoint>(points.length).fill(point)
  let moved: AffinePoint[] = [...points]
  for (let b = 0; b < reach.babies; b++) {
    for (const [i, point] of moved.entries()) {
      if (point === null) continue
      const before = at.get(point.x)
      if (before === undefined) at.set(point.x, { i, b: BigInt(b), even: point.y % 2n === 0n })
      else if (before.i !== i) note(relation(before, { i, b: BigInt(b), even: point.y % 2n === 0n }))
    }
    moved = addPairs(moved, fill(generator))
  }
  // The stride is babies · G.
  let stride: AffinePoint = null
  for (let b = 0; b < reach.babies; b++) stride = addPairs([stride], [generator])[0] ?? null
  for (const step of [stride, negated(stride)]) {
    moved = [...points]
    for (let g = 1; g <= reach.giants; g++) {
      moved = addPairs(moved, fill(step))
      const c = BigInt(g * reach.babies) * (step === stride ? 1n : -1n)
      look(moved, (i, even) => ({ i, b: c, even }))
    }
  }
  let times: AffinePoint[] = [...points]
  for (let m = 2; m <= reach.multiple; m++) {
    times = addPairs(times, points)
    for (const [i, point] of times.entries()) {
      const other = point === null ? undefined : at.get(point.x)
      if (point === null || other === undefined || other.i === i || other.b !== 0n) continue
      const sign = other.even === (point.y % 2n === 0n) ? 1n : -1n
      note({ from: i, to: other.i, factor: sign * BigInt(m), offset: 0n })
    }
  }
  return [...near.values()]

  function look(places: readonly AffinePoint[], as: (i: number, even: boolean) => Shifted): void {
    for (const [i, point] of places.entries()) {
      const other = point === null ? undefined : at.get(point.x)
      if (point !== null && other !== undefined && other.i !== i) note(relation(other, as(i, point.y % 2n === 0n)))
    }
  }
}

/** A pair of nonces, whichever comes first. */
export function pairOf({ from, to }: NonceRelation): string {
  return from < to ? `${from} ${to}` : `${to} ${from}`
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value
}

interface Shifted {
  readonly i: number
  readonly b: bigint
  readonly even: boolean
}

/** k(a) + a.b = ±(k(c) + c.b). */
function relation(a: Shifted, c: Shifted): NonceRelation {
  const sign = a.even === c.even ? 1n : -1n
  return { from: c.i, to: a.i, factor: sign, offset: sign * c.b - a.b }
}

/** Nonces that follow each other in the order given and differ, or add up, by what {@link SmallMultiples} reaches. */
export function followingNonces(
  points: readonly AffinePoint[],
  order: readonly number[],
  small: SmallMultiples,
): NonceRelation[] {
  const found: NonceRelation[] = []
  for (let n = 1; n < order.length; n++) {
    const [from, to] = [order[n - 1] as number, order[n] as number]
    if (from === to) continue
    const [a, b] = [points[from] ?? null, points[to] ?? null]
    const [difference = null, sum = null] = addPairs([b, b], [negated(a), a])
    const apart = small.find(difference)
    if (apart !== null) found.push({ from, to, factor: 1n, offset: BigInt(apart) })
    else {
      const together = small.find(sum)
      if (together !== null) found.push({ from, to, factor: -1n, offset: BigInt(together) })
    }
  }
  return found
}
