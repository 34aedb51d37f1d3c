import type { IntelObject } from '../../../model/intel-object.ts'
import { scoId } from '../ids.ts'
import { newSco } from './definition.ts'

/** A transaction on a public ledger. */
export const LEDGER_TRANSACTION = newSco('ledger-transaction', {
  id: 'extension-definition--1952e71f-e6b1-4559-b571-ebe9a373d152',
  name: 'Transaction on a ledger',
  description:
    'A transaction on a public ledger: the ledger (CAIP-2) and its hash, in the spelling that the ledger gives it (Ethereum: lower case with 0x). The identifier is a UUIDv5 over ledger and hash. Block and time are told where they are known.',
  version: '1.0.0',
  members: 'ledger:caip2! hash! block_height:int(0..) block_time:time',
})

/** Where and when a transaction was written, as far as that is known. */
export interface TransactionPlace {
  readonly blockHeight?: number | undefined
  /** A STIX timestamp. */
  readonly blockTime?: string | undefined
}

/**
 * A transaction as an object.
 * @param ledger CAIP-2
 * @param hash a hexadecimal one is written in lower case
 */
export function ledgerTransaction(ledger: string, hash: string, place: TransactionPlace = {}): IntelObject {
  const spelled = /^(?:0x)?[0-9a-fA-F]{64}$/.test(hash) ? hash.toLowerCase() : hash
  const type = 'ledger-transaction'
  return {
    type,
    spec_version: '2.1',
    id: scoId({ type, ledger, hash: spelled }),
    ledger,
    hash: spelled,
    ...(place.blockHeight === undefined ? {} : { block_height: place.blockHeight }),
    ...(place.blockTime === undefined ? {} : { block_time: place.blockTime }),
    extensions: LEDGER_TRANSACTION.use(),
  }
}
