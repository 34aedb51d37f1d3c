import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { type AccountId, splitAccount } from '../../model/account.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Transaction } from '../../model/transaction.ts'
import type { StoreSummary, UtxoSource } from '../../operations/ports.ts'
import type { LedgerNumbers } from './ledger-numbers.ts'
import { type CoinRow, coinOf } from './live-rows.ts'
import { type NameBook, txKey } from './name-book.ts'

/** Reads transactions of a shelf: by id, by what they spend, by account. */
export class LiveCoins implements UtxoSource {
  readonly #ledgers: LedgerNumbers
  readonly #names: NameBook
  readonly #summary: () => StoreSummary
  readonly #byTx: StatementSync
  readonly #bySpent: StatementSync
  readonly #byAccount: StatementSync
  readonly #byBlock: StatementSync

  constructor(database: DatabaseSync, ledgers: LedgerNumbers, names: NameBook, summary: () => StoreSummary) {
    this.#ledgers = ledgers
    this.#names = names
    this.#summary = summary
    this.#byTx = database.prepare('select * from transactions where tx_key = ? and ledger = ? order by block, n')
    this.#bySpent = database.prepare(`
      select t.* from spends s cross join transactions t on t.ledger = s.ledger and t.block = s.block and t.n = s.n
      where s.ledger = ? and s.made_key = ? and s.made_index = ? order by s.block, s.n`)
    this.#byAccount = database.prepare(`
      select t.* from coin_touches c cross join transactions t on t.ledger = c.ledger and t.block = c.block and t.n = c.n
      where c.ledger = ? and c.account = ? order by c.block, c.n`)
    this.#byBlock = database.prepare('select * from transactions where ledger = ? and block = ? order by n')
  }

  async transactions(ledger: LedgerId, ids: readonly string[]): Promise<(Transaction | null)[]> {
    return ids.map(id => this.#transaction(ledger, id))
  }

  async spenders(ledger: LedgerId, outpoints: readonly string[]): Promise<(Transaction | null)[]> {
    return outpoints.map(point => {
      const cut = point.lastIndexOf(':')
      return this.#spender(ledger, point.slice(0, cut), Number(point.slice(cut + 1)))
    })
  }

  async byAccount(account: AccountId): Promise<Transaction[]> {
    const { ledger, address } = splitAccount(account)
    const id = this.#ledgers.find(ledger)
    if (id === null) return []
    const number = this.#names.find(address)
    const rows = number === null ? [] : (this.#byAccount.all(id, number) as unknown as CoinRow[])
    const found = new Map(rows.map(row => [row.tx, coinOf(row, ledger)]))
    // An output without address form is an account of its own, written `ledger:txid.vout`.
    const [, tx, index] = /^(\w+)\.(\d+)$/.exec(address) ?? []
    if (tx !== undefined)
      for (const t of [this.#transaction(ledger, tx), this.#spender(ledger, tx, Number(index))])
        if (t !== null) found.set(t.tx, t)
    return [...found.values()].sort((a, b) => a.block - b.block || a.position - b.position)
  }

  async summary(): Promise<StoreSummary> {
    return this.#summary()
  }

  block(ledger: LedgerId, id: number, height: number): Transaction[] {
    return (this.#byBlock.all(id, height) as unknown as CoinRow[]).map(row => coinOf(row, ledger))
  }

  /** Whom an output paid; null: not known here, or nobody's address. */
  outputAddress(id: number, tx: string, index: number): string | null {
    const rows = this.#byTx.all(txKey(tx), id) as unknown as CoinRow[]
    const row = rows.find(one => one.tx === tx)
    if (row === undefined) return null
    return coinOf(row, '' as LedgerId).outputs.find(o => o.index === index)?.address ?? null
  }

  #transaction(ledger: LedgerId, tx: string): Transaction | null {
    const id = this.#ledgers.find(ledger)
    if (id === null) return null
    const row = (this.#byTx.all(txKey(tx), id) as unknown as CoinRow[]).find(one => one.tx === tx)
    return row === undefined ? null : coinOf(row, ledger)
  }

  #spender(ledger: LedgerId, tx: string, index: number): Transaction | null {
    const id = this.#ledgers.find(ledger)
    if (id === null) return null
    const rows = this.#bySpent.all(id, txKey(tx), index) as unknown as CoinRow[]
    for (const row of rows) {
      const found = coinOf(row, ledger)
      if (found.inputs.some(i => i.prevTx === tx && i.prevIndex === index)) return found
    }
    return null
  }
}
