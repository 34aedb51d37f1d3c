import { concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { ByteReader } from '../../../src/formats/bitcoin/byte-reader.ts'
import { displayHash, merkleRoot, sha256d } from '../../../src/formats/bitcoin/hashes.ts'
import { type RawOutput, type RawTransaction, readTransaction } from '../../../src/formats/bitcoin/raw-transaction.ts'

/** A block as the servers of these tests hold it. */
export interface HeldBlock {
  readonly bytes: Uint8Array
  readonly hash: string
  /** One an input, the coinbase's left out. */
  readonly spent: readonly (RawOutput | null)[]
}

/** Blocks by height, and a first block that may be a name only. */
export interface HeldChain {
  genesis: string
  blocks: Map<number, HeldBlock>
}

/** The first block's hash of a network for tests whose difficulty anybody meets. */
export const REGTEST_GENESIS = '0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206'

export function headOf({ blocks }: HeldChain): number {
  return Math.max(...blocks.keys())
}

export function hashOf({ bytes }: { bytes: Uint8Array }): string {
  return displayHash(sha256d(bytes.subarray(0, 80)))
}

/** The transactions of a block with their own bytes. */
export function piecesOf(bytes: Uint8Array): { raw: RawTransaction; bytes: Uint8Array }[] {
  const reader = new ByteReader(bytes, 'block-truncated')
  reader.take(80)
  const count = reader.compactSize()
  return Array.from({ length: count }, () => {
    const from = reader.at
    const raw = readTransaction(reader)
    return { raw, bytes: bytes.subarray(from, reader.at) }
  })
}

export function heldBlock(bytes: Uint8Array, spent: readonly (RawOutput | null)[] | null = null): HeldBlock {
  const inputs = piecesOf(bytes)
    .slice(1)
    .reduce((sum, { raw }) => sum + raw.inputs.length, 0)
  return { bytes, hash: hashOf({ bytes }), spent: spent ?? Array.from({ length: inputs }, () => null) }
}

function u32(n: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(n).buffer)
}

function u64(n: bigint): Uint8Array {
  return new Uint8Array(BigUint64Array.of(n).buffer)
}

export function output(amount: bigint, script: string): Uint8Array {
  return concatBytes(u64(amount), Uint8Array.of(script.length / 2), hexToBytes(script))
}

/** A transaction without witness. */
export function transaction(
  inputs: readonly [hash: Uint8Array, index: number, script: string][],
  outputs: Uint8Array[],
) {
  return concatBytes(
    u32(1),
    Uint8Array.of(inputs.length),
    ...inputs.map(([hash, index, script]) =>
      concatBytes(hash, u32(index), Uint8Array.of(script.length / 2), hexToBytes(script), u32(0xffffffff)),
    ),
    Uint8Array.of(outputs.length),
    ...outputs,
    u32(0),
  )
}

/** Pays the hash of nothing but zeros: `mfWxJ45yp2SFn7UciZyNpvDKrzbhyfKrY8` on networks for tests. */
export const TO_ZERO = `76a914${'00'.repeat(20)}88ac`

/** Mines blocks of regtest on top of one: each a coinbase, and what `more` gives for its height. */
export function mine(
  count: number,
  from: { height: number; hash: string },
  salt: number,
  more: (height: number, coinbase: Uint8Array) => Uint8Array[] = () => [],
): Map<number, HeldBlock> {
  const blocks = new Map<number, HeldBlock>()
  let previous: Uint8Array = hexToBytes(from.hash).reverse()
  for (let height = from.height + 1; height <= from.height + count; height++) {
    const tag = `04${Buffer.from(u32(height * 1000 + salt)).toString('hex')}`
    const coinbase = transaction([[new Uint8Array(32), 0xffffffff, tag]], [output(50n, TO_ZERO)])
    const list = [coinbase, ...more(height, coinbase)]
    const { root } = merkleRoot(list.map(sha256d))
    for (let nonce = 0; ; nonce++) {
      const at = 1_700_000_000 + height
      const header = concatBytes(u32(0x20000000), previous, root, u32(at), u32(0x207fffff), u32(nonce))
      if ((sha256d(header)[31] ?? 255) > 0x7e) continue
      blocks.set(height, heldBlock(concatBytes(header, Uint8Array.of(list.length), ...list)))
      previous = sha256d(header)
      break
    }
  }
  return blocks
}
