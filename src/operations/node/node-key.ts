import { headText, type SignedHead, type TreeHead } from '../../analysis/merkle/signed-head.ts'

/** Checks Ed25519 signatures and makes SHA-256 sums. */
export interface Seals {
  /**
   * Whether a signature over a text's UTF-8 bytes is that of a key; false for anything malformed.
   * @param key 64 hex digits @param signature 128 hex digits
   */
  verify(key: string, text: string, signature: string): boolean
  /** Lower-case hex. */
  sha256(of: string | Uint8Array): string
  sha256Bytes(of: Uint8Array): Uint8Array
  /** The same as {@link Seals.sha256}, over the bytes that hex digits stand for. */
  sha256OfHex(hex: string): string
}

/** What a node signs with. */
export interface NodeKey extends Seals {
  /** SHA-256 of the public key. */
  readonly fingerprint: string
  /** 64 hex digits. */
  readonly publicKey: string
  /** The signature over a text's UTF-8 bytes, 128 hex digits. */
  sign(text: string): string
}

/** A head with its signature. */
export function signHead(head: Omit<TreeHead, 'node'>, key: NodeKey): SignedHead {
  const { size, root, at } = head
  const whole = { node: key.fingerprint, size, root, at }
  return { ...whole, key: key.publicKey, signature: key.sign(headText(whole)) }
}

/** Whether the node that a head names has signed it. */
export function headHolds(head: SignedHead, seals: Seals): boolean {
  return keyFits(head.key, head.node, seals) && seals.verify(head.key, headText(head), head.signature)
}

/** Whether a public key is that of a fingerprint. */
export function keyFits(key: string, fingerprint: string, seals: Seals): boolean {
  return /^[0-9a-f]{64}$/.test(key) && seals.sha256(hexBytes(key)) === fingerprint
}

/** Bytes of lower-case hex. */
export function hexBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = (digit(hex.charCodeAt(i * 2)) << 4) | digit(hex.charCodeAt(i * 2 + 1))
  return bytes
}

// '0' is 48 and 'a' is 97, so that the low four bits of a letter lack 9.
function digit(code: number): number {
  return (code & 15) + (code >> 6) * 9
}
