import type { LedgerId } from '../../model/ledger.ts'
import type { LedgerCall, LedgerEvent, LedgerMemo } from '../../model/ledger-event.ts'
import type { BlockGap, BlockRef, LiveBlock } from '../../model/live-block.ts'
import type { TransferSource, UtxoSource } from '../ports.ts'

/** Which events, calls and memos to read, in the order of (block, index). Bounds are inclusive; absent: no bound. */
export interface SaidQuery {
  readonly ledger: LedgerId
  readonly fromBlock?: number | undefined
  readonly untilBlock?: number | undefined
  readonly topics?: readonly string[] | undefined
  readonly contracts?: readonly string[] | undefined
  readonly tx?: string | undefined
}

/** Something that could not be seen, from a first to a last block; between them it may have been seen. */
export interface GapSpan extends BlockGap {
  readonly from: number
  readonly until: number
}

/** Keeps the blocks that were followed. Each call is one commit that survives a power cut, and readers see all of it or nothing. */
export interface LiveShelf extends TransferSource {
  readonly utxo: UtxoSource
  ledgers(): Promise<readonly LedgerId[]>
  /** The last block kept; null: none yet. */
  tip(ledger: LedgerId): Promise<BlockRef | null>
  /** The block kept at a height; null: none. */
  blockAt(ledger: LedgerId, height: number): Promise<BlockRef | null>
  /**
   * Keeps blocks in order.
   * @throws IntegrityError `live-unlinked` when the first does not follow the tip
   */
  append(blocks: readonly LiveBlock[]): Promise<void>
  /** Takes back every block above `height` and gives them, the latest first. */
  undo(ledger: LedgerId, height: number): Promise<LiveBlock[]>
  events(query: SaidQuery): Promise<LedgerEvent[]>
  calls(query: SaidQuery): Promise<LedgerCall[]>
  memos(query: SaidQuery): Promise<LedgerMemo[]>
  /** What could not be seen, a row a kind with the first and last block that it concerns. */
  gaps(ledger: LedgerId): Promise<readonly GapSpan[]>
  /** The greatest height that was kept as final; null: none was. */
  final(ledger: LedgerId): Promise<number | null>
  /** Keeps a height as final. A lesser one than before changes nothing: what was final once stays so. */
  keepFinal(ledger: LedgerId, height: number): Promise<void>
  close(): Promise<void>
}
