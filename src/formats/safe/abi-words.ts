import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { InputError } from '../../model/errors.ts'
import type { Hex } from './safe-transaction.ts'

/**
 * A whole number as one word of the ABI: 32 bytes, big end first.
 * @throws InputError `number-out-of-range` when it is below 0 or needs more than 256 bits
 */
export function numberWord(value: bigint): Uint8Array {
  if (value < 0n || value >> 256n !== 0n)
    throw new InputError('number-out-of-range', `${value} does not fit an unsigned number of 256 bits`)
  return hexToBytes(value.toString(16).padStart(64, '0'))
}

/** An address as one word of the ABI. */
export function addressWord(address: string): Uint8Array {
  return hexToBytes(address.slice(2).padStart(64, '0'))
}

/** The bytes of a hex text with 0x. */
export function bytesOf(hex: string): Uint8Array {
  return hexToBytes(hex.slice(2))
}

/** Bytes as lower-case hex with 0x. */
export function hexOf(bytes: Uint8Array): Hex {
  return `0x${bytesToHex(bytes)}`
}

/** Keccak-256 of some bytes, one behind the other. */
export function keccak(...parts: readonly Uint8Array[]): Uint8Array {
  return keccak_256(concatBytes(...parts))
}
