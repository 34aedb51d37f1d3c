import { InputError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import type { ByteReader } from './byte-reader.ts'
import { displayHash, sha256d } from './hashes.ts'

/** A block's first 80 bytes. */
export interface BlockHeader {
  /** Display order, lower-case hex. */
  readonly hash: string
  /** Internal byte order. */
  readonly previousBlock: Uint8Array
  /** Internal byte order. */
  readonly merkleRoot: Uint8Array
  /** The difficulty that it claims, in its compact form. */
  readonly bits: number
  /** The miner's time; may run up to two hours ahead and behind the previous block. */
  readonly at: Instant
}

/**
 * Reads a header and checks that its hash meets the difficulty it claims (`bits`). A claim is not a proof of place in the chain:
 * that the difficulty is the network's is not checked.
 * @throws InputError `block-truncated`, `block-work`
 */
export function readHeader(reader: ByteReader): BlockHeader {
  const raw = reader.take(80)
  const view = new DataView(raw.buffer, raw.byteOffset, 80)
  const hash = displayHash(sha256d(raw))
  const bits = view.getUint32(72, true)
  if (BigInt(`0x${hash}`) > targetOf(bits))
    throw new InputError(
      'block-work',
      `the hash ${hash} does not meet the difficulty in the header: the first 80 bytes are no block header`,
    )
  return { hash, previousBlock: raw.slice(4, 36), merkleRoot: raw.slice(36, 68), bits, at: view.getUint32(68, true) }
}

/** The largest hash that a difficulty lets pass, from its compact form: one byte of exponent, three of mantissa. A negative one means zero. */
export function targetOf(bits: number): bigint {
  const exponent = bits >>> 24
  const mantissa = BigInt(bits & 0x7fffff)
  if ((bits & 0x800000) !== 0 || exponent > 32) return 0n
  return exponent <= 3 ? mantissa >> BigInt(8 * (3 - exponent)) : mantissa << BigInt(8 * (exponent - 3))
}
