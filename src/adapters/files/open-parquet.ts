import type { DuckDBConnection } from '@duckdb/node-api'
import { InputError } from '../../model/errors.ts'
import { parquetPath, parquetSource } from './parquet-source.ts'
import type { NumberedRow, TableRows } from './table-rows.ts'

const name = (text: string): string => `"${text.replaceAll('"', '""')}"`

async function connect(): Promise<{ db: DuckDBConnection; close(): void }> {
  // The engine is large: who reads no Parquet does not load it.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '500MB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const db = await instance.connect()
  // Times with a zone are written as text in the session's zone, which would else be the machine's.
  await db.run("SET TimeZone = 'UTC'")
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
    const described = await db.runAndReadAll(`DESCRIBE SELECT * FROM ${parquetSource(path)}`)
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
    const promised = await db.runAndReadAll(`SELECT num_rows FROM parquet_file_metadata(${parquetPath(path)})`)
    const result = await db.stream(`SELECT ${cells} FROM ${parquetSource(path)}`)
    let line = 0
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
      yield chunk.getRows().map(row => ({ line: ++line, cells: row as (string | null)[] }))
    const rows = Number(promised.getRows()[0]?.[0])
    if (line !== rows) throw new Error(`${line} rows came of ${rows}`)
  } catch (cause) {
    throw corrupt(path, cause)
  } finally {
    close()
  }
}
