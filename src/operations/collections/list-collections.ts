import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { COLLECTION_KINDS, foldCollections } from './fold-collections.ts'

const collection = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  alias: z.string().nullable(),
  read: z.array(z.string()),
  write: z.array(z.string()),
  feed: z.boolean(),
  addedAt: z.number().describe('Unix seconds'),
  addedBy: z.string(),
  lastAddedUs: z.number().describe('When an object was last added, Unix microseconds; 0: never'),
})

/** Every collection there is, in the order of adding. */
export const listCollections = defineOperation({
  name: 'listCollections',
  alias: 'collections list',
  summary: 'list the collections and who may read and write them',
  effect: 'read',
  scope: 'admin',
  input: z.object({}),
  output: z.object({ collections: z.array(collection) }),
  examples: ['collections list'],
  async run(_input, world) {
    const all = [...foldCollections(await world.facts.read({ kinds: COLLECTION_KINDS })).values()]
    const last = await Promise.all(all.map(({ id }) => world.sharing.store.lastAdded(id)))
    return {
      collections: all.map((c, i) => ({ ...c, read: [...c.read], write: [...c.write], lastAddedUs: last[i] ?? 0 })),
    }
  },
})
