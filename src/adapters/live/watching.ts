import { CROSSINGS } from '../../catalog/crossings/all-crossings.ts'
import { FREEZE_ISSUERS } from '../../catalog/issuers/all-issuers.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { type DeclaredPlace, withPlaces } from '../../operations/crossings/parse-place.ts'
import { joinWants } from '../../operations/live/join-wants.ts'
import type { WatchRun } from '../../operations/watch/run-watches.ts'

/** What watches ask of blocks beside transfers. @param declared places of bridges and swap services beside those of the catalog */
export function watching(declared: readonly DeclaredPlace[]): Pick<WatchRun, 'wants' | 'issuers'> {
  const entries = withPlaces(CROSSINGS, declared)
  return {
    issuers: FREEZE_ISSUERS,
    wants: (ledger: LedgerId) =>
      joinWants([
        ...FREEZE_ISSUERS.filter(i => i.ledger === ledger).map(i => i.needs),
        ...entries
          .map(c => c.needs(ledger))
          .map(({ topics, memos }) => {
            return { topics: new Set(topics), callees: new Set<never>(), selectors: new Set<never>(), memos }
          }),
      ]),
  }
}
