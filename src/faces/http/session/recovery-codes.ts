import { randomBytes } from 'node:crypto'
import { tokenDigest } from './token.ts'

/** † Codes that are handed out at once. */
const CODES = 10
/** Letters and digits that nobody takes for another (RFC 4648's base32 without I, O; 80 bits in sixteen). */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Draws codes, each good once: `XXXX-XXXX-XXXX-XXXX`. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: CODES }, () => {
    const signs = Array.from(randomBytes(16), byte => SIGNS[byte % 32] ?? '')
    return [0, 4, 8, 12].map(at => signs.slice(at, at + 4).join('')).join('-')
  })
}

/** What is kept of a code, bound to whose it is; however it was typed. Null: it is none. */
export function recoveryDigest(owner: string, code: string): string | null {
  const plain = code.toUpperCase().replace(/[\s-]/g, '')
  return /^[A-Z2-9]{16}$/.test(plain) ? tokenDigest(`cordon.recovery/1\0${owner}\0${plain}`) : null
}
