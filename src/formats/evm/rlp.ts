/**
 * Recursive Length Prefix (Ethereum yellow paper, appendix B) over hex without 0x: a node's answers are hex, so that joining texts
 * and decoding once is the shortest way to the bytes that are hashed.
 */

/** One string of bytes. */
export function rlpBytes(hex: string): string {
  if (hex.length === 2 && hex < '80') return hex
  return `${prefix(hex.length / 2, 0x80)}${hex}`
}

/** A list of items that are encoded already. */
export function rlpList(items: readonly string[]): string {
  const body = items.join('')
  return `${prefix(body.length / 2, 0xc0)}${body}`
}

/** A quantity such as `0x05` or `0x0`: its shortest bytes, none for nothing. */
export function rlpQuantity(quantity: string | number): string {
  const digits = typeof quantity === 'number' ? quantity.toString(16) : quantity.slice(2).toLowerCase()
  const short = digits.replace(/^0+/, '')
  return rlpBytes(short.length % 2 === 0 ? short : `0${short}`)
}

/** Bytes with 0x, as a node writes them. */
export function rlpData(data: string): string {
  return rlpBytes(data.slice(2).toLowerCase())
}

function prefix(length: number, base: number): string {
  if (length <= 55) return byte(base + length)
  const digits = length.toString(16)
  const bytes = digits.length % 2 === 0 ? digits : `0${digits}`
  return `${byte(base + 55 + bytes.length / 2)}${bytes}`
}

function byte(value: number): string {
  return value < 16 ? `0${value.toString(16)}` : value.toString(16)
}
