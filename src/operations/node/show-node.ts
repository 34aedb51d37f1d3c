import { z } from 'zod'
import { NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { foldPeers, PEER_KINDS } from './fold-peers.ts'

/** Who this node is, and how much it holds. */
export const showNode = defineOperation({
  name: 'showNode',
  alias: 'node show',
  summary: 'show who this node is and its fingerprint',
  effect: 'read',
  scope: 'admin',
  input: z.object({}),
  output: z.object({
    name: z.string(),
    country: z.string().nullable(),
    sector: z.string(),
    fingerprint: z.string().describe('SHA-256 of its Ed25519 public key, for cordon peers add'),
    id: z.string().describe('Its STIX identity'),
    objects: z.number().describe('Objects in its log'),
    peers: z.number(),
  }),
  examples: ['node show', 'node show --json'],
  async run(_input, world) {
    const self = await world.sharing.self()
    if (self === null) throw noNode()
    const { name, country, sector, fingerprint, id } = self
    const peers = foldPeers(await world.facts.read({ kinds: PEER_KINDS })).size
    return { name, country, sector, fingerprint, id, objects: await world.sharing.store.size(), peers }
  },
})

/** What is answered where a node is needed and there is none. */
export function noNode(): NotFoundError {
  return new NotFoundError(
    'node-unknown',
    'this data folder is no node yet: cordon node init --name NAME --country COUNTRY makes it one',
  )
}
