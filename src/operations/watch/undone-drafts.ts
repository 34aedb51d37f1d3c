import type { LedgerId } from '../../model/ledger.ts'
import type { LiveShelf } from '../live/live-shelf.ts'
import type { ToldAlert } from './fold-watches.ts'
import type { WatchDraft } from './watch-draft.ts'

/** Takes back alerts whose block the ledger took back. @param above the height up to which all stands */
export function undoneDrafts(ledger: LedgerId, above: number, standing: Iterable<ToldAlert>): WatchDraft[] {
  return [...standing].filter(a => a.ledger === ledger && a.block > above).map(undone)
}

/**
 * Takes back alerts in whose place the shelf holds another block, or none any more: the process had ended before it could say so. A block is on the
 * shelf before anything is told of it.
 */
export async function lateUndone(
  standing: Iterable<ToldAlert>,
  shelf: Pick<LiveShelf, 'blockAt' | 'tip'>,
): Promise<WatchDraft[]> {
  const drafts: WatchDraft[] = []
  for (const alert of standing) {
    // An imported block has no hash, and a shelf that knows nothing of the ledger has nothing to say.
    const tip = alert.blockHash === '' ? null : await shelf.tip(alert.ledger)
    if (tip === null) continue
    const now = await shelf.blockAt(alert.ledger, alert.block)
    if (now === null ? tip.height < alert.block : now.hash !== alert.blockHash) drafts.push(undone(alert))
  }
  return drafts
}

function undone({ seq, toldAt: _, ...alert }: ToldAlert): WatchDraft {
  const because = `the ledger took block ${alert.block} back, and with it what was told as alert ${seq}`
  return { ...alert, kind: 'undone', of: seq, because }
}
