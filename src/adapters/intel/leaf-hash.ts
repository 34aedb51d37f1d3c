import { hash } from 'node:crypto'

/** Length of a leaf's nonce in bytes. */
export const NONCE_BYTES = 16

/**
 * The hash of an object's leaf in the log (RFC 6962, section 2.1): SHA-256 of 0x00, the nonce and the object's digest.
 * @param nonce 32 hex digits
 * @param digest 64 hex digits
 */
export function leafHash(nonce: string, digest: string): string {
  return hash('sha256', Buffer.from(`00${nonce}${digest}`, 'hex'))
}
