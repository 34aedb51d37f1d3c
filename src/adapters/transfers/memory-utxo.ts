import { type AccountId, accountId, splitAccount } from '../../model/account.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { mergeTransaction } from '../../model/merge-transaction.ts'
import { outpoint, type Transaction } from '../../model/transaction.ts'
import type { StoreSummary, UtxoSource } from '../../operations/ports.ts'

/** Transactions of files, held in memory. One given twice counts once, with what either copy knows of it. */
export class MemoryUtxo implements UtxoSource {
  /** Ids of transactions that were given again with another content; the first stays. */
  readonly conflicts: readonly string[]
  private readonly byId = new Map<string, Transaction>()
  private readonly spentBy = new Map<string, string>()
  private readonly touching = new Map<AccountId, Set<string>>()

  constructor(transactions: Iterable<Transaction>) {
    const conflicts = new Set<string>()
    for (const t of transactions) {
      const key = `${t.ledger} ${t.tx}`
      const had = this.byId.get(key)
      const merged = had ? mergeTransaction(had, t) : t
      if (merged) this.byId.set(key, merged)
      else conflicts.add(t.tx)
    }
    this.conflicts = [...conflicts]
    for (const [key, t] of this.byId) {
      for (const o of t.outputs) this.touch(t, o.address, key)
      for (const i of t.inputs) {
        if (i.prevTx === null) continue
        this.spentBy.set(`${t.ledger} ${outpoint(i.prevTx, i.prevIndex)}`, key)
        const made = this.byId.get(`${t.ledger} ${i.prevTx}`)?.outputs[i.prevIndex]
        this.touch(t, made ? made.address : i.address, key)
      }
    }
  }

  transactions(ledger: LedgerId, ids: readonly string[]): Promise<(Transaction | null)[]> {
    return Promise.resolve(ids.map(id => this.byId.get(`${ledger} ${id}`) ?? null))
  }

  spenders(ledger: LedgerId, outpoints: readonly string[]): Promise<(Transaction | null)[]> {
    return Promise.resolve(outpoints.map(point => this.byId.get(this.spentBy.get(`${ledger} ${point}`) ?? '') ?? null))
  }

  byAccount(account: AccountId): Promise<Transaction[]> {
    const { ledger } = splitAccount(account)
    const named = this.unaddressed(ledger, account)
    const keys = [...(this.touching.get(account) ?? []), ...named]
    const found = [...new Set(keys)].flatMap(key => this.byId.get(key) ?? [])
    return Promise.resolve(found.sort((a, b) => a.block - b.block || a.position - b.position || (a.tx < b.tx ? -1 : 1)))
  }

  summary(): Promise<StoreSummary> {
    let firstAt: number | null = null
    let lastAt: number | null = null
    for (const { at } of this.byId.values()) {
      firstAt = Math.min(firstAt ?? at, at)
      lastAt = Math.max(lastAt ?? at, at)
    }
    const ledgers = [...new Set([...this.byId.values()].map(t => t.ledger))].sort()
    return Promise.resolve({ transfers: 0, transactions: this.byId.size, tags: 0, firstAt, lastAt, ledgers })
  }

  /** An output without address form is an account of its own, written `ledger:txid.vout`. */
  private unaddressed(ledger: LedgerId, account: AccountId): string[] {
    const [tx, index] = splitAccount(account).address.split('.')
    if (index === undefined) return []
    const maker = `${ledger} ${tx}`
    const spender = this.spentBy.get(`${ledger} ${tx}:${index}`)
    return [...(this.byId.has(maker) ? [maker] : []), ...(spender === undefined ? [] : [spender])]
  }

  private touch(t: Transaction, address: Transaction['inputs'][number]['address'], key: string): void {
    if (address === null) return
    const account = accountId(t.ledger, address)
    const set = this.touching.get(account)
    if (set) set.add(key)
    else this.touching.set(account, new Set([key]))
  }
}
