import type { LiveBlock } from '../../model/live-block.ts'
import { LedgerFault } from './ledger-fault.ts'

/**
 * Reads blocks in the order of height with some requests ahead of the reader, and holds each against the one before.
 * @param from first height
 * @param to last height
 * @param ahead how many blocks are under way at once
 * @throws LedgerFault `ledger-unlinked`, and what `read` throws, in the order of height
 */
export async function* linkedBlocks(
  name: string,
  from: number,
  to: number,
  ahead: number,
  read: (height: number) => Promise<LiveBlock>,
): AsyncGenerator<LiveBlock, void> {
  const underWay: Promise<LiveBlock>[] = []
  const start = (height: number): void => {
    const block = read(height)
    // Whoever stops reading never looks at what was read ahead, be it a fault.
    block.catch(() => undefined)
    underWay.push(block)
  }
  let next = from
  let before: LiveBlock | null = null
  for (let height = from; height <= to; height++) {
    while (next <= to && underWay.length < ahead) start(next++)
    const block = await (underWay.shift() as Promise<LiveBlock>)
    if (before !== null && block.parent !== before.hash)
      throw new LedgerFault(
        'ledger-unlinked',
        `${name} gives block ${height} after ${block.parent}, and block ${before.height} is ${before.hash}`,
      )
    before = block
    yield block
  }
}
