import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto'
import type { Seals } from '../../../operations/node/node-key.ts'

/** What stands before the 32 bytes of an Ed25519 public key in its SubjectPublicKeyInfo (RFC 8410, section 4). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
/** Public keys kept ready: peers are few. */
const MOST_KEYS = 256

/** Signatures and sums by the machine's own cryptography. */
export function nodeSeals(): Seals {
  const keys = new Map<string, KeyObject>()
  const keyOf = (hex: string): KeyObject => {
    const known = keys.get(hex)
    if (known) return known
    const key = createPublicKey({ key: Buffer.concat([SPKI, Buffer.from(hex, 'hex')]), format: 'der', type: 'spki' })
    if (keys.size >= MOST_KEYS) keys.clear()
    keys.set(hex, key)
    return key
  }
  return {
    verify(key, text, signature) {
      if (!/^[0-9a-f]{64}$/.test(key) || !/^[0-9a-f]{128}$/.test(signature)) return false
      try {
        return verify(null, Buffer.from(text), keyOf(key), Buffer.from(signature, 'hex'))
      } catch {
        return false
      }
    },
    sha256: of => hash('sha256', of),
    sha256OfHex: hex => hash('sha256', Buffer.from(hex, 'hex')),
    sha256Bytes: of => hash('sha256', of, 'buffer'),
  }
}
