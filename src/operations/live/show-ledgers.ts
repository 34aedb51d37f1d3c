import { CordonError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { type FollowedLedger, foldLedgers, LEDGER_KINDS } from './fold-ledgers.ts'
import type { LedgerWorld } from './ledger-world.ts'
import type { GapSpan } from './live-shelf.ts'
import { openFollowed } from './open-followed.ts'

/** How it stands with a ledger whose blocks are kept. */
export interface LedgerStanding {
  readonly ledger: LedgerId
  /** null: its blocks are kept, and it is not followed any more. */
  readonly followed: Pick<FollowedLedger, 'kind' | 'source' | 'from' | 'confirmations'> | null
  /** Height of the last block kept; null: none. */
  readonly tip: number | null
  /** The source's newest block; null: it was not asked, or did not answer. */
  readonly head: number | null
  /** Blocks that the source has and are not kept; null: not known. */
  readonly lag: number | null
  /** Up to here nothing is undone; null: not known. */
  readonly final: number | null
  readonly gaps: readonly GapSpan[]
  readonly fault: { readonly code: string; readonly message: string } | null
}

/** Every ledger that is followed or was. @param ask false: the sources are not asked */
export async function showLedgers(world: Omit<LedgerWorld, 'by' | 'clock'>, ask: boolean): Promise<LedgerStanding[]> {
  const followed = foldLedgers(await world.facts.read({ kinds: LEDGER_KINDS }))
  const all = [...new Set([...followed.keys(), ...(await world.shelf.ledgers())])]
  return Promise.all(all.map(ledger => standing(ledger, followed.get(ledger) ?? null, world, ask)))
}

async function standing(
  ledger: LedgerId,
  added: FollowedLedger | null,
  world: Omit<LedgerWorld, 'by' | 'clock'>,
  ask: boolean,
): Promise<LedgerStanding> {
  const tip = (await world.shelf.tip(ledger))?.height ?? null
  const asked = added === null || !ask ? { head: null, fault: null } : await headOf(added, world)
  const { kind, source, from, confirmations } = added ?? {}
  return {
    ledger,
    followed:
      kind === undefined
        ? null
        : { kind, source: source ?? '', from: from ?? null, confirmations: confirmations ?? null },
    tip,
    head: asked.head,
    lag: asked.head === null || tip === null ? null : Math.max(0, asked.head - tip),
    final: await world.shelf.final(ledger),
    gaps: await world.shelf.gaps(ledger),
    fault: asked.fault,
  }
}

async function headOf(
  added: FollowedLedger,
  world: Pick<LedgerWorld, 'secrets' | 'open'>,
): Promise<Pick<LedgerStanding, 'head' | 'fault'>> {
  try {
    const follower = await openFollowed(added, world)
    try {
      return { head: (await follower.head()).height, fault: null }
    } finally {
      await follower.close()
    }
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    return { head: null, fault: { code: error.code, message: error.message } }
  }
}
