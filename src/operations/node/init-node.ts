import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { foundNode } from './found-node.ts'
import { ORGANISATION_FIELDS } from './organisation-fields.ts'

/** What a node is made with. */
export const initNodeInput = z.object(ORGANISATION_FIELDS)

/**
 * Makes the data folder a node with a key of its own, once.
 * @throws InputError `node-known`, `node-keyless`
 */
export const initNode = defineOperation({
  name: 'initNode',
  alias: 'node init',
  summary: 'make the data folder a node with a key of its own',
  effect: 'write',
  scope: 'admin',
  input: initNodeInput,
  output: z.object({
    name: z.string(),
    country: z.string().nullable(),
    sector: z.string(),
    fingerprint: z.string().describe('SHA-256 of its Ed25519 public key, for cordon peers add'),
    id: z.string().describe('Its STIX identity'),
  }),
  examples: [
    'node init --name "NPA Japan" --country JP',
    'node init --name "Exchange A" --country JP --sector exchange',
  ],
  async run(input, world) {
    if (world.sharing.makeKey === undefined)
      throw new InputError('node-keyless', 'there is no data folder here in which the key of a node could be kept')
    const { name, country, sector, fingerprint, id } = await foundNode(input, world.sharing.makeKey(), world)
    return { name, country, sector, fingerprint, id }
  },
})
