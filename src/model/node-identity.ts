import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { InputError } from './errors.ts'

/** The namespace of nodes' identities: a random UUID that stands for nothing else. */
const NAMESPACE = 'b332ca85-6522-41e8-a8f0-bb5d1efd861c'

/** SHA-256 of an Ed25519 public key, as it is written: 64 lower-case hex digits. */
export const FINGERPRINT = /^[0-9a-f]{64}$/

/**
 * The STIX identity of the organisation behind a node: `identity--` and the UUIDv5 (RFC 9562, section 5.5) of the fingerprint's text, so
 * that every node gives it the same id without asking.
 * @throws InputError `fingerprint-malformed`
 */
export function identityOf(fingerprint: string): string {
  if (!FINGERPRINT.test(fingerprint))
    throw new InputError('fingerprint-malformed', 'a fingerprint is 64 lower-case hex digits: see cordon node show')
  const bytes = sha1(concatBytes(hexToBytes(NAMESPACE.replaceAll('-', '')), utf8ToBytes(fingerprint))).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytesToHex(bytes)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return `identity--${parts.join('-')}`
}
