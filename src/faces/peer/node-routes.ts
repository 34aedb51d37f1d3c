import type { FastifyInstance } from 'fastify'
import type { World } from '../../operations/world.ts'
import type { NodeAtWork } from '../node-doors.ts'
import { peerRoutes } from './peer-routes.ts'
import { psiRoutes } from './psi-routes.ts'

/** All that a node answers to its peers. */
export async function nodeRoutes(
  server: FastifyInstance,
  node: NodeAtWork,
  { clock }: Pick<World, 'clock'>,
): Promise<void> {
  const { key, receiving, psi } = node
  await peerRoutes(server, node)
  await psiRoutes(server, { ...psi, key, clock, peers: () => receiving.peers() })
}
