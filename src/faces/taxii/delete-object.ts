import { chooseVersions } from '../../formats/taxii/choose-versions.ts'
import { EVERY, type TaxiiQuery } from '../../formats/taxii/taxii-query.ts'
import type { User } from '../../operations/users/user.ts'
import type { PageReader } from './read-page.ts'
import { notThere } from './taxii-reply.ts'
import type { TaxiiSetting } from './taxii-setting.ts'

/**
 * Takes an object out of a collection: all versions of it, or those that were named (TAXII 2.1, section 5.7), as far as the user may see
 * them. It stays in the node's log, and a fact tells who took it out.
 * @throws HttpFault `object-unknown` (404)
 */
export async function deleteObject(
  collection: string,
  id: string,
  query: TaxiiQuery,
  user: User,
  reader: PageReader,
  { store, world }: Pick<TaxiiSetting, 'store' | 'world'>,
): Promise<void> {
  const seen = await reader.visible(collection, id, user)
  const rows = seen.map(({ row, shown }) => ({ ...shown, addedUs: row.addedUs, seq: row.object.seq }))
  const specVersions =
    query.specVersions ?? (query.version === undefined ? [...new Set(rows.map(r => r.specVersion))] : undefined)
  const meant = chooseVersions(rows, query.version ?? EVERY, specVersions)
  if (meant.length === 0) throw notThere('object')
  await store.removeFrom(
    collection,
    meant.map(({ seq }) => seq),
  )
  const body = { collection, id, versions: meant.map(({ version }) => version) }
  await world.facts.append([{ at: world.clock.now(), by: `user:${user.name}`, kind: 'collection-pruned', body }])
}
