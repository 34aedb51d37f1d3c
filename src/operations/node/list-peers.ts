import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { foldPeers, PEER_KINDS } from './fold-peers.ts'

const peer = z.object({
  fingerprint: z.string(),
  url: z.string().nullable().describe('null: it only asks this node'),
  id: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  sector: z.string(),
  standing: z.string(),
})

/** Every node with which this one shares. */
export const listPeers = defineOperation({
  name: 'listPeers',
  alias: 'peers list',
  summary: 'list the nodes with which this one shares',
  effect: 'read',
  scope: 'admin',
  input: z.object({}),
  output: z.object({ peers: z.array(peer) }),
  examples: ['peers list'],
  async run(_input, world) {
    return { peers: [...foldPeers(await world.facts.read({ kinds: PEER_KINDS })).values()] }
  },
})
