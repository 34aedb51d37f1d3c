import { InputError } from '../../model/errors.ts'
import { findRow, reordered, rowCount, rowOf, sortedRows } from './byte-rows.ts'
import { paddedSize } from './padded-size.ts'
import type { PointMill } from './point-mill.ts'
import { type PsiContext, psiInput } from './psi-context.ts'
import { IMPRINT_BYTES, MOST_ROWS, OUTPUT_BYTES } from './psi-suite.ts'

/** A list as its holder keeps it for an epoch. */
export interface RaisedList {
  /** Imprint and witness of each row, 32 bytes, in the order of their bytes. Padding stands among them. */
  readonly outputs: Uint8Array
  /** The address of each row; the empty text where it is padding. */
  readonly addresses: readonly string[]
}

/**
 * Raises a list by the key of an epoch and hides it among padding, which no address can match.
 * @param addresses in canonical form, none twice
 * @throws InputError `psi-nothing-listed`, `psi-too-many`
 */
export async function raiseList(
  addresses: readonly string[],
  context: PsiContext,
  key: Uint8Array,
  chance: (bytes: number) => Uint8Array,
  mill: PointMill,
): Promise<RaisedList> {
  if (addresses.length === 0) throw new InputError('psi-nothing-listed', 'there is no address on the list')
  if (addresses.length > MOST_ROWS)
    throw new InputError('psi-too-many', `${addresses.length} addresses are more than the ${MOST_ROWS} of one list`)
  const inputs = addresses.map(address => psiInput(context, address))
  const raised = await mill.outputs(inputs, await mill.raiseInputs(inputs, key))
  const bytes = new Uint8Array(paddedSize(addresses.length) * OUTPUT_BYTES)
  bytes.set(raised)
  bytes.set(chance(bytes.length - raised.length), raised.length)
  const rows = { bytes, width: OUTPUT_BYTES }
  const order = sortedRows(rows)
  return { outputs: reordered(rows, order), addresses: Array.from(order, row => addresses[row] ?? '') }
}

/** What is given to whoever asks: the imprints alone, in the order of their bytes. */
export function imprintsOf({ outputs }: Pick<RaisedList, 'outputs'>): Uint8Array {
  const rows = { bytes: outputs, width: OUTPUT_BYTES }
  const imprints = new Uint8Array(rowCount(rows) * IMPRINT_BYTES)
  for (let i = 0; i < rowCount(rows); i++) imprints.set(rowOf(rows, i).subarray(0, IMPRINT_BYTES), i * IMPRINT_BYTES)
  return imprints
}

/**
 * The addresses that an asker shows it has, in the order told.
 * @param outputs what `openAnswer` gave with its matches, packed
 * @throws InputError `psi-witness-malformed`, `psi-witness-false`: one of them was not made from an address of the list
 */
export function toldAddresses(list: RaisedList, outputs: Uint8Array): readonly string[] {
  if (outputs.length % OUTPUT_BYTES !== 0)
    throw new InputError('psi-witness-malformed', `${outputs.length} bytes are no outputs of ${OUTPUT_BYTES} bytes`)
  const told = { bytes: outputs, width: OUTPUT_BYTES }
  const rows = { bytes: list.outputs, width: OUTPUT_BYTES }
  return Array.from({ length: rowCount(told) }, (_, i) => {
    const row = findRow(rows, rowOf(told, i))
    const address = row < 0 ? '' : (list.addresses[row] ?? '')
    if (address === '') throw new InputError('psi-witness-false', `match ${i + 1} stands on no row of the list`)
    return address
  })
}
