import type { Address } from '../../model/address.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import {
  addressAt,
  hexAt,
  momentAt,
  numberAt,
  objectAt,
  optional,
  type Row,
  smallAt,
  textAt,
} from './capture-fields.ts'
import type { CapturedConfirmation, CapturedTransaction, CaptureFault, SafeCapture } from './captured-transaction.ts'
import { type Hex, NO_ADDRESS } from './safe-transaction.ts'

/** Transactions of one file or page; the service gives at most 100 a page. */
const MOST_TRANSACTIONS = 10_000
const MOST_CONFIRMATIONS = 256
/** Bytes of calldata: a block's gas pays for less. */
const MOST_DATA = 1 << 20

/**
 * Reads what the Safe Transaction Service answers for `/api/v1/safes/{address}/multisig-transactions/`: a page with `results`, a list, or
 * one transaction. A row that cannot be read becomes a fault, so that it hides no other.
 * @param safe of rows that do not name theirs
 * @throws InputError `safe-capture-malformed` when it is none of these, `safe-capture-large`
 */
export function readSafeCapture(json: unknown, safe: Address | null = null): SafeCapture {
  const page = isRow(json) ? json : {}
  const rows = Array.isArray(json) ? json : Array.isArray(page['results']) ? page['results'] : null
  const alone = rows === null && 'nonce' in page && 'to' in page ? [json] : rows
  if (alone === null)
    throw new InputError(
      'safe-capture-malformed',
      'this is no answer of a Safe transaction service: neither "results", nor a list, nor one transaction',
      { place: { field: 'results' } },
    )
  if (alone.length > MOST_TRANSACTIONS)
    throw new InputError(
      'safe-capture-large',
      `${alone.length} transactions are more than ${MOST_TRANSACTIONS} at once`,
    )
  const transactions: CapturedTransaction[] = []
  const faults: CaptureFault[] = []
  for (const [index, row] of alone.entries()) {
    const field = `results.${index}`
    try {
      transactions.push(readTransaction(objectAt(row, field), field, safe))
    } catch (error) {
      if (!(error instanceof CordonError)) throw error
      faults.push({ field: error.place.field ?? field, code: error.code, because: error.message })
    }
  }
  const next = typeof page['next'] === 'string' ? page['next'] : null
  return { transactions, faults, next }
}

function readTransaction(row: Row, field: string, known: Address | null): CapturedTransaction {
  const nonce = numberAt(row, 'nonce', field)
  if (nonce > BigInt(Number.MAX_SAFE_INTEGER))
    throw new InputError('safe-nonce-large', `nonce ${nonce} is one that no Safe reaches`, {
      place: { field: `${field}.nonce` },
    })
  const safe = optional(row, 'safe') ? addressAt(row, 'safe', field) : known
  if (safe === null) throw new InputError('safe-unnamed', 'the transaction names no Safe', { place: { field } })
  const operation = smallAt(row, 'operation', field)
  if (operation !== 0 && operation !== 1)
    throw new InputError('safe-operation-unknown', `operation ${operation} is neither 0 (call) nor 1 (delegatecall)`, {
      place: { field: `${field}.operation` },
    })
  const money = (key: string): bigint => (optional(row, key) ? numberAt(row, key, field) : 0n)
  const party = (key: string): Address => (optional(row, key) ? addressAt(row, key, field) : NO_ADDRESS)
  const moment = (key: string) => (optional(row, key) ? momentAt(row, key, field) : null)
  const gasKey = optional(row, 'baseGas') ? 'baseGas' : 'dataGas'
  return {
    tx: {
      safe,
      to: addressAt(row, 'to', field),
      value: money('value'),
      data: optional(row, 'data') ? hexAt(row, 'data', field, MOST_DATA) : '0x',
      operation,
      safeTxGas: money('safeTxGas'),
      baseGas: money(gasKey),
      gasPrice: money('gasPrice'),
      gasToken: party('gasToken'),
      refundReceiver: party('refundReceiver'),
      nonce,
    },
    claimedHash: optional(row, 'safeTxHash') ? hashAt(row, 'safeTxHash', field) : null,
    submittedAt: moment('submissionDate'),
    executed: row['isExecuted'] === true,
    executedAt: moment('executionDate'),
    succeeded: typeof row['isSuccessful'] === 'boolean' ? row['isSuccessful'] : null,
    transactionHash: optional(row, 'transactionHash') ? hashAt(row, 'transactionHash', field) : null,
    proposer: optional(row, 'proposer') ? addressAt(row, 'proposer', field) : null,
    confirmationsRequired: optional(row, 'confirmationsRequired') ? smallAt(row, 'confirmationsRequired', field) : null,
    confirmations: readConfirmations(row['confirmations'], `${field}.confirmations`),
  }
}

function readConfirmations(given: unknown, field: string): CapturedConfirmation[] {
  if (given === undefined || given === null) return []
  if (!Array.isArray(given) || given.length > MOST_CONFIRMATIONS)
    throw new InputError('safe-capture-malformed', `confirmations are a list of at most ${MOST_CONFIRMATIONS}`, {
      place: { field },
    })
  return given.map((row, index) => {
    const at = `${field}.${index}`
    const one = objectAt(row, at)
    return {
      owner: addressAt(one, 'owner', at),
      at: optional(one, 'submissionDate') ? momentAt(one, 'submissionDate', at) : null,
      signature: optional(one, 'signature') ? textAt(one, 'signature', at, 20_000) : null,
    }
  })
}

function hashAt(row: Row, key: string, field: string): Hex {
  const hash = hexAt(row, key, field, 32)
  if (hash.length === 66) return hash
  throw new InputError('safe-capture-malformed', `"${key}" is no hash of 32 bytes`, {
    place: { field: `${field}.${key}` },
  })
}

function isRow(json: unknown): json is Row {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
