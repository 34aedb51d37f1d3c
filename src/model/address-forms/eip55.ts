import { keccak_256 } from '@noble/hashes/sha3.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * The mixed-case form of a lower-case EVM address (EIP-55).
 * @param lower `0x` and 40 lower-case hex digits
 */
export function toEip55(lower: string): string {
  const hash = keccak_256(utf8ToBytes(lower.slice(2)))
  let out = '0x'
  for (let i = 0; i < 40; i++) {
    const c = lower[i + 2] as string
    const nibble = ((hash[i >> 1] as number) >> (i % 2 === 0 ? 4 : 0)) & 15
    out += nibble >= 8 ? c.toUpperCase() : c
  }
  return out
}
