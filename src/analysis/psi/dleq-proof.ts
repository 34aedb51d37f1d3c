import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { PointMill } from './point-mill.ts'
import { HASH_TO_SCALAR, lengthed, POINT_BYTES, PROOF_BYTES, SEED } from './psi-suite.ts'

const { Point } = ristretto255
const { Fn } = Point
const CHALLENGE = utf8ToBytes('Challenge')

/** The commitment to a key: the base point times it. */
export function commitTo(key: Uint8Array, mill: Pick<PointMill, 'raisePoints'>): Promise<Uint8Array> {
  return mill.raisePoints(Point.BASE.toBytes(), key)
}

/**
 * Proves that every point of `raised` is the one of `points` times the key that `commitment` commits to, and tells nothing else of it
 * (RFC 9497, section 2.2.1).
 * @param nonce a scalar drawn for this proof alone
 */
export async function proveRaised(
  key: Uint8Array,
  commitment: Uint8Array,
  points: Uint8Array,
  raised: Uint8Array,
  nonce: Uint8Array,
  mill: PointMill,
): Promise<Uint8Array> {
  const { m } = await mill.composites(seedOf(commitment), points, raised, false)
  const z = await mill.raisePoints(m, key)
  const t2 = await commitTo(nonce, mill)
  const t3 = await mill.raisePoints(m, nonce)
  const c = challenge(commitment, m, z, t2, t3)
  const s = Fn.sub(Fn.fromBytes(nonce), Fn.mul(c, Fn.fromBytes(key)))
  return concatBytes(Fn.toBytes(c), Fn.toBytes(s))
}

/**
 * Whether a proof of {@link proveRaised} holds (RFC 9497, section 2.2.2). A proof that cannot be read does not.
 * @throws InputError `psi-point-malformed`
 */
export async function isRaised(
  commitment: Uint8Array,
  points: Uint8Array,
  raised: Uint8Array,
  proof: Uint8Array,
  mill: PointMill,
): Promise<boolean> {
  const base = readPoint(commitment)
  const c = readScalar(proof.subarray(0, POINT_BYTES))
  const s = readScalar(proof.subarray(POINT_BYTES))
  if (base === null || c === null || s === null || proof.length !== PROOF_BYTES) return false
  const sums = await mill.composites(seedOf(commitment), points, raised, true)
  const m = readPoint(sums.m)
  const z = sums.z === null ? null : readPoint(sums.z)
  if (m === null || z === null) return false
  const t2 = Point.BASE.multiplyUnsafe(s).add(base.multiplyUnsafe(c))
  const t3 = m.multiplyUnsafe(s).add(z.multiplyUnsafe(c))
  return challenge(commitment, m.toBytes(), z.toBytes(), t2.toBytes(), t3.toBytes()) === c
}

/** Whether these 32 bytes are a point in its one encoding, and not the identity. */
export function isPoint(bytes: Uint8Array): boolean {
  return readPoint(bytes) !== null
}

function readPoint(bytes: Uint8Array): InstanceType<typeof Point> | null {
  try {
    const point = Point.fromBytes(bytes)
    return point.equals(Point.ZERO) ? null : point
  } catch {
    return null
  }
}

function readScalar(bytes: Uint8Array): bigint | null {
  try {
    return Fn.fromBytes(bytes)
  } catch {
    return null
  }
}

function seedOf(commitment: Uint8Array): Uint8Array {
  return sha512(lengthed(commitment, SEED))
}

function challenge(...points: readonly Uint8Array[]): bigint {
  return ristretto255_hasher.hashToScalar(concatBytes(lengthed(...points), CHALLENGE), { DST: HASH_TO_SCALAR })
}
