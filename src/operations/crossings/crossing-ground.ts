import type { LiveShelf } from '../live/live-shelf.ts'
import type { TransferSource, UtxoSource } from '../ports.ts'

/** What crossings are found in: a shelf of followed blocks, or tables that tell transfers alone. */
export type CrossingGround = Pick<
  LiveShelf,
  'ledgers' | 'tip' | 'blockAt' | 'events' | 'calls' | 'memos' | 'histories' | 'transaction' | 'summary' | 'utxo'
> & {
  /** Why contracts' events and memos cannot be seen here; null: they can. */
  readonly silent: string | null
}

/** Blocks that were followed, with what their contracts said. */
export function groundOfShelf(shelf: LiveShelf): CrossingGround {
  return {
    ledgers: () => shelf.ledgers(),
    tip: l => shelf.tip(l),
    blockAt: (l, height) => shelf.blockAt(l, height),
    events: q => shelf.events(q),
    calls: q => shelf.calls(q),
    memos: q => shelf.memos(q),
    histories: q => shelf.histories(q),
    transaction: (l, tx) => shelf.transaction(l, tx),
    summary: () => shelf.summary(),
    utxo: shelf.utxo,
    silent: null,
  }
}

/** Imported tables: they hold no events, so that only services whose accounts are known are seen. */
export function groundOfTables(transfers: TransferSource, utxo: UtxoSource): CrossingGround {
  return {
    ledgers: async () =>
      [...new Set([...(await transfers.summary()).ledgers, ...(await utxo.summary()).ledgers])].sort(),
    tip: async () => null,
    blockAt: async () => null,
    events: async () => [],
    calls: async () => [],
    memos: async () => [],
    histories: q => transfers.histories(q),
    transaction: (l, tx) => transfers.transaction(l, tx),
    summary: () => transfers.summary(),
    utxo,
    silent: 'imported tables hold no events and no memos: follow the ledger to see what bridges said',
  }
}
