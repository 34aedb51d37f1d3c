import type { FastifyRequest } from 'fastify'
import { NotFoundError } from '../../model/errors.ts'
import type { LogTree } from '../../operations/node/log-tree.ts'
import { type NodeKey, signHead } from '../../operations/node/node-key.ts'
import type { Clock } from '../../operations/ports.ts'
import type { IntelStore } from '../../operations/share/intel-store.ts'
import { numberIn } from './query-number.ts'

/** What proofs are made from. */
export interface ProofSource {
  readonly store: Pick<IntelStore, 'size'>
  readonly tree: LogTree
  readonly key: NodeKey
  readonly clock: Pick<Clock, 'now'>
}

/**
 * The proof that a request asks for: of `seq`, that the leaf at this place is in the tree of `size` leaves; of `first`, that this tree goes
 * on from the one of so many leaves. With the head of that tree.
 * @throws NotFoundError `leaf-unknown`
 */
export async function proofOf(request: FastifyRequest, { store, tree, key, clock }: ProofSource): Promise<object> {
  const total = await store.size()
  const size = numberIn(request, 'size', total, 0, Number.MAX_SAFE_INTEGER)
  const seq = numberIn(request, 'seq', 0, 0, Number.MAX_SAFE_INTEGER)
  const first = numberIn(request, 'first', 0, 0, Number.MAX_SAFE_INTEGER)
  if (size > total || seq > size || first > size)
    throw new NotFoundError('leaf-unknown', `the log has ${total} leaves, so that there is no such proof`)
  const log = await tree.grown(size)
  const head = signHead({ size, root: hexOf(log.root(size)), at: clock.now() }, key)
  if (seq === 0) return { head, first, consistency: log.consistency(first, size).map(hexOf) }
  return { head, seq, leaf: hexOf(log.leaf(seq - 1)), inclusion: log.inclusion(seq - 1, size).map(hexOf) }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
