import type { IntelObject } from '../../../model/intel-object.ts'
import { scoId } from '../ids.ts'
import { newSco } from './definition.ts'

/** A movement of one asset from one account to another. */
export const LEDGER_TRANSFER = newSco('ledger-transfer', {
  id: 'extension-definition--04304cfa-980f-4ef9-bb3d-1463522aec32',
  name: 'Transfer on a ledger',
  description:
    'One movement of an asset within a transaction: from and to (CAIP-10), the asset (CAIP-19), the exact amount in base units as a decimal text, and its position in the transaction, which tells several of one transaction apart. The identifier is a UUIDv5 over transaction_ref, position and asset.',
  version: '1.0.0',
  members:
    'transaction_ref:ref(ledger-transaction)! transaction_hash! ledger:caip2! from_account:caip10 to_account:caip10 asset:caip19! amount:digits! transfer_time:time! position!',
})

/** What a transfer object is made of. */
export interface TransferTelling {
  /** The `ledger-transaction` in which it was. */
  readonly transaction: IntelObject
  /** CAIP-10; null: newly made, such as a miner's reward. */
  readonly from: string | null
  /** CAIP-10; null: destroyed. */
  readonly to: string | null
  /** CAIP-19. */
  readonly asset: string
  /** Base units. */
  readonly amount: bigint
  /** A STIX timestamp. */
  readonly at: string
  /** What tells it apart within its transaction, as the ledger data has it: a log index, an output's number. */
  readonly position: string
}

/** A transfer as an object. */
export function ledgerTransfer(told: TransferTelling): IntelObject {
  const { transaction, from, to, asset, amount, at, position } = told
  const type = 'ledger-transfer'
  const own = { transaction_ref: transaction.id, position, asset }
  return {
    type,
    spec_version: '2.1',
    id: scoId({ type, ...own }),
    ...own,
    transaction_hash: String(transaction['hash']),
    ledger: String(transaction['ledger']),
    ...(from === null ? {} : { from_account: from }),
    ...(to === null ? {} : { to_account: to }),
    amount: String(amount),
    transfer_time: at,
    extensions: LEDGER_TRANSFER.use(),
  }
}
