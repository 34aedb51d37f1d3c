import { ripemd160 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'

/** SHA-256 twice: Bitcoin's hash of transactions and headers. */
export function sha256d(bytes: Uint8Array): Uint8Array {
  return sha256(sha256(bytes))
}

/** RIPEMD-160 of SHA-256: the hash in pubkeyhash and scripthash outputs. */
export function hash160(bytes: Uint8Array): Uint8Array {
  return ripemd160(sha256(bytes))
}

/** A hash as people write it: bytes reversed, lower-case hex. */
export function displayHash(hash: Uint8Array): string {
  return bytesToHex(hash.slice().reverse())
}

/** Byte-for-byte equality. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

/**
 * The Merkle root of a block's leaves, as Bitcoin computes it: an odd row repeats its last entry. That repetition lets two lists
 * share one root (CVE-2012-2459), so a row in which two neighbours of one pair are equal is reported.
 * @param leaves hashes in internal byte order, at least one
 */
export function merkleRoot(leaves: readonly Uint8Array[]): { root: Uint8Array; repeated: boolean } {
  let row = leaves
  let repeated = false
  while (row.length > 1) {
    const next: Uint8Array[] = []
    for (let i = 0; i < row.length; i += 2) {
      const left = row[i] as Uint8Array
      const right = row[i + 1]
      if (right && sameBytes(left, right)) repeated = true
      next.push(sha256d(concatBytes(left, right ?? left)))
    }
    row = next
  }
  return { root: row[0] as Uint8Array, repeated }
}
