import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { InputError } from '../../model/errors.ts'
import type { TronBlock, TronTransaction } from './block-json.ts'
import { bytesField, varintField } from './protobuf.ts'

/** `contractResult` of `Transaction.Result` in java-tron's `core/Tron.proto`, by its numbers. */
const RESULTS: readonly string[] = [
  'DEFAULT',
  'SUCCESS',
  'REVERT',
  'BAD_JUMP_DESTINATION',
  'OUT_OF_MEMORY',
  'PRECOMPILED_CONTRACT',
  'STACK_TOO_SMALL',
  'STACK_TOO_LARGE',
  'ILLEGAL_OPERATION',
  'STACK_OVERFLOW',
  'OUT_OF_ENERGY',
  'OUT_OF_TIME',
  'JVM_STACK_OVER_FLOW',
  'UNKNOWN',
  'TRANSFER_FAILED',
  'INVALID_CODE',
]
const NOTHING = '0'.repeat(64)

/**
 * Checks that the transactions, their signatures and results are those that the header commits to: the root of a tree of SHA-256 over
 * the encoded transactions, where the last of an odd row moves up as it is (java-tron, `MerkleTree`).
 * @returns false where a result holds what is not known here, so that nothing can be said
 * @throws InputError `block-merkle`
 */
export function checkTransactions({ block_header: { raw_data: raw }, transactions, blockID }: TronBlock): boolean {
  let row: Uint8Array[] = []
  for (const t of transactions) {
    const leaf = encoded(t)
    if (leaf === null) return false
    row.push(sha256(leaf))
  }
  while (row.length > 1) {
    const above: Uint8Array[] = []
    for (let i = 0; i < row.length; i += 2) {
      const left = row[i] as Uint8Array
      const right = row[i + 1]
      above.push(right === undefined ? left : sha256(concatBytes(left, right)))
    }
    row = above
  }
  const root = row[0] === undefined ? NOTHING : bytesToHex(row[0])
  if (root !== (raw.txTrieRoot ?? NOTHING))
    throw new InputError('block-merkle', `the transactions do not hash to what the header of block ${blockID} names`)
  return true
}

/** `Transaction`: raw part, signatures, results. */
function encoded({ raw_data_hex, signature, ret }: TronTransaction): Uint8Array | null {
  const results: Uint8Array[] = []
  for (const { fee = 0, ret: code = 'SUCESS', contractRet = 'DEFAULT', ...more } of ret) {
    // The protocol's own spelling.
    const failed = code === 'FAILED' ? 1n : code === 'SUCESS' ? 0n : null
    const result = typeof contractRet === 'string' ? RESULTS.indexOf(contractRet) : -1
    if (failed === null || result < 0 || !Number.isSafeInteger(fee) || Object.keys(more).length > 0) return null
    const parts = [varintField(1, BigInt(fee as number)), varintField(2, failed), varintField(3, BigInt(result))]
    results.push(bytesField(5, concatBytes(...parts)))
  }
  return concatBytes(
    bytesField(1, hexToBytes(raw_data_hex)),
    ...signature.map(s => bytesField(2, hexToBytes(s))),
    ...results,
  )
}
