import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { boundedCache } from '../bounded-cache.ts'
import type { EvmLog } from './evm-receipt.ts'

/** Computes blooms, and remembers where the words that come again and again have their bits. */
export class BloomMaker {
  readonly #bits = boundedCache(bitsOf, 20_000)

  /** The filter of 2,048 bits over all addresses and topics of logs (yellow paper, section 4.3.1), with 0x. */
  of(logs: readonly EvmLog[]): string {
    const bloom = new Uint8Array(256)
    const add = (word: string): void => {
      for (const bit of this.#bits(word)) {
        const at = 255 - (bit >> 3)
        bloom[at] = (bloom[at] as number) | (1 << (bit & 7))
      }
    }
    for (const { contract, topics } of logs) {
      add(contract)
      for (const topic of topics) add(topic)
    }
    return `0x${bytesToHex(bloom)}`
  }
}

/** Of the first three pairs of bytes of the word's hash, the low eleven bits each. */
function bitsOf(word: string): readonly number[] {
  const hash = keccak_256(hexToBytes(word.slice(2)))
  return [0, 2, 4].map(i => (((hash[i] as number) << 8) | (hash[i + 1] as number)) & 2047)
}
