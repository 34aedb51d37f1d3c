import { splitAccount } from '../../../model/account.ts'
import type { Address } from '../../../model/address.ts'
import type { AssetId } from '../../../model/asset.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import { compareTransfers, type Transfer } from '../../../model/transfer.ts'
import type { History, HistoryQuery, StoreSummary, TransferSource } from '../../../operations/ports.ts'
import { IdentityTable } from './identity-table.ts'

/** Gathers transfers for a table in memory. The same transfer twice is one; the first content of an identity stands. */
export class MemoryTransferBuilder {
  private readonly rows: Transfer[] = []
  private readonly identities = new IdentityTable()
  private readonly texts = new Map<string, string>()
  /** Those of the row before: mostly those of the next one too. */
  private ledger = '' as LedgerId
  private asset = '' as AssetId
  /** Transfers that were there already. */
  known = 0
  /** Transfers whose identity was there with another content; they were left out. */
  readonly conflicts: Transfer[] = []

  add(batch: readonly Transfer[]): void {
    for (const t of batch) {
      const earlier = this.identities.claim(this.rows, t, this.rows.length)
      if (earlier < 0) this.rows.push(this.compact(t))
      else if (compareTransfers(t, this.rows[earlier] as Transfer) === 0 && same(t, this.rows[earlier] as Transfer))
        this.known++
      else this.conflicts.push(t)
    }
  }

  /** Rows taken in so far. */
  get size(): number {
    return this.rows.length
  }

  build(): MemoryTransfers {
    return new MemoryTransfers(this.rows.sort(compareTransfers))
  }

  /** Equal texts are kept once: addresses, assets and ledgers recur, hashes do not. */
  private compact(t: Transfer): Transfer {
    if (t.ledger !== this.ledger) this.ledger = this.one(t.ledger)
    if (t.asset !== this.asset) this.asset = this.one(t.asset)
    return { ...t, ledger: this.ledger, from: this.one(t.from), to: this.one(t.to), asset: this.asset }
  }

  private one<T extends string>(text: T): T {
    const known = this.texts.get(text)
    if (known !== undefined) return known as T
    this.texts.set(text, text)
    return text
  }
}

function same(a: Transfer, b: Transfer): boolean {
  return a.from === b.from && a.to === b.to && a.asset === b.asset && a.amount === b.amount
}

/** Transfers in memory, in order, with each account's rows at hand: for a trace over files alone. */
export class MemoryTransfers implements TransferSource {
  private readonly rows: readonly Transfer[]
  /** By ledger, then by address: joining the two into one text for every end of every row costs more than all the rest. */
  private readonly ids = new Map<LedgerId, Map<Address, number>>()
  private accounts = 0
  /** Row numbers of account `id`: `edges[starts[id] .. starts[id + 1]]`. */
  private readonly starts: Uint32Array
  private readonly edges: Uint32Array
  /** Made when a transaction is first asked for: a trace from accounts never needs it. */
  private byTransaction: ReadonlyMap<string, readonly number[]> | null = null

  /** @param rows in order of `compareTransfers`, identities unique */
  constructor(rows: readonly Transfer[]) {
    this.rows = rows
    const ends = new Uint32Array(rows.length * 2)
    rows.forEach((t, i) => {
      ends[2 * i] = this.idOf(t.ledger, t.from)
      ends[2 * i + 1] = this.idOf(t.ledger, t.to)
    })
    this.starts = new Uint32Array(this.accounts + 1)
    for (let i = 0; i < ends.length; i++) if (counts(ends, i)) bump(this.starts, (ends[i] as number) + 1)
    for (let i = 1; i < this.starts.length; i++)
      this.starts[i] = (this.starts[i] as number) + (this.starts[i - 1] as number)
    this.edges = new Uint32Array(this.starts[this.accounts] as number)
    const next = this.starts.slice()
    for (let i = 0; i < ends.length; i++) {
      if (!counts(ends, i)) continue
      const id = ends[i] as number
      this.edges[next[id] as number] = i >> 1
      bump(next, id)
    }
  }

  async histories(queries: readonly HistoryQuery[]): Promise<History[]> {
    return queries.map(query => this.history(query))
  }

  async transaction(ledger: LedgerId | null, tx: string): Promise<Transfer[]> {
    this.byTransaction ??= rowsByTransaction(this.rows)
    const rows = (this.byTransaction.get(tx) ?? []).map(row => this.rows[row] as Transfer)
    return ledger === null ? rows : rows.filter(t => t.ledger === ledger)
  }

  async summary(): Promise<StoreSummary> {
    return {
      transfers: this.rows.length,
      transactions: 0,
      tags: 0,
      firstAt: this.rows[0]?.at ?? null,
      lastAt: this.rows[this.rows.length - 1]?.at ?? null,
      ledgers: [...new Set(this.rows.map(t => t.ledger))].sort(),
    }
  }

  /** Every transfer, in order. */
  all(): readonly Transfer[] {
    return this.rows
  }

  private history({ account, from, until, limit }: HistoryQuery): History {
    const { ledger, address } = splitAccount(account)
    const id = this.ids.get(ledger)?.get(address)
    if (id === undefined) return { account, transfers: [], complete: true }
    const transfers: Transfer[] = []
    const end = this.starts[id + 1] as number
    for (let i = this.starts[id] as number; i < end; i++) {
      const t = this.rows[this.edges[i] as number] as Transfer
      if (from !== undefined && t.at < from) continue
      if (until !== undefined && t.at > until) break
      if (limit !== undefined && transfers.length >= limit) return { account, transfers, complete: false }
      transfers.push(t)
    }
    return { account, transfers, complete: true }
  }

  private idOf(ledger: LedgerId, address: Address): number {
    let here = this.ids.get(ledger)
    if (!here) {
      here = new Map()
      this.ids.set(ledger, here)
    }
    const known = here.get(address)
    if (known !== undefined) return known
    here.set(address, this.accounts)
    this.accounts++
    return this.accounts - 1
  }
}

/** Row numbers in order by transaction id, whatever its ledger. */
function rowsByTransaction(rows: readonly Transfer[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [row, { tx }] of rows.entries()) {
    const known = found.get(tx)
    if (known === undefined) found.set(tx, [row])
    else known.push(row)
  }
  return found
}

/** Of a transfer to oneself only the paying end counts. */
function counts(ends: Uint32Array, i: number): boolean {
  return i % 2 === 0 || ends[i] !== ends[i - 1]
}

function bump(counters: Uint32Array, at: number): void {
  counters[at] = (counters[at] as number) + 1
}
