import { bytesToHex } from '@noble/hashes/utils.js'
import type { Address } from '../../model/address.ts'
import { InputError } from '../../model/errors.ts'
import { bytesOf, int64Of, latinOf, type ProtoField, readFields } from './protobuf.ts'
import type { RawTransaction } from './read-raw-transaction.ts'
import { addressOfBytes } from './tron-address.ts'

/** Value that a transaction itself moves: TRX (`token` null) or a TRC-10 token by its name. */
export interface ContractMove {
  readonly from: Address
  readonly to: Address
  readonly token: string | null
  readonly amount: bigint
}

/** What a transaction asks, as far as it concerns value. */
export type ContractReading =
  | { readonly kind: 'moves'; readonly moves: readonly ContractMove[] }
  /** It runs a program; `moves` goes to it. */
  | {
      readonly kind: 'call'
      readonly moves: readonly ContractMove[]
      readonly from: Address
      /** null: it makes the program. */
      readonly to: Address | null
      /** In sun. */
      readonly value: bigint
      /** Lower-case hex. */
      readonly input: string
    }
  /** It moves nothing between accounts: votes, stakes, permissions, lent resources. */
  | { readonly kind: 'nothing' }
  /** It moves value in a way that is not read here. */
  | { readonly kind: 'unread' }

/** `Transaction.Contract.ContractType` of java-tron's `core/Tron.proto`. */
const TRANSFER = 1
const TRANSFER_ASSET = 2
const CREATE_PROGRAM = 30
const TRIGGER_PROGRAM = 31
/**
 * ParticipateAssetIssue, WithdrawBalance (rewards are made), ExchangeCreate, -Inject, -Withdraw, -Transaction, ShieldedTransfer,
 * MarketSellAsset, MarketCancelOrder.
 */
const UNREAD: ReadonlySet<number> = new Set([9, 13, 41, 42, 43, 44, 51, 52, 53])
/** Of a TRC-10 token, in bytes (java-tron, `TransactionUtil.validAssetName`). */
const LONGEST_NAME = 32
/** The last type that java-tron 4.8 knows: CancelAllUnfreezeV2. */
const LAST_KNOWN = 59

/**
 * Reads which value a transaction moves by itself.
 * @throws InputError `protobuf-malformed`, `address-malformed`, `transaction-malformed`
 */
export function readContract({ type, fields }: RawTransaction): ContractReading {
  switch (type) {
    case TRANSFER: {
      const move = { from: addressAt(fields, 1), to: addressAt(fields, 2), token: null, amount: amountAt(fields, 3) }
      return { kind: 'moves', moves: [move] }
    }
    case TRANSFER_ASSET: {
      const token = latinOf(fields, 1)
      if (token === '' || token.length > LONGEST_NAME) return { kind: 'unread' }
      const move = { from: addressAt(fields, 2), to: addressAt(fields, 3), token, amount: amountAt(fields, 4) }
      return { kind: 'moves', moves: [move] }
    }
    case TRIGGER_PROGRAM: {
      const from = addressAt(fields, 1)
      const to = addressAt(fields, 2)
      const value = amountAt(fields, 3)
      const moves: ContractMove[] = [{ from, to, token: null, amount: value }]
      const tokens = amountAt(fields, 5)
      if (tokens > 0n) moves.push({ from, to, token: int64Of(fields, 6).toString(), amount: tokens })
      return { kind: 'call', moves, from, to, value, input: bytesToHex(bytesOf(fields, 4)) }
    }
    case CREATE_PROGRAM: {
      const program = readFields(bytesOf(fields, 2))
      const value = amountAt(program, 5)
      const from = addressAt(fields, 1)
      const input = bytesToHex(bytesOf(program, 4))
      // The new contract's address is told beside the transaction, and value sent along goes there.
      return { kind: 'call', moves: [], from, to: null, value, input }
    }
    default:
      return { kind: UNREAD.has(type) || type > LAST_KNOWN ? 'unread' : 'nothing' }
  }
}

function addressAt(fields: readonly ProtoField[], no: number): Address {
  return addressOfBytes(bytesOf(fields, no))
}

function amountAt(fields: readonly ProtoField[], no: number): bigint {
  const amount = int64Of(fields, no)
  if (amount < 0n) throw new InputError('transaction-malformed', `an amount of ${amount} is moved`)
  return amount
}
