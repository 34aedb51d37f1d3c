import { z } from 'zod'
import { NotFoundError } from '../../model/errors.ts'
import { lookAtServer, type ServerLook } from './look-at-server.ts'
import type { PoliteAsker } from './polite-asker.ts'
import type { TaxiiReach, TaxiiWorld } from './pull-taxii.ts'
import { type PushedCollection, pushCollection } from './push-collection.ts'
import { TaxiiFault } from './taxii-fault.ts'
import type { TaxiiPeer } from './taxii-peer.ts'
import type { TaxiiServer } from './taxii-server.ts'

/** What `taxii push` is asked with. */
export const pushTaxiiInput = z.object({
  name: z.string().min(1).max(64).describe('the server: see taxii list').meta({ placeholder: 'NAME' }),
  collection: z
    .string()
    .min(1)
    .max(250)
    .describe('its collection, by id or alias: see taxii collections')
    .meta({ placeholder: 'ID' }),
  again: z.boolean().default(false).describe('send those, too, that failed before'),
})

/**
 * Pushes to one collection of a server what is released to those who read there and was not sent yet. What went out is remembered as a fact.
 * @param look what was found there not long ago; null: it is looked at anew
 * @throws NotFoundError `taxii-collection-missing`
 * @throws TaxiiFault `taxii-collection-closed`, and where nothing could be looked at
 */
export async function pushServer(
  server: TaxiiServer,
  wanted: { readonly collection: string; readonly again: boolean },
  peer: TaxiiPeer,
  asker: PoliteAsker,
  world: TaxiiWorld,
  reach: TaxiiReach,
  look: ServerLook | null = null,
): Promise<PushedCollection> {
  const { collections } = look ?? (await lookAtServer(peer, server, request => asker.ask(request)))
  const collection = collections.find(c => c.id === wanted.collection || c.alias === wanted.collection)
  if (collection === undefined)
    throw new NotFoundError('taxii-collection-missing', `${server.name} shows no collection ${wanted.collection}`, {
      place: { field: 'collection' },
    })
  if (!collection.canWrite)
    throw new TaxiiFault('taxii-collection-closed', `${server.name} lets us write nothing to ${collection.title}`)
  let sent = 0
  const pushed = await pushCollection(
    peer,
    server.name,
    collection,
    {
      ...{ store: world.sharing.store, clock: world.clock, asker },
      released: objects => reach.released(objects, server.organisation),
      interrupted: () => world.interrupted(),
      pushed: objects => {
        sent += objects
        world.progress.at(sent, null, `pushing to ${server.name}`)
      },
    },
    wanted.again,
  )
  const { root, id, accepted, failedCount: failed, through } = pushed
  if (accepted + failed > 0) {
    const body = { name: server.name, root, id, accepted, failed, through }
    await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'taxii-pushed', body }])
  }
  return pushed
}
