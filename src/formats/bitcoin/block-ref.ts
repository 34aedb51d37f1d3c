import { InputError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { BlockRef } from '../../model/live-block.ts'
import { type BlockHeader, readHeader } from './block-header.ts'
import { ByteReader } from './byte-reader.ts'
import { displayHash } from './hashes.ts'
import { checkLeastWork } from './least-work.ts'

/** The header of a named block. */
export interface HeaderPlace extends BlockRef {
  readonly ledger: LedgerId
}

/**
 * Reads the 80 bytes of the header of a named block.
 * @throws InputError `block-truncated`, `block-trailing`, `block-work`, `block-other`
 */
export function readNamedHeader(bytes: Uint8Array, { ledger, height, hash }: HeaderPlace): BlockHeader {
  const reader = new ByteReader(bytes, 'block-truncated')
  const header = readHeader(reader)
  if (reader.left > 0) throw new InputError('block-trailing', `${reader.left} bytes follow the header`)
  if (header.hash !== hash) throw new InputError('block-other', `block ${header.hash} is given for block ${hash}`)
  checkLeastWork(ledger, height, header.bits)
  return header
}

/** {@link readNamedHeader}, and what it says of the block's place. */
export function readBlockRef(bytes: Uint8Array, place: HeaderPlace): BlockRef & { parent: string; at: Instant } {
  const { hash, previousBlock, at } = readNamedHeader(bytes, place)
  return { height: place.height, hash, parent: displayHash(previousBlock), at }
}
