import type { DatabaseSync } from 'node:sqlite'
import { type Dialect, SqliteDialect } from 'kysely'

/**
 * Lets Kysely's SQLite dialect run on Node's own SQLite. A transaction begins with the write lock already taken: one that reads
 * first and writes later could otherwise find that another process had written in between, and fail. One that SQLite itself has rolled
 * back, as on a full disk, is not rolled back again: that would fail too, and be told in place of what went wrong.
 */
export function nodeSqliteDialect(database: DatabaseSync): Dialect {
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare(sql) {
        const over = sql === 'rollback' && !database.isTransaction
        const statement = database.prepare(over ? 'select 1 where false' : sql === 'begin' ? 'begin immediate' : sql)
        const values = (given: readonly unknown[]) => given as (string | number | bigint | null)[]
        return {
          reader: statement.columns().length > 0,
          all: given => statement.all(...values(given)),
          run: given => statement.run(...values(given)),
          iterate: given => statement.iterate(...values(given)),
        }
      },
    },
  })
}
