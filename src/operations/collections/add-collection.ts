import { z } from 'zod'
import { uuid4 } from '../../formats/stix/uuid.ts'
import { InputError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { parseRoles } from '../users/user.ts'
import type { World } from '../world.ts'
import { parseAlias, parseCollectionId } from './collection.ts'
import { COLLECTION_KINDS, foldCollections } from './fold-collections.ts'

/** Objects that are put into a collection in one commit. */
const BATCH = 1_000

const roles = z.array(z.string().max(1_000))

/** Makes a collection over TAXII: a list of objects that some roles may read and some may add to. */
export const addCollection = defineOperation({
  name: 'addCollection',
  alias: 'collections add',
  summary: 'make a collection of objects, read and written by roles',
  effect: 'write',
  scope: 'admin',
  input: z.object({
    title: z.string().trim().min(1).max(200).describe('what it holds').meta({ placeholder: 'TITLE' }),
    id: textField(parseCollectionId)
      .optional()
      .describe('its UUID of version 4; else one by chance')
      .meta({ placeholder: 'UUID' }),
    alias: textField(parseAlias).optional().describe('a name for it in addresses').meta({ placeholder: 'ALIAS' }),
    description: z.string().max(2_000).optional().describe('more about it').meta({ placeholder: 'TEXT' }),
    read: roles.default([]).describe('who may read it; everyone: every user').meta({ placeholder: 'ROLE' }),
    write: roles.default([]).describe('who may add to it and take out of it').meta({ placeholder: 'ROLE' }),
    feed: z.boolean().default(false).describe('also put into it whatever this node has, shares and is given'),
  }),
  output: z.object({
    id: z.string(),
    title: z.string(),
    alias: z.string().nullable(),
    read: z.array(z.string()),
    write: z.array(z.string()),
    feed: z.boolean(),
  }),
  positional: ['title'],
  examples: ['collections add "Thefts" --read analyst --read exchange --write analyst'],
  async run(input, world) {
    const { title, alias = null, description = null, feed } = input
    const id = input.id ?? uuid4(world.sharing.chance(16))
    const read = [...parseRoles(input.read)]
    const write = [...parseRoles(input.write)]
    if (read.length + write.length === 0)
      throw new InputError('collection-closed', 'nobody could read or write it: give --read or --write a role', {
        place: { field: 'read' },
      })
    const others = foldCollections(await world.facts.read({ kinds: COLLECTION_KINDS }))
    if (others.has(id))
      throw new InputError('collection-id-taken', `there is a collection ${id}`, { place: { field: 'id' } })
    if (alias !== null && [...others.values()].some(c => c.alias?.toLowerCase() === alias.toLowerCase()))
      throw new InputError('collection-alias-taken', `another collection has the alias ${alias}`, {
        place: { field: 'alias' },
      })
    const body = { id, title, description, alias, read, write, feed }
    // What the node has first, then the fact from which on all that comes goes in by itself, then what came between the two.
    const filled = feed ? await fillCollection(id, 0, world) : 0
    await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'collection-added', body }])
    if (feed) await fillCollection(id, filled, world)
    return { id, title, alias, read, write, feed }
  },
})

/** Puts what the log has behind a place into a collection. Gives the last place that it put. */
async function fillCollection(id: string, after: number, world: Pick<World, 'sharing'>): Promise<number> {
  let last = after
  for (;;) {
    const entries = await world.sharing.store.entries(last, BATCH)
    const end = entries.at(-1)
    if (end === undefined) return last
    await world.sharing.store.add(entries, [id])
    last = end.seq
  }
}
