import { type AccountId, accountId } from '../../../model/account.ts'
import type { Address } from '../../../model/address.ts'
import { IntegrityError } from '../../../model/errors.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { Transaction, TxInput } from '../../../model/transaction.ts'
import type { StoreTables } from './store-tables.ts'

/** What storing transactions did. */
export interface StoredTransactions {
  readonly fresh: number
  readonly known: number
  /** Ids of transactions that are here with another content. */
  readonly conflicts: readonly string[]
}

/**
 * Puts UTXO transactions inside the caller's LMDB transaction. The same transaction from a poorer source (no undo data, no block hash)
 * is known; from a richer one it fills what was missing; where two sources contradict each other, the first stays and the other is told.
 */
export function storeTransactions(tables: StoreTables, transactions: readonly Transaction[]): StoredTransactions {
  let fresh = 0
  let known = 0
  const conflicts: string[] = []
  for (const next of transactions) {
    const key = `${next.ledger} ${next.tx}`
    const text = tables.utxo.get(key)
    const before = text === undefined ? null : decode(text)
    const merged = before === null ? next : merge(before, next)
    if (merged === null) {
      conflicts.push(next.tx)
      continue
    }
    if (before === null) fresh++
    else known++
    if (encode(merged) === text) continue
    tables.utxo.putSync(key, encode(merged))
    if (before !== null && before.position !== merged.position)
      for (const address of addressesOf(before))
        tables.utxoAccounts.removeSync(`${accountId(next.ledger, address)} ${place(before)} ${next.tx}`)
    for (const input of merged.inputs)
      if (input.prevTx !== null) tables.spenders.putSync(`${next.ledger} ${input.prevTx}:${input.prevIndex}`, next.tx)
    for (const address of addressesOf(merged))
      tables.utxoAccounts.putSync(`${accountId(next.ledger, address)} ${place(merged)} ${next.tx}`, '')
  }
  return { fresh, known, conflicts }
}

/** Transactions by id, null where not known. */
export function readTransactions(
  tables: StoreTables,
  ledger: LedgerId,
  ids: readonly string[],
): (Transaction | null)[] {
  return ids.map(id => {
    const text = tables.utxo.get(`${ledger} ${id}`)
    return text === undefined ? null : decode(text)
  })
}

/** The transactions that spend these outpoints. */
export function spendingTransactions(
  tables: StoreTables,
  ledger: LedgerId,
  outpoints: readonly string[],
): (Transaction | null)[] {
  return outpoints.map(point => {
    const tx = tables.spenders.get(`${ledger} ${point}`)
    return tx === undefined ? null : (readTransactions(tables, ledger, [tx])[0] ?? null)
  })
}

/** All transactions of an account in (block, position) order. */
export function accountTransactions(tables: StoreTables, account: AccountId, ledger: LedgerId): Transaction[] {
  const ids = [...tables.utxoAccounts.getKeys({ start: `${account} `, end: `${account}!` })].map(key =>
    key.slice(key.lastIndexOf(' ') + 1),
  )
  return readTransactions(tables, ledger, ids).map((transaction, i) => {
    if (transaction === null)
      throw new IntegrityError('transaction-missing', `transaction ${ids[i]} is listed but not stored`)
    return transaction
  })
}

/** The canonical text of a transaction: fixed field order, amounts as decimal strings. */
export function encode(t: Transaction): string {
  const { ledger, tx, block, blockHash, position, at, fee } = t
  const inputs = t.inputs.map(i => [i.prevTx, i.prevIndex, i.amount?.toString() ?? null, i.address])
  const outputs = t.outputs.map(o => [o.index, o.amount.toString(), o.address, o.script])
  return JSON.stringify([ledger, tx, block, blockHash, position, at, fee?.toString() ?? null, inputs, outputs])
}

function decode(text: string): Transaction {
  const [ledger, tx, block, blockHash, position, at, fee, inputs, outputs] = JSON.parse(text) as [
    LedgerId,
    string,
    number,
    string | null,
    number,
    number,
    string | null,
    [string | null, number, string | null, Address | null][],
    [number, string, Address | null, string][],
  ]
  return {
    ledger,
    tx,
    block,
    blockHash,
    position,
    at,
    fee: fee === null ? null : BigInt(fee),
    inputs: inputs.map(([prevTx, prevIndex, amount, address]) => ({
      prevTx,
      prevIndex,
      amount: amount === null ? null : BigInt(amount),
      address,
    })),
    outputs: outputs.map(([index, amount, address, script]) => ({ index, amount: BigInt(amount), address, script })),
  }
}

function merge(a: Transaction, b: Transaction): Transaction | null {
  const agree = <T>(x: T | null, y: T | null) => x === null || y === null || x === y
  if (a.inputs.length !== b.inputs.length || a.block !== b.block || a.at !== b.at) return null
  if (!agree(a.blockHash, b.blockHash) || !agree(a.fee, b.fee)) return null
  if (
    encode({ ...a, position: 0, inputs: [], blockHash: null, fee: null }) !==
    encode({ ...b, position: 0, inputs: [], blockHash: null, fee: null })
  )
    return null
  // An explorer tells no place: its readers number what they know of a block, which is never beyond the true place.
  const position = Math.max(a.position, b.position)
  const inputs: TxInput[] = []
  for (const [i, left] of a.inputs.entries()) {
    const right = b.inputs[i] as TxInput
    if (left.prevTx !== right.prevTx || left.prevIndex !== right.prevIndex) return null
    if (!agree(left.amount, right.amount) || !agree(left.address, right.address)) return null
    inputs.push({ ...left, amount: left.amount ?? right.amount, address: left.address ?? right.address })
  }
  return { ...a, inputs, blockHash: a.blockHash ?? b.blockHash, fee: a.fee ?? b.fee, position }
}

function addressesOf(t: Transaction): Set<Address> {
  const found = new Set<Address>()
  for (const leg of [...t.inputs, ...t.outputs]) if (leg.address !== null) found.add(leg.address)
  return found
}

function place(t: Transaction): string {
  return `${String(t.block).padStart(12, '0')} ${String(t.position).padStart(8, '0')}`
}
