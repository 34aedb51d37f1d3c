import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { InputError } from '../../model/errors.ts'
import type { NumberedRow, TableRows } from './table-rows.ts'

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`

async function connect(): Promise<{ db: DuckDBConnection; close(): void }> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '500MB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const db = await instance.connect()
  const close = (): void => {
    db.closeSync()
    instance.closeSync()
  }
  return { db, close }
}

function corrupt(path: string, cause: unknown): InputError {
  const first = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
  return new InputError('parquet-corrupt', `not a whole Parquet file: ${first.slice(0, 200)}`, {
    place: { file: path },
    cause,
  })
}

/**
 * Opens a Parquet file; every cell comes as text. Its footer is checked before any row is given.
 * @throws InputError `parquet-corrupt`
 */
export async function openParquet(path: string, bytes: number): Promise<TableRows> {
  const { db, close } = await connect()
  try {
    const described = await db.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`)
    const columns = described.getRows().map(row => String(row[0]))
    return { columns, bytes, rows: () => readRows(path, columns) }
  } catch (cause) {
    throw corrupt(path, cause)
  } finally {
    close()
  }
}

async function* readRows(path: string, columns: readonly string[]): AsyncIterable<readonly NumberedRow[]> {
  // A stream needs its connection for itself: another statement on it would end the stream early, unsaid.
  const { db, close } = await connect()
  try {
    const cells = columns.map(c => `CAST(${name(c)} AS VARCHAR)`).join(', ')
    const result = await db.stream(`SELECT ${cells} FROM read_parquet(${literal(path)})`)
    let line = 0
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
      yield chunk.getRows().map(row => ({ line: ++line, cells: row as (string | null)[] }))
  } catch (cause) {
    throw corrupt(path, cause)
  } finally {
    close()
  }
}
