import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { InputError } from '../../model/errors.ts'
import type { TronBlock } from './block-json.ts'
import { bytesField, varintField } from './protobuf.ts'

/**
 * Checks a block's id: its height in eight bytes, then the last 24 bytes of the SHA-256 of the header's raw part (java-tron,
 * `BlockCapsule.BlockId`; the fields are those of `BlockHeader.raw` in its `core/Tron.proto`). The block producer's signature is not
 * checked: who may sign changes by votes that only a node follows.
 * @throws InputError `block-other`
 */
export function checkBlockId({ blockID, block_header: { raw_data: raw } }: TronBlock): void {
  const number = (no: number, value: number): Uint8Array => varintField(no, BigInt(value))
  const bytes = (no: number, value: string | undefined): Uint8Array =>
    value ? bytesField(no, hexToBytes(value)) : new Uint8Array()
  const digest = sha256(
    concatBytes(
      number(1, raw.timestamp ?? 0),
      bytes(2, raw.txTrieRoot),
      bytes(3, raw.parentHash),
      number(7, raw.number),
      number(8, raw.witness_id),
      bytes(9, raw.witness_address),
      number(10, raw.version),
      bytes(11, raw.accountStateRoot),
    ),
  )
  const id = raw.number.toString(16).padStart(16, '0') + bytesToHex(digest).slice(16)
  if (id !== blockID)
    throw new InputError('block-other', `the header of block ${raw.number} hashes to ${id}, not to ${blockID}`)
}
