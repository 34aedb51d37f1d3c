import type { LedgerId } from '../../model/ledger.ts'
import type { LiveBlock } from '../../model/live-block.ts'

/** Is told what becomes of a ledger's blocks, after the shelf has it on the disk. The next block is kept when the promise is fulfilled. */
export interface ChainListener {
  /** Blocks of one ledger were kept, in order. @param live false while blocks that were there already are caught up with */
  kept(blocks: readonly LiveBlock[], live: boolean): Promise<void>
  /** Blocks were taken back, the latest first. */
  undone(ledger: LedgerId, blocks: readonly LiveBlock[]): Promise<void>
}
