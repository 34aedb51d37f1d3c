import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Names held in memory at once, each way; then all are let go. */
const MOST_HELD = 400_000

/** Numbers for texts that recur: addresses, assets, contracts, topics. */
export class NameBook {
  readonly #find: StatementSync
  readonly #add: StatementSync
  readonly #read: StatementSync
  readonly #numbers = new Map<string, number>()
  readonly #texts = new Map<number, string>()

  constructor(database: DatabaseSync) {
    this.#find = database.prepare('select id from names where name = ?')
    this.#add = database.prepare('insert into names(name) values (?) returning id')
    this.#read = database.prepare('select name from names where id = ?')
  }

  /** The number of a text, which gets one if it has none. For writers only. */
  number(text: string): number {
    const known = this.find(text)
    if (known !== null) return known
    const { id } = this.#add.get(text) as { id: number }
    return this.#hold(text, id)
  }

  /** The number of a text; null: it has none. */
  find(text: string): number | null {
    const held = this.#numbers.get(text)
    if (held !== undefined) return held
    const found = this.#find.get(text) as { id: number } | undefined
    return found === undefined ? null : this.#hold(text, found.id)
  }

  /** The text of a number that was given out. */
  text(id: number): string {
    const held = this.#texts.get(id)
    if (held !== undefined) return held
    const { name } = this.#read.get(id) as { name: string }
    if (this.#texts.size >= MOST_HELD) this.#texts.clear()
    this.#texts.set(id, name)
    return name
  }

  /** Lets go of all that is held: after a roll-back, numbers given out in it are nobody's. */
  forget(): void {
    this.#numbers.clear()
    this.#texts.clear()
  }

  #hold(text: string, id: number): number {
    if (this.#numbers.size >= MOST_HELD) this.#numbers.clear()
    this.#numbers.set(text, id)
    return id
  }
}

/** The front of a transaction's hash as a number of 48 bits, by which it is looked up. */
export function txKey(tx: string): number {
  const hex = tx.startsWith('0x') ? tx.slice(2, 14) : tx.slice(0, 12)
  const key = Number.parseInt(hex, 16)
  return Number.isNaN(key) ? 0 : key
}
