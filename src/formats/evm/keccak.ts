import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

/** Keccak-256 of hex without 0x, as hex without 0x. */
export function keccakHex(hex: string): string {
  return bytesToHex(keccak_256(hexToBytes(hex)))
}
