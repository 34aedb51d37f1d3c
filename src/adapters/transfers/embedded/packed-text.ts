import type { Address } from '../../../model/address.ts'
import { InputError } from '../../../model/errors.ts'

/*
 * Addresses and transaction ids as bytes. EVM addresses and 32-byte hashes pack to half; everything else is kept as its text,
 * so that unpacking always gives back the very same string.
 *   address      0, 20 bytes                | length 1..255, text
 *   transaction  0, 32 bytes (0x…)          | 1, 32 bytes (no prefix)      | 2, length, text
 */

const HEX = new Int8Array(128).fill(-1)
for (let i = 0; i < 16; i++) HEX[i.toString(16).charCodeAt(0)] = i

/** Writes an address at `at`; returns the place after it. */
export function packAddress(out: Uint8Array, at: number, address: string): number {
  if (address.length === 42 && address.startsWith('0x') && packHex(out, at + 1, address, 2)) {
    out[at] = 0
    return at + 21
  }
  return packText(out, at, address)
}

/** Writes a transaction id at `at`; returns the place after it. */
export function packTx(out: Uint8Array, at: number, tx: string): number {
  const prefixed = tx.length === 66 && tx.startsWith('0x')
  if ((prefixed || tx.length === 64) && packHex(out, at + 1, tx, prefixed ? 2 : 0)) {
    out[at] = prefixed ? 0 : 1
    return at + 33
  }
  out[at] = 2
  return packText(out, at + 1, tx)
}

/** The place after the packed address at `at`. */
export function skipAddress(bytes: Uint8Array, at: number): number {
  const kind = bytes[at] as number
  return at + 1 + (kind === 0 ? 20 : kind)
}

/** The place after the packed transaction id at `at`. */
export function skipTx(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) < 2 ? at + 33 : at + 2 + (bytes[at + 1] as number)
}

/** Reads the packed address at `at`. */
export function unpackAddress(bytes: Buffer, at: number): Address {
  const kind = bytes[at] as number
  if (kind === 0) return `0x${bytes.toString('hex', at + 1, at + 21)}` as Address
  return bytes.toString('utf8', at + 1, at + 1 + kind) as Address
}

/** Reads the packed transaction id at `at`. */
export function unpackTx(bytes: Buffer, at: number): string {
  const kind = bytes[at] as number
  if (kind === 0) return `0x${bytes.toString('hex', at + 1, at + 33)}`
  if (kind === 1) return bytes.toString('hex', at + 1, at + 33)
  return bytes.toString('utf8', at + 2, at + 2 + (bytes[at + 1] as number))
}

function packHex(out: Uint8Array, at: number, text: string, from: number): boolean {
  for (let i = from, o = at; i < text.length; i += 2, o++) {
    const high = HEX[text.charCodeAt(i)] ?? -1
    const low = HEX[text.charCodeAt(i + 1)] ?? -1
    if (high < 0 || low < 0) return false
    out[o] = (high << 4) | low
  }
  return true
}

function packText(out: Uint8Array, at: number, text: string): number {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length === 0 || bytes.length > 255)
    throw new InputError(
      'text-too-long',
      `"${text.slice(0, 60)}" is not 1 to 255 bytes long, the most that the store keeps`,
    )
  out[at] = bytes.length
  out.set(bytes, at + 1)
  return at + 1 + bytes.length
}
