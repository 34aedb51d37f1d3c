import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { InputError } from '../../model/errors.ts'
import type { TronTransaction } from './block-json.ts'
import { bytesOf, int64Of, latinOf, type ProtoField, readFields } from './protobuf.ts'

/** A transaction's only contract, in java-tron's word for what it asks, and the note beside it. */
export interface RawTransaction {
  /** `Transaction.Contract.ContractType` as a number: 1 is TransferContract, 31 TriggerSmartContract. */
  readonly type: number
  /** The name at the end of the type's URL, `TransferContract`. */
  readonly name: string
  /** The contract's own fields. */
  readonly fields: readonly ProtoField[]
  /** `raw_data.data`, lower-case hex; empty where there is none. */
  readonly note: string
}

/**
 * Reads what a transaction asks out of its signed bytes, never out of the JSON beside them, and checks that they hash to its id.
 * @throws InputError `tx-hash`, `protobuf-malformed`, `transaction-malformed`
 */
export function readRawTransaction({ txID, raw_data_hex }: TronTransaction): RawTransaction {
  const bytes = hexToBytes(raw_data_hex)
  const id = bytesToHex(sha256(bytes))
  if (id !== txID) throw new InputError('tx-hash', `the bytes of transaction ${txID} hash to ${id}`)
  const raw = readFields(bytes)
  const contracts = raw.filter(f => f.no === 11)
  const contract = contracts[0]?.value
  // A node refuses any other number of them.
  if (contracts.length !== 1 || !(contract instanceof Uint8Array))
    throw new InputError('transaction-malformed', `transaction ${txID} holds ${contracts.length} contracts`)
  const parts = readFields(contract)
  const parameter = readFields(bytesOf(parts, 2))
  const url = latinOf(parameter, 1)
  return {
    type: Number(int64Of(parts, 1)),
    name: /(\w{1,60})$/.exec(url)?.[1] ?? 'unnamed',
    fields: readFields(bytesOf(parameter, 2)),
    note: bytesToHex(bytesOf(raw, 10)),
  }
}
