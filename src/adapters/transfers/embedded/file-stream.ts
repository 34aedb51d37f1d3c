import type { DuckDBConnection } from '@duckdb/node-api'
import { ChunksAhead } from './chunks-ahead.ts'
import type { Duck } from './duck.ts'

/** What a query gives, as a stream with a connection of its own; DuckDB reads some 16 MB ahead of whoever takes its chunks. */
export class FileStream {
  readonly chunks: ChunksAhead
  readonly #connection: DuckDBConnection

  private constructor(chunks: ChunksAhead, connection: DuckDBConnection) {
    this.chunks = chunks
    this.#connection = connection
  }

  static async open(duck: Duck, sql: string): Promise<FileStream> {
    const connection = await duck.connect()
    try {
      await connection.run("SET streaming_buffer_size = '16MB'")
      return new FileStream(new ChunksAhead(await connection.stream(sql)), connection)
    } catch (error) {
      connection.closeSync()
      throw error
    }
  }

  async close(): Promise<void> {
    await this.chunks.end()
    this.#connection.closeSync()
  }
}
