import { SourceError } from '../../model/errors.ts'
import type { LedgerFollower } from './ledger-follower.ts'
import type { LiveShelf } from './live-shelf.ts'

/**
 * The greatest height, from `height` downwards, at which the shelf and the source have the same block; one below the shelf's first block
 * where they share none.
 * @throws SourceError `ledger-final-undone` when that lies below what was final, `ledger-block-missing`
 */
export async function findAncestor(
  follower: Pick<LedgerFollower, 'ledger' | 'source' | 'at'>,
  shelf: Pick<LiveShelf, 'blockAt' | 'final'>,
  height: number,
): Promise<number> {
  const { ledger, source } = follower
  const final = await shelf.final(ledger)
  for (let h = height; ; h--) {
    const kept = await shelf.blockAt(ledger, h)
    if (final !== null && h < final)
      throw new SourceError(
        'ledger-final-undone',
        `${source} now tells another block ${final} of ${ledger} than the one that was final: either this source or what it said before is false. Nothing was taken back; give another source, or begin with a new data folder`,
      )
    if (kept === null) return h
    const now = await follower.at(h)
    if (now === null)
      throw new SourceError(
        'ledger-block-missing',
        `${source} does not give block ${h} of ${ledger}, below its own head`,
      )
    if (now.hash === kept.hash) return h
  }
}
