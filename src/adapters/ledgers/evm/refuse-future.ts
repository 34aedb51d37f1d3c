import type { EvmHeader } from '../../../formats/evm/evm-block.ts'
import { SourceError } from '../../../model/errors.ts'

/** How far a block's time may lie ahead of ours. Ethereum's clients allow 15 seconds before the merge; clocks of machines differ more. */
const MOST_AHEAD_SECONDS = 15 * 60

/** @throws SourceError `ledger-future-block` */
export function refuseFuture({ height, at }: EvmHeader, now: number): void {
  if (at > now + MOST_AHEAD_SECONDS)
    throw new SourceError('ledger-future-block', `block ${height} of the node is ${at - now} seconds in the future`)
}
