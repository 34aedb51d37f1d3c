import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { AccountId } from '../../model/account.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { LedgerCall, LedgerEvent, LedgerMemo } from '../../model/ledger-event.ts'
import type { BlockGap, BlockRef, LiveBlock } from '../../model/live-block.ts'
import type { Transaction } from '../../model/transaction.ts'
import type { Transfer } from '../../model/transfer.ts'
import type { GapSpan, LiveShelf, SaidQuery } from '../../operations/live/live-shelf.ts'
import type { History, HistoryQuery, StoreSummary, UtxoSource } from '../../operations/ports.ts'
import { LedgerNumbers } from './ledger-numbers.ts'
import { LiveCoins } from './live-coins.ts'
import { LiveSaid } from './live-said.ts'
import { BLOCK_ROWS } from './live-tables.ts'
import { LiveTransfers } from './live-transfers.ts'
import { NameBook } from './name-book.ts'
import { liveFailed, openLiveDatabase } from './open-live-database.ts'
import { type BlockWriter, blockWriter } from './write-block.ts'

interface BlockRow {
  readonly height: number
  readonly hash: string
  readonly parent: string
  readonly at: number
}

/** Followed blocks in one SQLite file. One process writes; any number read. */
export class SqliteLiveShelf implements LiveShelf {
  readonly utxo: UtxoSource
  readonly #database: DatabaseSync
  readonly #file: string
  readonly #ledgers: LedgerNumbers
  readonly #names: NameBook
  readonly #transfers: LiveTransfers
  readonly #coins: LiveCoins
  readonly #said: LiveSaid
  readonly #write: BlockWriter
  readonly #tip: StatementSync
  readonly #block: StatementSync

  /** @param file path of `live.sqlite`; see {@link openLiveDatabase} for what it throws */
  constructor(file: string) {
    const database = openLiveDatabase(file)
    this.#file = file
    this.#database = database
    this.#ledgers = new LedgerNumbers(database)
    this.#names = new NameBook(database)
    this.#transfers = new LiveTransfers(database, this.#ledgers, this.#names)
    const coins = new LiveCoins(database, this.#ledgers, this.#names, () => this.#sums('transactions'))
    this.#coins = coins
    this.#said = new LiveSaid(database, this.#names)
    this.#write = blockWriter(database, this.#names, (id, tx, index) => coins.outputAddress(id, tx, index))
    this.#tip = database.prepare('select * from blocks where ledger = ? order by height desc limit 1')
    this.#block = database.prepare('select * from blocks where ledger = ? and height = ?')
    this.utxo = {
      transactions: async (ledger, ids) => this.#reading(() => coins.transactions(ledger, ids)),
      spenders: async (ledger, outpoints) => this.#reading(() => coins.spenders(ledger, outpoints)),
      byAccount: async (account: AccountId): Promise<Transaction[]> => this.#reading(() => coins.byAccount(account)),
      summary: async () => this.#reading(() => this.#sums('transactions')),
    }
  }

  async ledgers(): Promise<readonly LedgerId[]> {
    return this.#reading(() => this.#ledgers.all().map(l => l.name))
  }

  async tip(ledger: LedgerId): Promise<BlockRef | null> {
    return this.#reading(() => this.#ref(ledger, id => this.#tip.get(id)))
  }

  async blockAt(ledger: LedgerId, height: number): Promise<BlockRef | null> {
    return this.#reading(() => this.#ref(ledger, id => this.#block.get(id, height)))
  }

  async append(blocks: readonly LiveBlock[]): Promise<void> {
    this.#writing(() => {
      for (const block of blocks) {
        const id = this.#ledgers.number(block.ledger)
        this.#follows(block, this.#tip.get(id) as BlockRow | undefined)
        this.#write(id, block)
        this.#count(id, block, 1)
      }
    })
  }

  async undo(ledger: LedgerId, height: number): Promise<LiveBlock[]> {
    return this.#writing(() => {
      const id = this.#ledgers.find(ledger)
      if (id === null) return []
      const above = this.#database.prepare('select * from blocks where ledger = ? and height > ? order by height desc')
      const taken = (above.all(id, height) as unknown as BlockRow[]).map(row => this.#whole(ledger, id, row))
      for (const table of BLOCK_ROWS)
        if (table !== 'touches' && table !== 'coin_touches' && table !== 'spends')
          this.#database.prepare(`delete from ${table} where ledger = ? and block > ?`).run(id, height)
      this.#untouch(id, taken)
      for (const block of taken) this.#count(id, block, -1)
      this.#database.prepare('delete from blocks where ledger = ? and height > ?').run(id, height)
      return taken
    })
  }

  async final(ledger: LedgerId): Promise<number | null> {
    return this.#reading(() => {
      const row = this.#database.prepare('select final from ledgers where name = ?').get(ledger)
      return (row as { final: number | null } | undefined)?.final ?? null
    })
  }

  async keepFinal(ledger: LedgerId, height: number): Promise<void> {
    this.#writing(() => {
      const id = this.#ledgers.number(ledger)
      this.#database.prepare('update ledgers set final = max(ifnull(final, ?1), ?1) where id = ?2').run(height, id)
    })
  }

  async events(query: SaidQuery): Promise<LedgerEvent[]> {
    return this.#reading(() => this.#of(query.ledger, id => this.#said.events(id, query)))
  }

  async calls(query: SaidQuery): Promise<LedgerCall[]> {
    return this.#reading(() => this.#of(query.ledger, id => this.#said.calls(id, query)))
  }

  async memos(query: SaidQuery): Promise<LedgerMemo[]> {
    return this.#reading(() => this.#of(query.ledger, id => this.#said.memos(id, query)))
  }

  async gaps(ledger: LedgerId): Promise<readonly GapSpan[]> {
    return this.#reading(() =>
      this.#of(ledger, id => {
        // With a bare max, SQLite gives the other columns of that very row: what was said last.
        const found = this.#database.prepare(`
          select kind, because, (select min(block) from gaps f where f.ledger = g.ledger and f.kind = g.kind) as "from", max(block) as until
          from gaps g where ledger = ? group by kind order by kind`)
        return found.all(id).map(row => ({ ...row }) as unknown as GapSpan)
      }),
    )
  }

  async histories(queries: readonly HistoryQuery[]): Promise<History[]> {
    return this.#reading(() => queries.map(query => this.#transfers.history(query)))
  }

  async transaction(ledger: LedgerId | null, tx: string): Promise<Transfer[]> {
    return this.#reading(() => this.#transfers.transaction(ledger, tx))
  }

  async summary(): Promise<StoreSummary> {
    return this.#reading(() => this.#sums('transfers'))
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close()
  }

  #of<T>(ledger: LedgerId, read: (id: number) => T[]): T[] {
    const id = this.#ledgers.find(ledger)
    return id === null ? [] : read(id)
  }

  #ref(ledger: LedgerId, read: (id: number) => unknown): BlockRef | null {
    const id = this.#ledgers.find(ledger)
    const row = id === null ? undefined : (read(id) as BlockRow | undefined)
    return row === undefined ? null : { height: row.height, hash: row.hash }
  }

  #follows(block: LiveBlock, tip: BlockRow | undefined): void {
    if (tip === undefined || (block.height === tip.height + 1 && block.parent === tip.hash)) return
    throw new IntegrityError(
      'live-unlinked',
      `block ${block.height} of ${block.ledger} (parent ${block.parent}) does not follow ${tip.height} (${tip.hash})`,
    )
  }

  #whole(ledger: LedgerId, id: number, { height, hash, parent, at }: BlockRow): LiveBlock {
    const gaps = this.#database.prepare('select kind, because from gaps where ledger = ? and block = ? order by n')
    return {
      ledger,
      height,
      hash,
      parent,
      at,
      transfers: this.#transfers.block(ledger, id, height),
      transactions: this.#coins.block(ledger, id, height),
      ...this.#said.block(ledger, id, height),
      gaps: gaps.all(id, height).map(row => ({ ...row }) as unknown as BlockGap),
    }
  }

  // By account, since these tables are ordered by it: to look for the heights would read all of them.
  #untouch(id: number, taken: readonly LiveBlock[]): void {
    const touch = this.#database.prepare('delete from touches where ledger = ? and account = ? and block = ?')
    for (const { height, transfers } of taken)
      for (const address of new Set(transfers.flatMap(t => [t.from, t.to])))
        touch.run(id, this.#names.find(address), height)
    if (!taken.some(b => b.transactions.length > 0)) return
    const least = taken.at(-1)?.height ?? 0
    for (const table of ['coin_touches', 'spends'])
      this.#database.prepare(`delete from ${table} where ledger = ? and block >= ?`).run(id, least)
  }

  #count(id: number, { transfers, transactions }: LiveBlock, sign: 1 | -1): void {
    if (transfers.length + transactions.length === 0) return
    this.#database
      .prepare('update ledgers set transfers = transfers + ?, transactions = transactions + ? where id = ?')
      .run(sign * transfers.length, sign * transactions.length, id)
  }

  #sums(table: 'transfers' | 'transactions'): StoreSummary {
    const ledgers: LedgerId[] = []
    let rows = 0
    let firstAt: number | null = null
    let lastAt: number | null = null
    for (const { id, name } of this.#ledgers.all()) {
      const held = this.#database.prepare(`select ${table} as n from ledgers where id = ?`).get(id) as { n: number }
      if (held.n === 0) continue
      const edge = (order: string) =>
        this.#database
          .prepare(
            `select b.at from ${table} t cross join blocks b on b.ledger = t.ledger and b.height = t.block where t.ledger = ? order by t.block ${order} limit 1`,
          )
          .get(id) as { at: number }
      ledgers.push(name)
      rows += held.n
      firstAt = Math.min(firstAt ?? Number.POSITIVE_INFINITY, edge('asc').at)
      lastAt = Math.max(lastAt ?? 0, edge('desc').at)
    }
    const transfers = table === 'transfers' ? rows : 0
    return { transfers, transactions: rows - transfers, tags: 0, firstAt, lastAt, ledgers }
  }

  /** All that is read within sees one state, whatever is committed meanwhile. */
  #reading<T>(read: () => T): T {
    try {
      this.#database.exec('begin')
      try {
        return read()
      } finally {
        this.#database.exec('commit')
      }
    } catch (cause) {
      throw liveFailed(cause, `${this.#file} cannot be read`)
    }
  }

  #writing<T>(write: () => T): T {
    try {
      this.#database.exec('begin immediate')
      try {
        const done = write()
        this.#database.exec('commit')
        return done
      } catch (error) {
        this.#names.forget()
        if (this.#database.isTransaction) this.#database.exec('rollback')
        throw error
      }
    } catch (cause) {
      throw liveFailed(cause, `${this.#file} cannot be written`)
    }
  }
}
