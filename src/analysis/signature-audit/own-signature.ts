import type { AffinePoint } from './batch-points.ts'

/** A signature of one's own key, as it is audited. Hex, with or without 0x. */
export interface OwnSignature {
  readonly id: string
  readonly curve: 'secp256k1' | 'ed25519'
  readonly publicKey: string
  readonly r: string
  readonly s: string
  /** ECDSA: the 32 bytes that were signed. Ed25519: the message as it was signed. */
  readonly hash: string
}

/** A signature that holds, and the nonce that it was made with as far as one can see it. */
export interface SeenSignature {
  readonly id: string
  /** Compressed, lower-case hex. */
  readonly publicKey: string
  readonly r: bigint
  readonly s: bigint
  readonly z: bigint
  /** k·G, of the two with this r the one whose y is even. */
  readonly nonce: Exclude<AffinePoint, null>
  /** −1: the nonce that signed is the negative of that of the point. Wallets negate it to keep s low. */
  readonly sign: 1n | -1n
}

/** A signature that could not be audited, and why. */
export interface UnreadSignature {
  readonly id: string
  readonly code: 'hex-malformed' | 'out-of-range' | 'key-malformed' | 'does-not-hold'
  readonly because: string
}

/** The bytes of hex, with or without 0x, as a number; null: it is no hex of at most `bytes` bytes. */
export function hexNumber(text: string, bytes: number): bigint | null {
  const hex = text.startsWith('0x') ? text.slice(2) : text
  if (hex.length === 0 || hex.length > bytes * 2 || !/^[0-9a-fA-F]+$/.test(hex)) return null
  return BigInt(`0x${hex}`)
}
