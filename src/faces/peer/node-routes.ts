import type { FastifyInstance } from 'fastify'
import { readStixJson } from '../../formats/stix/read-stix-json.ts'
import { admitObject } from '../../operations/share/admit-object.ts'
import type { World } from '../../operations/world.ts'
import type { NodeAtWork } from '../node-doors.ts'
import { taxiiRoutes } from '../taxii/taxii-routes.ts'
import { TAXII_PREFIX, type TaxiiSetting } from '../taxii/taxii-setting.ts'
import { peerRoutes } from './peer-routes.ts'
import { psiRoutes } from './psi-routes.ts'

/** What the server lends to the node's faces. */
export type NodeRoutes = Omit<TaxiiSetting, 'world' | 'admit' | 'released' | 'readJson'> & { readonly world: World }

/** All that a node answers to its peers, and over TAXII. */
export async function nodeRoutes(server: FastifyInstance, node: NodeAtWork, setting: NodeRoutes): Promise<void> {
  const { key, receiving, psi } = node
  const { world } = setting
  await peerRoutes(server, node)
  await psiRoutes(server, { ...psi, key, clock: world.clock, peers: () => receiving.peers() })
  const taxii: TaxiiSetting = {
    ...setting,
    admit: (object, from) => admitObject(object, from, 'read', world.sha256),
    released: (objects, to) => node.released(objects, to),
    readJson: text => readStixJson(text),
  }
  await server.register(async scope => taxiiRoutes(scope, taxii), { prefix: TAXII_PREFIX })
}
