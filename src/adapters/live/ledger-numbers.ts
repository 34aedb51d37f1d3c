import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { LedgerId } from '../../model/ledger.ts'

/** The ledgers of a shelf, by number. Another process may add some. */
export class LedgerNumbers {
  readonly #all: StatementSync
  readonly #find: StatementSync
  readonly #add: StatementSync

  constructor(database: DatabaseSync) {
    this.#all = database.prepare('select id, name from ledgers order by name')
    this.#find = database.prepare('select id from ledgers where name = ?')
    this.#add = database.prepare('insert into ledgers(name) values (?) returning id')
  }

  /** Every ledger, by name. */
  all(): readonly { readonly id: number; readonly name: LedgerId }[] {
    return this.#all.all() as unknown as { id: number; name: LedgerId }[]
  }

  /** Its number; null: nothing of it was ever kept. */
  find(ledger: LedgerId): number | null {
    return (this.#find.get(ledger) as { id: number } | undefined)?.id ?? null
  }

  /** Its number, which it gets if it has none. For writers only. */
  number(ledger: LedgerId): number {
    return this.find(ledger) ?? (this.#add.get(ledger) as { id: number }).id
  }
}
