import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { PSI_PROTOCOL } from './psi-suite.ts'

/** What both sides of a session put their names to. Digests are SHA-256, lower-case hex. */
export interface SessionTerms {
  /** 32 hex digits of chance, drawn by the asker. */
  readonly session: string
  /** Fingerprint of the node that asks. */
  readonly asker: string
  /** Fingerprint of the node that holds the list. */
  readonly node: string
  readonly list: string
  readonly epoch: string
  /** The point that commits to the epoch's key, 64 hex digits. */
  readonly key: string
  /** Digest of the list's imprints. */
  readonly imprints: string
  readonly points: number
  /** Digest of the points that were sent. */
  readonly query: string
  /** Digest of the answer; null in what the asker signs, who has none yet. */
  readonly answer: string | null
}

/** The text that is signed: the protocol, and the terms in their RFC 8785 form. */
export function receiptText(terms: SessionTerms): string {
  const { session, asker, node, list, epoch, key, imprints, points, query, answer } = terms
  const said = { session, asker, node, list, epoch, key, imprints, points, query, answer }
  return `${PSI_PROTOCOL} receipt
${canonicalize(said)}`
}

/**
 * Whether the node with this fingerprint signed these terms.
 * @param receipt its Ed25519 public key and the signature, 192 hex digits
 */
export function isReceipt(terms: SessionTerms, receipt: string, fingerprint: string): boolean {
  if (!/^[0-9a-f]{192}$/.test(receipt)) return false
  const publicKey = hexToBytes(receipt.slice(0, 64))
  if (bytesToHex(sha256(publicKey)) !== fingerprint) return false
  try {
    return ed25519.verify(hexToBytes(receipt.slice(64)), utf8ToBytes(receiptText(terms)), publicKey, { zip215: false })
  } catch {
    // A public key that is no point signed nothing.
    return false
  }
}
