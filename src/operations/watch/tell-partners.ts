import { showInstant } from '../../model/instant.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { markedObjects, type SharedMarking } from '../share/marked-objects.ts'
import { publishObjects } from '../share/publish-objects.ts'
import { foldThefts, THEFT_KINDS } from '../theft/fold-thefts.ts'
import { lootIndicator } from '../theft/loot-indicator.ts'
import type { World } from '../world.ts'
import type { ToldAlert, WatchFile } from './fold-watches.ts'
import type { WatchDraft } from './watch-draft.ts'

/**
 * Tells partners of new accounts of a theft that was reported with a marking, and takes back what is undone or corrected away. The objects
 * follow from the alerts alone: what was published before its fact was written is published again as the same objects.
 */
export async function tellPartners(
  drafts: readonly WatchDraft[],
  file: WatchFile,
  world: Pick<World, 'facts' | 'sharing' | 'sha256'>,
): Promise<void> {
  const telling = drafts.filter(d => d.kind === 'hop' || takesBack(d))
  if (telling.length === 0) return
  const self = await world.sharing.self()
  const theft = foldThefts(await world.facts.read({ kinds: THEFT_KINDS })).get(file.watch.case)
  if (self === null || theft === undefined) return
  const before = new Map([...file.standing.values()].map(alert => [alert.seq, alert]))
  const objects = telling.flatMap((d): IntelObject[] => {
    const about = d.kind === 'hop' ? d : hopOf(d, before)
    if (about === null) return []
    const { account, tx, at, tainted, asset, hop } = about
    const takenBack = file.takenBack.get(account) ?? 0
    const told = { account, tx, at, tainted, asset: asset ?? '', hop: hop ?? 0, takenBack }
    const indicator = lootIndicator(told, theft, self.id)
    if (d.kind === 'hop') return [indicator]
    return [{ ...indicator, modified: showInstant(at + 1).replace('Z', '.000Z'), revoked: true }]
  })
  if (objects.length > 0) await publishObjects(markedObjects(objects, theft.marking as SharedMarking), world)
}

function takesBack({ kind, tainted }: WatchDraft): boolean {
  return kind === 'undone' || (kind === 'corrected' && tainted === '0')
}

function hopOf({ of }: WatchDraft, before: ReadonlyMap<number, ToldAlert>): ToldAlert | null {
  const alert = before.get(of ?? -1)
  return alert?.kind === 'hop' ? alert : null
}
