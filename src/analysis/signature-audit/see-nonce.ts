import { secp256k1 } from '@noble/curves/secp256k1.js'
import { inverse, modulo } from './batch-points.ts'
import { hexNumber, type OwnSignature, type SeenSignature, type UnreadSignature } from './own-signature.ts'
import { SECP256K1_ORDER } from './weak-nonces.ts'

const N = SECP256K1_ORDER

/**
 * The point of a signature's nonce, R = (z/s)·G + (r/s)·Q. Computing it also verifies the signature: one that does not hold says nothing of
 * the key.
 */
export function seeNonce(signature: OwnSignature): SeenSignature | UnreadSignature {
  const { id } = signature
  const unread = (code: UnreadSignature['code'], because: string): UnreadSignature => ({ id, code, because })
  const [r, s, z] = [hexNumber(signature.r, 32), hexNumber(signature.s, 32), hexNumber(signature.hash, 32)]
  if (r === null || s === null || z === null)
    return unread('hex-malformed', 'r, s or hash is not hex of at most 32 bytes')
  if (r === 0n || s === 0n || r >= N || s >= N)
    return unread('out-of-range', 'r or s is 0, or not below the order of the group')
  let key: InstanceType<typeof secp256k1.Point>
  try {
    key = secp256k1.Point.fromHex(signature.publicKey.replace(/^0x/, '').toLowerCase())
    key.assertValidity()
  } catch {
    return unread('key-malformed', 'the public key is no point of secp256k1')
  }
  const inverted = inverse(s, N)
  const [u, v] = [modulo(z * inverted, N), modulo(r * inverted, N)]
  const byKey = key.multiplyUnsafe(v)
  const sum = u === 0n ? byKey : secp256k1.Point.BASE.multiplyUnsafe(u).add(byKey)
  if (sum.is0()) return unread('does-not-hold', 'the signature is not of this key over this hash')
  const { x, y } = sum.toAffine()
  if (modulo(x, N) !== r) return unread('does-not-hold', 'the signature is not of this key over this hash')
  const even = y % 2n === 0n
  const point = even ? { x, y } : { x, y: secp256k1.Point.Fp.ORDER - y }
  return { id, publicKey: key.toHex(true), r, s, z: modulo(z, N), nonce: point, sign: even ? 1n : -1n }
}

/** Whether a private key is that of a public key. */
export function isKeyOf(secret: bigint, publicKey: string): boolean {
  return secret > 0n && secret < N && secp256k1.Point.BASE.multiplyUnsafe(secret).toHex(true) === publicKey
}
