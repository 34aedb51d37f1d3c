import { concatBytes } from '@noble/hashes/utils.js'
import { InputError } from '../../model/errors.ts'
import { type ByteRows, isAscending } from './byte-rows.ts'
import { proveRaised } from './dleq-proof.ts'
import type { PointMill } from './point-mill.ts'
import { POINT_BYTES } from './psi-suite.ts'

/** The key of an epoch, and the point that commits to it. */
export interface PsiKey {
  readonly key: Uint8Array
  readonly commitment: Uint8Array
}

/**
 * Raises the points of a question by the epoch's key and proves that it was that key.
 * @param nonce a scalar drawn for this answer alone
 * @throws InputError `psi-query-malformed`, `psi-point-malformed`
 */
export async function answerQuery(
  points: Uint8Array,
  { key, commitment }: PsiKey,
  nonce: Uint8Array,
  mill: PointMill,
): Promise<Uint8Array> {
  checkQuery(points)
  const raised = await mill.raisePoints(points, key)
  return concatBytes(raised, await proveRaised(key, commitment, points, raised, nonce, mill))
}

/**
 * Refuses what cannot be a question, before any work is done for it.
 * @throws InputError `psi-query-malformed`: no whole points, or not in the order of their bytes, or one of them twice
 */
export function checkQuery(points: Uint8Array): void {
  if (points.length === 0 || points.length % POINT_BYTES !== 0)
    throw new InputError('psi-query-malformed', `${points.length} bytes are no points of ${POINT_BYTES} bytes`)
  const rows: ByteRows = { bytes: points, width: POINT_BYTES }
  if (!isAscending(rows))
    throw new InputError('psi-query-malformed', 'the points stand out of order, or one of them stands twice')
}
