import { order } from '../../analysis/screen/compare-versions.ts'
import { entryLine } from '../../formats/lists/entry-line.ts'
import type { FactDraft, Json } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import type { ListEntry } from '../../model/list-entry.ts'
import type { ListVersion } from '../../model/list-version.ts'
import type { World } from '../world.ts'
import { foldVersions, LIST_KINDS } from './fold-versions.ts'

/**
 * Keeps entries that Cordon itself made as a version of a list of its own (`derived:…`), and puts the list in use.
 * @param entries of addresses, with keys that do not repeat
 */
export async function keepEntries(
  list: string,
  entries: readonly ListEntry[],
  publishedAt: Instant,
  world: Pick<World, 'facts' | 'screening' | 'clock' | 'by'>,
): Promise<ListVersion> {
  const { facts, screening, clock, by } = world
  const lines = [...entries].sort((a, b) => order(a.id, b.id)).map(entryLine)
  const version: ListVersion = {
    list,
    digest: await screening.shelf.keep(lines),
    publishedAt,
    covers: ['wallets'],
    counts: {
      entries: entries.length,
      names: 0,
      wallets: entries.reduce((n, e) => n + e.wallets.length, 0),
      domains: 0,
    },
    format: 'derived',
    files: [],
    faults: 0,
    lost: 0,
    waived: null,
  }
  const state = foldVersions(await facts.read({ kinds: LIST_KINDS })).get(list)
  const at = clock.now()
  const before = state?.versions.at(-1)?.digest ?? null
  const body = { list, version: JSON.parse(JSON.stringify(version)) as Json, before, change: null }
  const drafts: FactDraft[] = [{ at, by, kind: 'list-version-accepted', body }]
  if (!state?.chosen) drafts.unshift({ at, by, kind: 'list-chosen', body: { list } })
  await facts.append(drafts)
  screening.desk.refresh()
  return version
}
