import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'

/** SHA-256 of bytes. A machine's own may be handed in where speed counts. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** SHA-256 in plain JavaScript. */
export const PURE_SHA256: Sha256 = bytes => sha256(bytes)

const LEAF = Uint8Array.of(0)

/** The hash of a leaf over its data: H(0x00 || data) (RFC 6962, section 2.1). */
export function hashLeaf(data: Uint8Array, hash: Sha256 = PURE_SHA256): Uint8Array {
  return hash(concatBytes(LEAF, data))
}

/** The hash of two neighbours: H(0x01 || left || right) (RFC 6962, section 2.1). */
export function hashPair(left: Uint8Array, right: Uint8Array, hash: Sha256 = PURE_SHA256): Uint8Array {
  const pair = new Uint8Array(1 + left.length + right.length)
  pair[0] = 1
  pair.set(left, 1)
  pair.set(right, 1 + left.length)
  return hash(pair)
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(hash: Sha256 = PURE_SHA256): Uint8Array {
  return hash(new Uint8Array(0))
}
