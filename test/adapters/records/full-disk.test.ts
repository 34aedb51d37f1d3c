import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { Kysely, sql } from 'kysely'
import { nodeSqliteDialect } from '../../../src/adapters/records/sqlite/node-sqlite-dialect.ts'

test('on a full disk it is told that the disk is full, nothing of the transaction stays, and the next one is written', async () => {
  const database = new DatabaseSync(':memory:')
  // SQLite's own way to be full, after which it has rolled back by itself (sqlite.org/lang_transaction.html, 3.3).
  database.exec('pragma max_page_count = 4; create table t (a text)')
  const db = new Kysely<Record<string, never>>({ dialect: nodeSqliteDialect(database) })
  const put = (text: string) =>
    db.transaction().execute(async tx => {
      await sql`insert into t values ('small')`.execute(tx)
      await sql`insert into t values (${text})`.execute(tx)
    })
  await assert.rejects(put('x'.repeat(100_000)), /database or disk is full/)
  assert.equal(database.prepare('select count(*) as n from t').get()?.['n'], 0)
  await put('also small')
  assert.equal(database.prepare('select count(*) as n from t').get()?.['n'], 2)
  await db.destroy()
})
