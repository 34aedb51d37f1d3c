import { SourceError } from '../../model/errors.ts'
import { findRow, isAscending, reordered, rowOf } from './byte-rows.ts'
import { isPoint, isRaised } from './dleq-proof.ts'
import type { PsiQuery } from './make-query.ts'
import type { PointMill } from './point-mill.ts'
import { IMPRINT_BYTES, OUTPUT_BYTES, POINT_BYTES, PROOF_BYTES } from './psi-suite.ts'

/** An address that stands on both sides. */
export interface PsiMatch {
  readonly address: string
  /** Imprint and witness, 32 bytes: whoever has them had the address, and had it raised. */
  readonly output: Uint8Array
}

/** What the asker got from the node that holds the list. */
export interface PsiReply {
  /** The point to which the node committed for this epoch. */
  readonly commitment: Uint8Array
  /** Imprints of the whole list. */
  readonly imprints: Uint8Array
  /** Raised points, in the order of the question, and the proof. */
  readonly answer: Uint8Array
}

/**
 * Checks an answer, takes the blinding off and finds what stands on the list.
 * @returns in the order of the addresses asked
 * @throws SourceError `psi-answer-malformed`, `psi-answer-false`, `psi-imprints-malformed`
 */
export async function openAnswer(query: PsiQuery, reply: PsiReply, mill: PointMill): Promise<readonly PsiMatch[]> {
  const { points, inputs, blinds, slots, addresses } = query
  checkImprints(reply.imprints)
  if (reply.answer.length !== points.length + PROOF_BYTES)
    throw new SourceError(
      'psi-answer-malformed',
      `the answer has ${reply.answer.length} bytes, not ${points.length + PROOF_BYTES}`,
    )
  if (!isPoint(reply.commitment)) throw new SourceError('psi-answer-malformed', 'the key was committed to by no point')
  const raised = reply.answer.subarray(0, points.length)
  const proof = reply.answer.subarray(points.length)
  const sound = await isRaised(reply.commitment, points, raised, proof, mill).catch(cause => {
    throw new SourceError('psi-answer-malformed', 'the answer holds what is no point', { cause })
  })
  if (!sound) throw new SourceError('psi-answer-false', 'the answer was not made by the key that the node committed to')
  const mine = reordered({ bytes: raised, width: POINT_BYTES }, slots)
  const outputs = await mill.outputs(inputs, await mill.raisePoints(mine, blinds, true))
  const imprints = { bytes: reply.imprints, width: IMPRINT_BYTES }
  return addresses.flatMap((address, i) => {
    const output = rowOf({ bytes: outputs, width: OUTPUT_BYTES }, i)
    return findRow(imprints, output.subarray(0, IMPRINT_BYTES)) < 0 ? [] : [{ address, output: output.slice() }]
  })
}

/**
 * Refuses what cannot be the imprints of a list.
 * @throws SourceError `psi-imprints-malformed`
 */
export function checkImprints(imprints: Uint8Array): void {
  if (imprints.length === 0 || imprints.length % IMPRINT_BYTES !== 0)
    throw new SourceError(
      'psi-imprints-malformed',
      `${imprints.length} bytes are no imprints of ${IMPRINT_BYTES} bytes`,
    )
  if (!isAscending({ bytes: imprints, width: IMPRINT_BYTES }))
    throw new SourceError(
      'psi-imprints-malformed',
      'the imprints of the list stand out of order, or one of them stands twice',
    )
}
