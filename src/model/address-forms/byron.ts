import { CARDANO, type LedgerId } from '../ledger.ts'
import { type AddressFault, type Decoded, wrongChecksum } from './decoded.ts'

const ON_CARDANO: readonly LedgerId[] = [CARDANO]

/**
 * Reads a Cardano address of the Byron era: CBOR `[24(bytes), crc32]` in base58. Null: not of this shape.
 * @param raw what the base58 spells
 */
export function readByron(text: string, raw: Uint8Array): Decoded | AddressFault | null {
  // An array of two; tag 24; a byte string with a length of one byte; at the end an unsigned integer of four bytes.
  if (raw[0] !== 0x82 || raw[1] !== 0xd8 || raw[2] !== 0x18 || raw[3] !== 0x58) return null
  const length = raw[4] as number
  const sum = 5 + length
  if (raw.length < sum + 2 || raw.length > sum + 5) return null
  let told = 0
  const head = raw[sum] as number
  const width = head === 0x1a ? 4 : head === 0x19 ? 2 : head === 0x18 ? 1 : 0
  if (raw.length !== sum + 1 + width) return null
  if (width === 0) told = head
  for (let i = 1; i <= width; i++) told = told * 256 + (raw[sum + i] as number)
  if (crc32(raw.subarray(5, sum)) !== told) return wrongChecksum('Cardano address of the Byron era')
  return { address: text, form: 'byron', ledgers: ON_CARDANO }
}

/** CRC-32 (ISO 3309), bit by bit: these addresses are rare. */
function crc32(bytes: Uint8Array): number {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  return ~crc >>> 0
}
