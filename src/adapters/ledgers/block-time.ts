import type { Instant } from '../../model/instant.ts'
import { LedgerFault } from './ledger-fault.ts'

/**
 * Refuses a block whose time lies further ahead of this machine's clock than its ledger allows.
 * @param slack seconds
 * @throws LedgerFault `ledger-future-block`
 */
export function checkBlockTime(name: string, block: { height: number; at: Instant }, slack: number): void {
  const ahead = block.at - Math.floor(Date.now() / 1000)
  if (ahead > slack)
    throw new LedgerFault(
      'ledger-future-block',
      `${name} gives block ${block.height} a time that is ${ahead} s ahead of this machine's clock`,
    )
}
