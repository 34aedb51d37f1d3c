import { utf8ToBytes } from '@noble/hashes/utils.js'

/** The protocol and its version, as transcripts and hashed inputs name it. */
export const PSI_PROTOCOL = 'cordon-psi/1'
/** Bytes of an encoded point and of an encoded scalar (RFC 9496, section 4). */
export const POINT_BYTES = 32
/** Bytes of the proof that an answer was raised by the committed key: two scalars (RFC 9497, section 2.2). */
export const PROOF_BYTES = 64
/** What of an output of RFC 9497 is kept: its first 32 bytes. The first half of them is the imprint, the second the witness. */
export const OUTPUT_BYTES = 32
/** Bytes of an imprint. With 10,000 asked of 100,000, two of them meet by accident with a chance of 2^-98. */
export const IMPRINT_BYTES = 16
/** † Fewest points of a question: smaller sets are padded to it. */
export const LEAST_POINTS = 256
/** Most points of a question: the proof of RFC 9497 numbers them in two bytes. */
export const MOST_POINTS = 65_536
/** † Most addresses of a list that is raised. */
export const MOST_ROWS = 1_000_000

/** RFC 9497, section 3.1: verifiable mode over ristretto255 with SHA-512. */
const CONTEXT = 'OPRFV1-\x01-ristretto255-SHA512'
/** Domain of the map from inputs to points (RFC 9497, section 4.1). */
export const HASH_TO_GROUP = utf8ToBytes(`HashToGroup-${CONTEXT}`)
/** Domain of the map to scalars (RFC 9497, section 4.1). */
export const HASH_TO_SCALAR = utf8ToBytes(`HashToScalar-${CONTEXT}`)
/** Domain of the seed of a proof's weights (RFC 9497, section 2.2.1). */
export const SEED = utf8ToBytes(`Seed-${CONTEXT}`)

/** Byte strings one after the other, each with its length before it in two bytes: how RFC 9497 writes what it hashes. */
export function lengthed(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((n, part) => n + 2 + part.length, 0))
  let at = 0
  for (const part of parts) {
    out[at] = part.length >> 8
    out[at + 1] = part.length & 255
    out.set(part, at + 2)
    at += 2 + part.length
  }
  return out
}
