import { InputError } from '../../model/errors.ts'
import { type LedgerId, namespaceOf } from '../../model/ledger.ts'
import type { TokenReader } from '../../operations/tokens/token-reader.ts'
import type { HttpPlan } from '../ledgers/http-source.ts'

/**
 * Opens the reader for a ledger's kind of node.
 * @throws InputError `ledger-without-tokens`, `source-address-malformed`; LedgerFault `ledger-other-chain`
 */
export async function openTokenReader(plan: HttpPlan, ledger: LedgerId): Promise<TokenReader> {
  switch (namespaceOf(ledger)) {
    case 'eip155':
      return (await import('./evm-token-reader.ts')).openEvmTokenReader(plan, ledger)
    case 'tron':
      return (await import('./tron-token-reader.ts')).openTronTokenReader(plan, ledger)
    default:
      throw new InputError('ledger-without-tokens', `ledger ${ledger} has no tokens that can be asked`)
  }
}
