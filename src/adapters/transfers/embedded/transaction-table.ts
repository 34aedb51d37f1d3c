import { type AccountId, accountId, splitAccount } from '../../../model/account.ts'
import type { Address } from '../../../model/address.ts'
import { IntegrityError } from '../../../model/errors.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import { mergeTransaction } from '../../../model/merge-transaction.ts'
import { outpoint, type Transaction } from '../../../model/transaction.ts'
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
    const merged = before === null ? next : mergeTransaction(before, next)
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

/**
 * All transactions of an account in (block, position) order. A spender whose source named no payer (a block without undo data) is
 * found through the outputs that pay to the account; one without address form is written `ledger:txid.vout`.
 */
export function accountTransactions(tables: StoreTables, account: AccountId, ledger: LedgerId): Transaction[] {
  const ids = [...tables.utxoAccounts.getKeys({ start: `${account} `, end: `${account}!` })].map(key =>
    key.slice(key.lastIndexOf(' ') + 1),
  )
  const [maker = '', index] = splitAccount(account).address.split('.')
  const found = new Map<string, Transaction>()
  for (const [i, t] of readTransactions(tables, ledger, ids).entries()) {
    if (t === null) throw new IntegrityError('transaction-missing', `transaction ${ids[i]} is listed but not stored`)
    found.set(t.tx, t)
  }
  const points = [...found.values()].flatMap(t =>
    t.outputs.flatMap(o =>
      o.address !== null && accountId(ledger, o.address) === account ? outpoint(t.tx, o.index) : [],
    ),
  )
  if (index !== undefined) points.push(outpoint(maker, Number(index)))
  const others = spendingTransactions(tables, ledger, points)
  if (index !== undefined) others.push(...readTransactions(tables, ledger, [maker]))
  for (const t of others) if (t) found.set(t.tx, t)
  return [...found.values()].sort((a, b) => a.block - b.block || a.position - b.position || (a.tx < b.tx ? -1 : 1))
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

function addressesOf(t: Transaction): Set<Address> {
  const found = new Set<Address>()
  for (const leg of [...t.inputs, ...t.outputs]) if (leg.address !== null) found.add(leg.address)
  return found
}

function place(t: Transaction): string {
  return `${String(t.block).padStart(12, '0')} ${String(t.position).padStart(8, '0')}`
}
