/** A point of secp256k1 in affine coordinates; null: the point at infinity. */
export type AffinePoint = { readonly x: bigint; readonly y: bigint } | null

/** The prime of secp256k1's field. */
export const FIELD = 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2fn

/** A remainder that is never below zero. */
export function modulo(value: bigint, by: bigint): bigint {
  const rest = value % by
  return rest < 0n ? rest + by : rest
}

/** The inverse in the field of a prime. @param value not a multiple of it */
export function inverse(value: bigint, prime: bigint): bigint {
  let [a, b, x, y] = [modulo(value, prime), prime, 1n, 0n]
  while (a !== 1n) {
    if (a === 0n) throw new RangeError('zero has no inverse')
    const q = b / a
    ;[a, b] = [b - q * a, a]
    ;[x, y] = [y - q * x, x]
  }
  return modulo(x, prime)
}

/** The other point of the same x. */
export function negated(point: AffinePoint): AffinePoint {
  return point === null ? null : { x: point.x, y: point.y === 0n ? 0n : FIELD - point.y }
}

/**
 * Adds pairs of points, with one inversion for all of them (Montgomery): for public values only, since its time tells what they are.
 * @returns `left[i] + right[i]`
 */
export function addPairs(left: readonly AffinePoint[], right: readonly AffinePoint[]): AffinePoint[] {
  const products: bigint[] = []
  const bottoms: bigint[] = []
  let product = 1n
  for (let i = 0; i < left.length; i++) {
    products.push(product)
    const bottom = bottomOf(left[i] ?? null, right[i] ?? null)
    bottoms.push(bottom)
    if (bottom !== 0n) product = (product * bottom) % FIELD
  }
  let rest = inverse(product, FIELD)
  const sums: AffinePoint[] = new Array(left.length)
  for (let i = left.length - 1; i >= 0; i--) {
    const [a = null, b = null, bottom = 0n] = [left[i], right[i], bottoms[i]]
    if (bottom === 0n) {
      sums[i] = a === null ? b : b === null ? a : null
      continue
    }
    const slopeBottom = (rest * (products[i] ?? 1n)) % FIELD
    rest = (rest * bottom) % FIELD
    sums[i] = along(a, b, slopeBottom)
  }
  return sums
}

/** What the slope of the line through two points is divided by; 0: there is none. */
function bottomOf(a: AffinePoint, b: AffinePoint): bigint {
  if (a === null || b === null) return 0n
  if (a.x !== b.x) return modulo(b.x - a.x, FIELD)
  return a.y === b.y ? modulo(2n * a.y, FIELD) : 0n
}

function along(a: AffinePoint, b: AffinePoint, bottom: bigint): AffinePoint {
  if (a === null || b === null) return null
  const top = a.x === b.x ? 3n * a.x * a.x : b.y - a.y
  const slope = modulo(top * bottom, FIELD)
  const x = modulo(slope * slope - a.x - b.x, FIELD)
  return { x, y: modulo(slope * (a.x - x) - a.y, FIELD) }
}
