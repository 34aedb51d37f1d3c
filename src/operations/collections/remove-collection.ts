import { z } from 'zod'
import { NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { COLLECTION_KINDS, foldCollections } from './fold-collections.ts'

/** Ends a collection. Its objects stay in the node's log, and one made anew with its id shows them again. */
export const removeCollection = defineOperation({
  name: 'removeCollection',
  alias: 'collections remove',
  summary: 'end a collection; its objects stay in the log',
  effect: 'write',
  scope: 'admin',
  input: z.object({
    id: z.string().min(1).max(100).describe('its UUID or alias: see collections list').meta({ placeholder: 'ID' }),
  }),
  output: z.object({ id: z.string(), title: z.string(), removedAt: z.number().describe('Unix seconds') }),
  positional: ['id'],
  examples: ['collections remove thefts'],
  async run({ id: named }, world) {
    const all = foldCollections(await world.facts.read({ kinds: COLLECTION_KINDS }))
    const found = [...all.values()].find(c => c.id === named.toLowerCase() || c.alias === named)
    if (!found)
      throw new NotFoundError('collection-unknown', `there is no collection ${named}: collections list shows them`, {
        place: { field: 'id' },
      })
    const { id, title } = found
    const removedAt = world.clock.now()
    await world.facts.append([{ at: removedAt, by: world.by, kind: 'collection-removed', body: { id } }])
    return { id, title, removedAt }
  },
})
