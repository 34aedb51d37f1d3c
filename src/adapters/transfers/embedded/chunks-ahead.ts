import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api'

/**
 * The chunks of a stream, the next one asked for before the last one is given, so that DuckDB works on one core while we work on the other.
 * A chunk's columns are views of its memory: hold the chunk while they are read.
 */
export class ChunksAhead {
  readonly #stream: DuckDBResult
  #coming: Promise<DuckDBDataChunk | null>

  constructor(stream: DuckDBResult) {
    this.#stream = stream
    this.#coming = this.#ask()
  }

  /** The next chunk; null at the end. */
  async next(): Promise<DuckDBDataChunk | null> {
    const chunk = await this.#coming
    if (chunk === null || chunk.rowCount === 0) return null
    this.#coming = this.#ask()
    return chunk
  }

  /** Waits for what was asked for: the connection of a stream must not be closed while it is at work. */
  async end(): Promise<void> {
    await this.#coming.catch(() => null)
  }

  #ask(): Promise<DuckDBDataChunk | null> {
    const coming = this.#stream.fetchChunk()
    // Told by whoever awaits it next.
    coming.catch(() => undefined)
    return coming
  }
}
