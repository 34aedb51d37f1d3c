import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** What SQLite takes and gives here. */
export type Cell = string | number | null | Uint8Array

/** Rows of one insertion; SQLite takes 32,766 values. */
const ROWS_AT_ONCE = 50

/** Statements prepared once and kept; rows come as arrays of cells, which is the quickest way. */
export class Statements {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** Every row. */
  all(sql: string, ...values: readonly Cell[]): Cell[][] {
    return this.#of(sql).all(...values) as unknown as Cell[][]
  }

  /** Rows from the first on, up to and with the one for which `enough` says so. */
  until(sql: string, enough: (row: Cell[]) => boolean, ...values: readonly Cell[]): Cell[][] {
    const rows: Cell[][] = []
    for (const row of this.#of(sql).iterate(...values) as unknown as Iterable<Cell[]>) {
      rows.push(row)
      if (enough(row)) break
    }
    return rows
  }

  /** The first row. */
  first(sql: string, ...values: readonly Cell[]): Cell[] | null {
    return (this.#of(sql).get(...values) as unknown as Cell[] | undefined) ?? null
  }

  /** How many rows it changed. */
  run(sql: string, ...values: readonly Cell[]): number {
    return Number(this.#of(sql).run(...values).changes)
  }

  /** Inserts rows of one table, many with each statement: for short rows a statement costs more than a row. */
  insert(table: string, rows: readonly (readonly Cell[])[]): void {
    const width = rows[0]?.length ?? 0
    if (width === 0) return
    const one = `(${Array(width).fill('?').join(', ')})`
    const many = `insert into ${table} values ${Array(ROWS_AT_ONCE).fill(one).join(', ')}`
    let i = 0
    for (; i + ROWS_AT_ONCE <= rows.length; i += ROWS_AT_ONCE)
      this.#of(many).run(...rows.slice(i, i + ROWS_AT_ONCE).flat())
    for (; i < rows.length; i++) this.#of(`insert into ${table} values ${one}`).run(...(rows[i] ?? []))
  }

  /** Forgets all, so that the database can be closed. */
  drop(): void {
    this.#prepared.clear()
  }

  #of(sql: string): StatementSync {
    const known = this.#prepared.get(sql)
    if (known) return known
    const made = this.#database.prepare(sql)
    made.setReturnArrays(true)
    this.#prepared.set(sql, made)
    return made
  }
}
