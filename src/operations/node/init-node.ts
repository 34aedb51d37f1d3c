import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import { identityOf } from '../../model/node-identity.ts'
import type { NodeSelf } from '../share/sharing.ts'
import type { World } from '../world.ts'
import { foldNode, NODE_KINDS } from './fold-node.ts'
import { ORGANISATION_FIELDS } from './organisation-fields.ts'

/** What a node is made with. */
export const initNodeInput = z.object(ORGANISATION_FIELDS)

/**
 * Makes the data folder a node: a fact tells who it is.
 * @param fingerprint of the key that was made for it
 * @throws InputError `node-known`
 */
export async function initNode(
  input: z.output<typeof initNodeInput>,
  fingerprint: string,
  world: Pick<World, 'facts' | 'clock' | 'by'>,
): Promise<NodeSelf> {
  const before = foldNode(await world.facts.read({ kinds: NODE_KINDS }))
  if (before !== null)
    throw new InputError('node-known', `this data folder is the node of ${before.name} already: see cordon node show`)
  const self = { id: identityOf(fingerprint), ...input, standing: 'own' as const, fingerprint }
  const { standing: _, ...body } = self
  await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'node-initialised', body }])
  return self
}
