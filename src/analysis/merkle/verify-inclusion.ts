import { equalHashes } from './equal-hashes.ts'
import { hashPair, PURE_SHA256, type Sha256 } from './tree-hash.ts'

/** That a leaf stands at a place of a tree. */
export interface Inclusion {
  /** The hash of the leaf. */
  readonly leaf: Uint8Array
  /** Its place, from 0. */
  readonly index: number
  readonly size: number
  readonly root: Uint8Array
  /** From the bottom up. */
  readonly path: readonly Uint8Array[]
}

/** Whether it is so (RFC 9162, section 2.1.3.2; the trees are those of RFC 6962). False for anything malformed. */
export function verifyInclusion({ leaf, index, size, root, path }: Inclusion, hash: Sha256 = PURE_SHA256): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let [at, last] = [index, size - 1]
  let whole = leaf
  for (const other of path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      whole = hashPair(other, whole, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else whole = hashPair(whole, other, hash)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalHashes(whole, root)
}
