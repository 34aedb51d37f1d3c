import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'

/** A folder that is gone when the test is over. */
export async function tableFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-tables-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A file of that name and content, in a folder of its own. */
export async function tableFile(t: TestContext, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await tableFolder(t), name)
  await writeFile(path, content)
  return path
}

/** RFC 4180: a cell with a comma, a quote or a line break is quoted, quotes inside are doubled. `all` quotes every cell. */
export function csvText(rows: readonly (readonly string[])[], lineBreak = '\n', all = false): string {
  const cell = (text: string): string => (all || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map(row => row.map(cell).join(',') + lineBreak).join('')
}

/** Runs SQL in an empty DuckDB, for example to write a Parquet file. */
export async function runDuck(...statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const db = await instance.connect()
  try {
    for (const sql of statements) await db.run(sql)
  } finally {
    db.closeSync()
    instance.closeSync()
  }
}

/** Writes a Parquet file of text columns. */
export async function writeParquet(
  path: string,
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): Promise<void> {
  const text = (cell: string | null): string => (cell === null ? 'NULL' : `'${cell.replaceAll("'", "''")}'`)
  await runDuck(
    `CREATE TABLE t (${columns.map(c => `"${c.replaceAll('"', '""')}" VARCHAR`).join(', ')})`,
    `INSERT INTO t VALUES ${rows.map(cells => `(${cells.map(text).join(', ')})`).join(', ')}`,
    `COPY t TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`,
  )
}
