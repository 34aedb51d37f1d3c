import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Bytes of keys, nonces and tags of AES-256-GCM (NIST SP 800-38D). */
export const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Texts are padded to a multiple of this, so that their length tells little. */
const BLOCK = 512

/** What was encrypted, with what it takes to read it beside the key. */
export interface Sealed {
  readonly nonce: Uint8Array
  /** The ciphertext and its tag. */
  readonly body: Uint8Array
}

/** Encrypts under a nonce of chance. @param bound what the ciphertext is bound to: it opens for the same only */
export function seal(key: Uint8Array, plain: Uint8Array, bound: readonly string[]): Sealed {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(JSON.stringify(bound)))
  return { nonce, body: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) }
}

/** Decrypts; null: the key, the binding or a bit is not that of {@link seal}. */
export function unseal(key: Uint8Array, { nonce, body }: Sealed, bound: readonly string[]): Buffer | null {
  if (nonce.length !== NONCE_BYTES || body.length < TAG_BYTES) return null
  const end = body.length - TAG_BYTES
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(JSON.stringify(bound)))
      .setAuthTag(body.subarray(end))
    return Buffer.concat([decipher.update(body.subarray(0, end)), decipher.final()])
  } catch {
    return null
  }
}

/** A text's bytes, a one bit, and zeros up to the next block (ISO/IEC 7816-4). */
export function padded(text: string): Buffer {
  const bytes = Buffer.from(text)
  const whole = Buffer.alloc(Math.ceil((bytes.length + 1) / BLOCK) * BLOCK)
  bytes.copy(whole)
  whole[bytes.length] = 0x80
  bytes.fill(0)
  return whole
}

/** The text that was padded; null: there is no padding. */
export function unpadded(bytes: Buffer): string | null {
  const end = bytes.lastIndexOf(0x80)
  return end < 0 || bytes.subarray(end + 1).some(b => b !== 0) ? null : bytes.subarray(0, end).toString()
}
