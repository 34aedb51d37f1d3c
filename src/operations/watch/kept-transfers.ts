import { type AccountId, accountId } from '../../model/account.ts'
import type { LiveBlock } from '../../model/live-block.ts'
import { outpoint } from '../../model/transaction.ts'
import { payee, payer, type Transfer, transferKey } from '../../model/transfer.ts'
import type { CrossingSource } from '../crossings/crossing-source.ts'
import type { History, HistoryQuery, TransferSource, UtxoSource } from '../ports.ts'
import { type BlockAccounts, blockAccounts } from './block-accounts.ts'

/**
 * The ledgers as one case's trace asked for them: histories once fetched are kept and only extended, and a block is held against all that was
 * ever asked, whatever the answer was. What no question was about can change nothing of the trace.
 */
export class KeptTransfers {
  readonly transfers: TransferSource
  readonly utxo: UtxoSource
  /** undefined: nobody knows of any. */
  readonly crossings: CrossingSource | undefined
  readonly #source: TransferSource
  readonly #histories = new Map<AccountId, Transfer[]>()
  readonly #cut = new Set<AccountId>()
  readonly #asked = new Set<string>()
  /** Fetched before, taken back, and not fetched again yet: still known to the last answer. */
  readonly #forgotten = new Set<AccountId>()
  #leftOut = false
  #limit: number | undefined
  /** Counts blocks that came or went: an answer that was fetched meanwhile may be of before. */
  #state = 0

  /** Somebody asked what came out of a service: any block may hold it. */
  #crossed = false

  constructor(transfers: TransferSource, utxo: UtxoSource, crossings?: CrossingSource) {
    this.#source = transfers
    this.transfers = {
      histories: queries => this.#answer(queries),
      transaction: (ledger, tx) => {
        this.#asked.add(tx)
        return transfers.transaction(ledger, tx)
      },
      summary: () => transfers.summary(),
    }
    this.crossings = crossings && {
      outOf: ins => {
        if (ins.length > 0) this.#crossed = true
        return crossings.outOf(ins)
      },
    }
    this.utxo = {
      transactions: (ledger, ids) => {
        for (const id of ids) this.#asked.add(id)
        return utxo.transactions(ledger, ids)
      },
      spenders: (ledger, outpoints) => {
        for (const point of outpoints) this.#asked.add(point)
        return utxo.spenders(ledger, outpoints)
      },
      byAccount: account => {
        this.#asked.add(account)
        return utxo.byAccount(account)
      },
      summary: () => utxo.summary(),
    }
  }

  /** An account's transfers as far as they were fetched; null: they were not, or not whole. */
  history(account: AccountId): readonly Transfer[] | null {
    return this.#cut.has(account) ? null : (this.#histories.get(account) ?? null)
  }

  /** Nothing was asked about yet. */
  get untouched(): boolean {
    return this.#histories.size + this.#forgotten.size + this.#asked.size === 0
  }

  /**
   * Whether an answer since the last call left out what is known already, since it lies behind the end that was asked for: a block came while
   * the trace was made, and no history that it touched had been fetched yet.
   */
  leftOut(): boolean {
    const behind = this.#leftOut
    this.#leftOut = false
    return behind
  }

  /** Takes a block that was kept. True: it holds something of what was asked about. */
  take(block: LiveBlock, accounts: BlockAccounts = blockAccounts(block)): boolean {
    this.#state++
    // Coins are asked of the ledgers themselves: an answer that is being made may have been asked too early.
    if (block.transactions.length > 0 || this.#crossed) this.#leftOut = true
    let touched = this.#crossed
    for (const account of common(this.#histories, accounts)) {
      touched = true
      // A history that was cut holds the earliest: what is new lies behind the cut.
      if (this.#cut.has(account)) continue
      const history = this.#histories.get(account) ?? []
      for (const t of accounts.get(account) ?? []) this.#extend(account, history, t)
    }
    if (touched) return true
    for (const account of this.#forgotten) if (accounts.has(account)) return true
    if (this.#asked.size > 0 && block.transfers.some(t => this.#asked.has(t.tx))) return true
    return block.transactions.some(t => this.#concerns(t))
  }

  /** Takes back blocks. True: something of what was asked about was among them. */
  undo(blocks: readonly LiveBlock[]): boolean {
    this.#state++
    let touched = this.#crossed
    for (const { transfers, transactions } of blocks) {
      if (transactions.some(t => this.#concerns(t))) touched = true
      for (const t of transfers) {
        if (this.#asked.has(t.tx)) touched = true
        for (const account of [payer(t), payee(t)]) {
          // An import may hold the same heights, and what lay behind a cut may come before it now: it is fetched anew.
          if (!this.#histories.delete(account)) continue
          this.#cut.delete(account)
          this.#forgotten.add(account)
        }
        if (this.#forgotten.has(payer(t)) || this.#forgotten.has(payee(t))) touched = true
      }
    }
    return touched
  }

  #extend(account: AccountId, history: Transfer[], t: Transfer): void {
    for (let n = history.length - 1; n >= 0; n--) {
      const before = history[n] as Transfer
      if (before.block < t.block) break
      if (transferKey(before) === transferKey(t)) return
    }
    if (this.#cut.has(account)) return
    history.push(t)
    if (this.#limit === undefined || history.length <= this.#limit) return
    history.pop()
    this.#cut.add(account)
  }

  #concerns(t: LiveBlock['transactions'][number]): boolean {
    if (this.#asked.has(t.tx)) return true
    for (const i of t.inputs) {
      if (i.prevTx !== null && this.#asked.has(outpoint(i.prevTx, i.prevIndex))) return true
      if (i.address !== null && this.#asked.has(accountId(t.ledger, i.address))) return true
    }
    return t.outputs.some(o => o.address !== null && this.#asked.has(accountId(t.ledger, o.address)))
  }

  async #answer(queries: readonly HistoryQuery[]): Promise<History[]> {
    for (const query of queries) this.#limit ??= query.limit
    const missing = queries.filter(
      q => !this.#histories.has(q.account) && q.from === undefined && q.limit === this.#limit,
    )
    if (missing.length > 0) await this.#read(missing)
    const odd = queries.filter(q => q.from !== undefined || q.limit !== this.#limit)
    const answered = new Map(odd.length === 0 ? [] : (await this.#source.histories(odd)).map((h, n) => [odd[n], h]))
    return queries.map(query => answered.get(query) ?? this.#kept(query))
  }

  async #read(queries: readonly HistoryQuery[]): Promise<void> {
    for (;;) {
      const before = this.#state
      // Without an end: later blocks are added at it, and each question cuts at its own.
      const fetched = await this.#source.histories(queries.map(({ account, limit }) => ({ account, limit })))
      if (before !== this.#state) continue
      for (const { account, transfers, complete } of fetched) {
        this.#histories.set(account, [...transfers])
        this.#forgotten.delete(account)
        if (!complete) this.#cut.add(account)
      }
      return
    }
  }

  #kept({ account, until = Number.POSITIVE_INFINITY }: HistoryQuery): History {
    const all = this.#histories.get(account) ?? []
    const last = all.at(-1)
    const transfers = last === undefined || last.at <= until ? [...all] : all.filter(t => t.at <= until)
    if (transfers.length < all.length) this.#leftOut = true
    // A cut that lies behind the end asked for cuts nothing.
    const complete = !this.#cut.has(account) || transfers.length < all.length
    return { account, transfers, complete }
  }
}

/** The keys that two maps share, by a walk over the smaller one. */
function common(a: ReadonlyMap<AccountId, unknown>, b: ReadonlyMap<AccountId, unknown>): AccountId[] {
  const [less, more] = a.size < b.size ? [a, b] : [b, a]
  return [...less.keys()].filter(key => more.has(key))
}
