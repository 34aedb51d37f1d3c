import { CordonError } from '../../../src/model/errors.ts'
import { type BlockWants, type LiveBlock, NO_WANTS } from '../../../src/model/live-block.ts'
import type { LedgerFollower } from '../../../src/operations/live/ledger-follower.ts'

/** All blocks of a follower from one height to another. */
export async function blocksOf(
  follower: LedgerFollower,
  from: number,
  to: number,
  wants: BlockWants = NO_WANTS,
): Promise<LiveBlock[]> {
  const blocks: LiveBlock[] = []
  for await (const block of follower.blocks(from, to, wants)) blocks.push(block)
  return blocks
}

/** True for a fault with the code, as `assert.rejects` asks. */
export function fault(code: string): (error: unknown) => boolean {
  return error => error instanceof CordonError && error.code === code
}
