import type { Address } from './address.ts'
import type { Amount } from './amount.ts'
import type { Instant } from './instant.ts'
import type { LedgerId } from './ledger.ts'

/** An output of an earlier transaction that this one spends. `amount` and `address` need undo data or an explorer; else `null`. */
export interface TxInput {
  /** Id of the transaction that made the output; null for a coinbase. */
  readonly prevTx: string | null
  readonly prevIndex: number
  readonly amount: Amount | null
  /** null where the script has no address form (bare multisig, OP_RETURN, non-standard). */
  readonly address: Address | null
}

/** A new unspent output. */
export interface TxOutput {
  readonly index: number
  readonly amount: Amount
  readonly address: Address | null
  /** Standard script class, Bitcoin Core's names: pubkeyhash, scripthash, witness_v0_keyhash, witness_v1_taproot, nulldata … */
  readonly script: string
}

/** A transaction of a UTXO ledger: input legs, output legs, and the fee as a leg of its own. */
export interface Transaction {
  readonly ledger: LedgerId
  /** Transaction id, display order (reversed double SHA-256), lower-case hex. */
  readonly tx: string
  readonly block: number
  readonly blockHash: string | null
  /** 0-based place in the block; 0 is the coinbase. */
  readonly position: number
  readonly at: Instant
  readonly inputs: readonly TxInput[]
  readonly outputs: readonly TxOutput[]
  /** Inputs minus outputs; null where an input's amount is unknown, 0 for a coinbase. */
  readonly fee: Amount | null
}

/** `txid:vout`. */
export function outpoint(tx: string, index: number): string {
  return `${tx}:${index}`
}
