import type { Address } from '../../model/address.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { EvmBlock } from './evm-block.ts'
import type { EvmReceipt } from './evm-receipt.ts'
import type { TracedTransaction } from './native-moves.ts'

/** What a node told of one block, each part held to the others. */
export interface ToldBlock {
  readonly ledger: LedgerId
  readonly block: EvmBlock
  readonly receipts: readonly EvmReceipt[]
  /** null: the node does not trace. */
  readonly traces: readonly TracedTransaction[] | null
  /** Wrapped native tokens whose word on deposits is good. */
  readonly wrapped: ReadonlySet<Address>
}
