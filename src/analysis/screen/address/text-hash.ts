/** A 32-bit hash of a text of one-byte characters; others are cut to a byte, which finds nothing wrong, for texts are compared whole. */
export function hashText(text: string, seed: number): number {
  let a = seed ^ 0x9e3779b9
  let b = Math.imul(seed, 0x85ebca6b) ^ text.length
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k) & 255
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b + code, 0x2c1b3c6d)
  }
  return mixed(a, b)
}

/** The same of packed text. */
export function hashTextAt(chars: Uint8Array, start: number, end: number, seed: number): number {
  let a = seed ^ 0x9e3779b9
  let b = Math.imul(seed, 0x85ebca6b) ^ (end - start)
  for (let k = start; k < end; k++) {
    const code = chars[k] as number
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b + code, 0x2c1b3c6d)
  }
  return mixed(a, b)
}

/** Spreads both over all bits (the finaliser of MurmurHash3). */
function mixed(a: number, b: number): number {
  let h = a ^ ((b << 13) | (b >>> 19))
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
