import { InputError } from '../model/errors.ts'
import { ETHEREUM, type LedgerId, namespaceOf } from '../model/ledger.ts'
import type { RowContext } from './row-format.ts'

/**
 * The ledger of an export that only EVM ledgers have; Ethereum where none is named.
 * @throws InputError `ledger-not-evm`: 18 decimals and 0x addresses hold nowhere else
 */
export function evmLedger(context: RowContext): LedgerId {
  const ledger = context.ledger ?? ETHEREUM
  if (namespaceOf(ledger) === 'eip155') return ledger
  const place = { file: context.file, field: 'ledger' }
  throw new InputError('ledger-not-evm', `this table is of an EVM ledger, not of ${ledger}`, { place })
}
