import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** DuckDB in memory, held to a bound: what does not fit spills into `spill`. */
export interface Duck extends AsyncDisposable {
  readonly db: DuckDBConnection
  /** Another connection to the same database. A stream needs one of its own: the next statement on its connection would end it early, unsaid. */
  connect(): Promise<DuckDBConnection>
}

/** Opens DuckDB with two threads and at most `megabytes` of memory. */
export async function openDuck(spill: string, megabytes: number): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: `${megabytes}MB`,
    temp_directory: spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const db = await instance.connect()
  return {
    db,
    connect: () => instance.connect(),
    async [Symbol.asyncDispose]() {
      db.closeSync()
      instance.closeSync()
    },
  }
}

/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A name as an SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
