import { ristretto255 } from '@noble/curves/ed25519.js'
import { bytesToNumberLE } from '@noble/curves/utils.js'
import { IntegrityError } from '../../model/errors.ts'
import { POINT_BYTES } from './psi-suite.ts'

const { Fn } = ristretto255.Point

/** Bytes of chance from which one scalar is made: twice its own, so that no scalar is likelier than another. */
export const WIDE_BYTES = 64

/**
 * Scalars from chance, packed.
 * @param wide 64 bytes for each
 * @throws IntegrityError `psi-no-chance`: the machine gave none
 */
export function scalarsOf(wide: Uint8Array): Uint8Array {
  const count = wide.length / WIDE_BYTES
  const scalars = new Uint8Array(count * POINT_BYTES)
  for (let i = 0; i < count; i++) {
    const scalar = Fn.create(bytesToNumberLE(wide.subarray(i * WIDE_BYTES, (i + 1) * WIDE_BYTES)))
    if (scalar === 0n) throw new IntegrityError('psi-no-chance', 'the machine gave no chance for a scalar')
    scalars.set(Fn.toBytes(scalar), i * POINT_BYTES)
  }
  return scalars
}
