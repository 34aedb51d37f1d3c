import { bytesToHex } from '@noble/hashes/utils.js'
import { InputError } from '../../model/errors.ts'
import { type ByteRows, reordered, sortedRows } from './byte-rows.ts'
import { paddedSize } from './padded-size.ts'
import type { PointMill } from './point-mill.ts'
import { type PsiContext, psiInput } from './psi-context.ts'
import { MOST_POINTS, POINT_BYTES } from './psi-suite.ts'
import { scalarsOf, WIDE_BYTES } from './scalar.ts'

/** A question as the asker keeps it. Only `points` leaves the house. */
export interface PsiQuery {
  /** Blinded addresses and blinded padding, in the order of their bytes. */
  readonly points: Uint8Array
  /** What was asked for, in canonical form, each once. */
  readonly addresses: readonly string[]
  /** The text that was hashed for each address. */
  readonly inputs: readonly string[]
  /** The scalar that blinds each address. */
  readonly blinds: Uint8Array
  /** Where in `points` each address stands. */
  readonly slots: Uint32Array
}

/**
 * Blinds addresses, each by a scalar of its own, and hides them among padding. A point that is sent says nothing of its address, whatever
 * whoever gets it can compute: for each address there is a scalar that gives this very point.
 * @param addresses in canonical form, none twice
 * @param chance bytes that nobody can guess
 * @throws InputError `psi-nothing-asked`, `psi-too-many`
 */
export async function makeQuery(
  addresses: readonly string[],
  context: PsiContext,
  chance: (bytes: number) => Uint8Array,
  mill: PointMill,
): Promise<PsiQuery> {
  if (addresses.length === 0) throw new InputError('psi-nothing-asked', 'there is no address to ask for')
  const size = paddedSize(addresses.length)
  if (size > MOST_POINTS)
    throw new InputError(
      'psi-too-many',
      `${addresses.length} addresses are more than the ${MOST_POINTS} of one question`,
    )
  const inputs = addresses.map(address => psiInput(context, address))
  // No address has the form of these, and their points are as even as those of addresses.
  const padding = Array.from({ length: size - inputs.length }, () => `padding ${bytesToHex(chance(32))}`)
  const scalars = scalarsOf(chance(size * WIDE_BYTES))
  const rows: ByteRows = { bytes: await mill.raiseInputs([...inputs, ...padding], scalars), width: POINT_BYTES }
  const order = sortedRows(rows)
  const slots = new Uint32Array(inputs.length)
  for (let i = 0; i < order.length; i++) {
    const row = order[i] ?? 0
    if (row < slots.length) slots[row] = i
  }
  return {
    points: reordered(rows, order),
    addresses,
    inputs,
    blinds: scalars.subarray(0, inputs.length * POINT_BYTES),
    slots,
  }
}
