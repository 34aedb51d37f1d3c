import { hexToBytes } from '@noble/hashes/utils.js'
import type { PatternLiteral } from '../pattern.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The bytes that a literal of bytes stands for. Bits of base64 that make no whole byte are dropped, as most readers do. */
export function literalBytes(literal: Extract<PatternLiteral, { readonly type: 'hex' | 'binary' }>): Uint8Array {
  if (literal.type === 'hex') return hexToBytes(literal.value)
  const text = literal.value.replace(/=+$/, '')
  const bytes = new Uint8Array((text.length * 3) >> 2)
  let [held, bits, at] = [0, 0, 0]
  for (let i = 0; i < text.length; i++) {
    held = ((held << 6) | ALPHABET.indexOf(text.charAt(i))) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
  }
  return bytes
}
