import { z } from 'zod'
import { NotFoundError } from '../../model/errors.ts'
import type { World } from '../world.ts'
import { secretName } from './add-taxii-server.ts'
import { foldTaxiiServers, TAXII_KINDS } from './fold-taxii-servers.ts'
import type { SecretShelf } from './secret-shelf.ts'
import { notesOf, type TaxiiServer } from './taxii-server.ts'

/** What a server is removed with. */
export const removeTaxiiServerInput = z.object({
  name: z.string().min(1).max(64).describe('see taxii list').meta({ placeholder: 'NAME' }),
})

/**
 * Ends pulling from and pushing to a server; forgets its secret, and how far it was read. What came from it stays.
 * @throws NotFoundError `taxii-unknown`
 */
export async function removeTaxiiServer(
  { name }: z.output<typeof removeTaxiiServerInput>,
  world: Pick<World, 'facts' | 'clock' | 'by' | 'sharing'>,
  secrets: SecretShelf,
): Promise<{ readonly name: string }> {
  await knownServer(name, world)
  await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'taxii-removed', body: { name } }])
  await secrets.remove(secretName(name))
  const { store } = world.sharing
  for (const note of (await store.notes(notesOf(name))).keys()) await store.putNote(note, null)
  return { name }
}

/** The server of a name. @throws NotFoundError `taxii-unknown` */
export async function knownServer(name: string, world: Pick<World, 'facts'>): Promise<TaxiiServer> {
  const server = foldTaxiiServers(await world.facts.read({ kinds: TAXII_KINDS })).get(name)
  if (server) return server
  throw new NotFoundError('taxii-unknown', `there is no server ${name}: taxii list shows them`, {
    place: { field: 'name' },
  })
}
