import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { FollowerKind } from './open-follower.ts'

/** The kinds of facts that say which ledgers are followed. */
export const LEDGER_KINDS = ['ledger-added', 'ledger-dropped'] as const

/** A ledger that is followed. */
export interface FollowedLedger {
  readonly ledger: LedgerId
  readonly kind: FollowerKind
  /** Scheme and host; the whole address, which may hold a key, lies among the secrets. */
  readonly source: string
  /** Where to begin when nothing is kept; null: with the newest block. */
  readonly from: number | null
  /** Blocks after which nothing is undone; null: as the node says, or as is usual on the ledger. */
  readonly confirmations: number | null
  readonly addedAt: Instant
  readonly addedBy: string
}

/** The ledgers that are followed, in the order in which they were added. */
export function foldLedgers(facts: readonly Fact[]): ReadonlyMap<LedgerId, FollowedLedger> {
  const ledgers = new Map<LedgerId, FollowedLedger>()
  for (const { kind, at, by, body } of facts) {
    const ledger = String(body['ledger']) as LedgerId
    if (kind === 'ledger-dropped') ledgers.delete(ledger)
    if (kind !== 'ledger-added') continue
    const { kind: follower, source, from, confirmations } = body
    ledgers.set(ledger, {
      ...{ ledger, kind: follower as FollowerKind, source: String(source), addedAt: at, addedBy: by },
      from: typeof from === 'number' ? from : null,
      confirmations: typeof confirmations === 'number' ? confirmations : null,
    })
  }
  return ledgers
}
