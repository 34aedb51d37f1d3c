import { z } from 'zod'
import { PURE_SHA256 } from '../../analysis/merkle/tree-hash.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { LogTree } from './log-tree.ts'
import { noNode } from './show-node.ts'

const place = () => z.int().min(1).optional()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const path = z.array(hash).describe('From the bottom up')

/**
 * Proofs of this node's log, by which anybody who knows an earlier root can see that it only grew, and anybody who holds an object that it
 * stands in it. Whoever asks checks them; nothing here says that they hold.
 */
export const proveLog = defineOperation({
  name: 'proveLog',
  alias: 'node prove',
  summary: 'prove that an object stands in the log of this node, or that the log only grew',
  effect: 'read',
  scope: 'share',
  input: z.object({
    seq: place().describe('prove that the object at this place is in the log').meta({ placeholder: 'SEQ' }),
    first: z
      .int()
      .min(0)
      .optional()
      .describe('prove that the log goes on from when it had so many objects')
      .meta({ placeholder: 'N' }),
  }),
  output: z.object({
    node: hash.describe('Fingerprint'),
    name: z.string(),
    size: z.int(),
    root: hash,
    at: z.int().describe('Unix seconds'),
    leaf: z
      .object({
        seq: z.int(),
        id: z.string(),
        digest: hash.describe('SHA-256 of the object’s RFC 8785 form'),
        nonce: z.string().regex(/^[0-9a-f]{32}$/),
        hash: hash.describe('SHA-256 of 00, nonce and digest'),
        path,
      })
      .nullable(),
    growth: z.object({ first: z.int(), proof: path }).nullable(),
  }),
  examples: ['node prove --seq 42', 'node prove --first 1000 --json'],
  async run({ seq, first }, world) {
    const self = await world.sharing.self()
    if (self === null) throw noNode()
    const { store } = world.sharing
    const size = await store.size()
    if (seq !== undefined && seq > size)
      throw new NotFoundError('leaf-unknown', `the log has ${size} objects, so that there is no ${seq}`, {
        place: { field: 'seq' },
      })
    if (first !== undefined && first > size)
      throw new InputError('log-shrunk', `the log has ${size} objects and is said to have had ${first}`, {
        place: { field: 'first' },
      })
    const read = async (after: number, limit: number) => (await store.leaves(after, limit)).map(leaf => leaf.hash)
    const log = await new LogTree(read, { sha256Bytes: PURE_SHA256 }, world.breathe).grown(size)
    const [stored] = seq === undefined ? [] : await store.entries(seq - 1, 1)
    return {
      ...{ node: self.fingerprint, name: self.name, size, at: world.clock.now() },
      root: hexOf(log.root(size)),
      leaf:
        seq === undefined || stored === undefined
          ? null
          : {
              ...{ seq, id: stored.id, digest: stored.digest, nonce: stored.nonce },
              hash: hexOf(log.leaf(seq - 1)),
              path: log.inclusion(seq - 1, size).map(hexOf),
            },
      growth: first === undefined ? null : { first, proof: log.consistency(first, size).map(hexOf) },
    }
  },
})

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
