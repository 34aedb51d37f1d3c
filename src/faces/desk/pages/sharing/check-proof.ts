import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { verifyConsistency } from '../../../../analysis/merkle/verify-consistency.ts'
import { verifyInclusion } from '../../../../analysis/merkle/verify-inclusion.ts'
import { canonicalJson } from '../../../../formats/stix/canonical-json.ts'
import { readStixJson } from '../../../../formats/stix/read-stix-json.ts'
import type { Answered } from '../../api/operations.ts'

/** What a node proves of its log. */
export type LogProof = Answered<'proveLog'>

/** A root that was seen. */
export interface SeenRoot {
  readonly node: string
  readonly size: number
  readonly root: string
  /** Unix seconds. */
  readonly at: number
}

/** What a check of the growth found. */
export type Growth = 'first-time' | 'other-node' | 'same' | 'grew' | 'shrunk' | 'broken'

/** Whether a log goes on from a root that was seen. Believes nothing but its own arithmetic. @param seen null: none was */
export function checkGrowth(proof: LogProof, seen: SeenRoot | null): Growth {
  if (seen === null) return 'first-time'
  if (seen.node !== proof.node) return 'other-node'
  if (proof.size < seen.size) return 'shrunk'
  if (proof.size === seen.size) return proof.root === seen.root ? 'same' : 'broken'
  if (proof.growth === null || proof.growth.first !== seen.size) return 'broken'
  const sound = verifyConsistency({
    first: seen.size,
    firstRoot: hexToBytes(seen.root),
    second: proof.size,
    secondRoot: hexToBytes(proof.root),
    proof: proof.growth.proof.map(hexToBytes),
  })
  return sound ? 'grew' : 'broken'
}

/** The steps from an object's text to the root, each true where it holds; null: it could not be looked at. */
export interface Climb {
  readonly digest: boolean | null
  readonly leaf: boolean
  readonly root: boolean
}

/** Climbs from an object to the root. @param json the object's text; null: it was cut */
export function checkInclusion(proof: LogProof, json: string | null): Climb {
  const { leaf, size, root } = proof
  if (leaf === null) return { digest: null, leaf: false, root: false }
  const made = bytesToHex(sha256(hexToBytes(`00${leaf.nonce}${leaf.digest}`)))
  return {
    digest: json === null ? null : digestOf(json) === leaf.digest,
    leaf: made === leaf.hash,
    root: verifyInclusion({
      leaf: hexToBytes(leaf.hash),
      index: leaf.seq - 1,
      size,
      root: hexToBytes(root),
      path: leaf.path.map(hexToBytes),
    }),
  }
}

function digestOf(json: string): string | null {
  try {
    return bytesToHex(sha256(utf8ToBytes(canonicalJson(readStixJson(json) as Parameters<typeof canonicalJson>[0]))))
  } catch {
    return null
  }
}
