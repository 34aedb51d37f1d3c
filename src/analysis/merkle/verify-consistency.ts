import { equalHashes } from './equal-hashes.ts'
import { hashPair, PURE_SHA256, type Sha256 } from './tree-hash.ts'

/** That one tree goes on from another. */
export interface Consistency {
  readonly first: number
  readonly firstRoot: Uint8Array
  readonly second: number
  readonly secondRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * Whether it is so (RFC 9162, section 2.1.4.2; the trees are those of RFC 6962). Every tree goes on from the empty one. False for
 * anything malformed.
 */
export function verifyConsistency(claim: Consistency, hash: Sha256 = PURE_SHA256): boolean {
  const { first, firstRoot, second, secondRoot, proof } = claim
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 0 || first > second) return false
  if (first === second) return proof.length === 0 && equalHashes(firstRoot, secondRoot)
  if (first === 0) return proof.length === 0
  const isPower = Number.isInteger(Math.log2(first))
  const [start, ...rest] = isPower ? [firstRoot, ...proof] : proof
  if (start === undefined) return false
  let [at, last] = [first - 1, second - 1]
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  let [one, two] = [start, start]
  for (const other of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      one = hashPair(other, one, hash)
      two = hashPair(other, two, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else two = hashPair(two, other, hash)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalHashes(one, firstRoot) && equalHashes(two, secondRoot)
}
