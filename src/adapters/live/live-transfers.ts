import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { splitAccount } from '../../model/account.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { compareTransfers, type Transfer } from '../../model/transfer.ts'
import type { History, HistoryQuery } from '../../operations/ports.ts'
import type { LedgerNumbers } from './ledger-numbers.ts'
import { type TransferRow, transferOf } from './live-rows.ts'
import { type NameBook, txKey } from './name-book.ts'

/** Reads transfers of a shelf by account and by transaction. */
export class LiveTransfers {
  readonly #ledgers: LedgerNumbers
  readonly #names: NameBook
  readonly #byAccount: StatementSync
  readonly #byTx: StatementSync
  readonly #byBlock: StatementSync

  constructor(database: DatabaseSync, ledgers: LedgerNumbers, names: NameBook) {
    this.#ledgers = ledgers
    this.#names = names
    this.#byAccount = database.prepare(`
      select t.* from touches c cross join transfers t on t.ledger = c.ledger and t.block = c.block and t.n = c.n
      where c.ledger = ? and c.account = ? and c.block >= ? and t.at between ? and ? order by c.block, c.n limit ?`)
    this.#byTx = database.prepare('select * from transfers where tx_key = ? order by block, n')
    this.#byBlock = database.prepare('select * from transfers where ledger = ? and block = ? order by n')
  }

  history({ account, from, until, limit, fromBlock = -1 }: HistoryQuery): History {
    const { ledger, address } = splitAccount(account)
    const id = this.#ledgers.find(ledger)
    const number = id === null ? null : this.#names.find(address)
    if (id === null || number === null) return { account, transfers: [], complete: true }
    // One row more than asked for tells whether that was all.
    const most = limit === undefined ? -1 : limit + 1
    const span = [from ?? -MOST, until ?? MOST] as const
    const rows = this.#byAccount.all(id, number, fromBlock, ...span, most) as unknown as TransferRow[]
    const complete = limit === undefined || rows.length <= limit
    const transfers = rows.slice(0, limit).map(row => transferOf(row, ledger, this.#names))
    return { account, transfers: inOrder(transfers), complete }
  }

  transaction(ledger: LedgerId | null, tx: string): Transfer[] {
    const names = new Map(this.#ledgers.all().map(l => [l.id, l.name]))
    const rows = (this.#byTx.all(txKey(tx)) as unknown as TransferRow[]).filter(row => row.tx === tx)
    const found = rows.map(row => transferOf(row, names.get(row.ledger) as LedgerId, this.#names))
    return inOrder(ledger === null ? found : found.filter(t => t.ledger === ledger))
  }

  block(ledger: LedgerId, id: number, height: number): Transfer[] {
    const rows = this.#byBlock.all(id, height) as unknown as TransferRow[]
    return rows.map(row => transferOf(row, ledger, this.#names))
  }
}

/** Further than any time of a block. */
const MOST = 1e12

/** Blocks come in order, but on some ledgers a block's clock may be behind that of the block before. */
function inOrder(transfers: Transfer[]): Transfer[] {
  const disordered = transfers.some((t, n) => n > 0 && compareTransfers(transfers[n - 1] as Transfer, t) > 0)
  return disordered ? transfers.sort(compareTransfers) : transfers
}
