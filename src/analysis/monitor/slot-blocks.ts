import type { StateSink, StateSource } from './state-stream.ts'

const CHUNK_BITS = 20
const CHUNK = 1 << CHUNK_BITS
/** Places of the first chunk, at first. */
const FIRST = 1_024

/** Blocks of 2, 4, 8 … 1,048,576 numbers out of one arena; a block given back is handed out again. */
export class SlotBlocks {
  readonly #chunks: Uint32Array[] = []
  #end = 0
  /** By power of two, starts of blocks that were given back. */
  readonly #free: number[][] = Array.from({ length: CHUNK_BITS + 1 }, () => [])

  /** Bytes of the arena. */
  get bytes(): number {
    return (
      this.#chunks.reduce((sum, c) => sum + c.byteLength, 0) +
      this.#free.reduce((sum, list) => sum + list.length * 8, 0)
    )
  }

  /** A number in a block. */
  get(where: number, n: number): number {
    const at = where + n
    return (this.#chunks[at >>> CHUNK_BITS] as Uint32Array)[at & (CHUNK - 1)] as number
  }

  /** Sets a number in a block. */
  set(where: number, n: number, value: number): void {
    const at = where + n
    const chunk = this.#chunks[at >>> CHUNK_BITS] as Uint32Array
    chunk[at & (CHUNK - 1)] = value
  }

  /** Copies the numbers from a place up to another, exclusive; a block never reaches over the end of a chunk. */
  copy(where: number, from: number, until: number, into: Uint32Array): void {
    const chunk = this.#chunks[where >>> CHUNK_BITS] as Uint32Array
    const at = where & (CHUNK - 1)
    for (let n = from; n < until; n++) into[n - from] = chunk[at + n] as number
  }

  /** A block with room for so many, at least two. */
  take(size: number): number {
    const power = powerOf(size)
    const given = (this.#free[power] as number[]).pop()
    if (given !== undefined) return given
    const places = 1 << power
    while ((this.#end & (CHUNK - 1)) + places > CHUNK && (this.#end & (CHUNK - 1)) !== 0) this.#spare()
    const where = this.#end
    this.#end += places
    this.#reach()
    return where
  }

  /** Gives a block back that held so many. */
  give(where: number, size: number): void {
    if (size > 1) (this.#free[powerOf(size)] as number[]).push(where)
  }

  /** A block of twice the size with what is in this one, which was full. */
  widen(where: number, size: number): number {
    const wide = this.take(size * 2)
    const from = this.#chunks[where >>> CHUNK_BITS] as Uint32Array
    const at = where & (CHUNK - 1)
    const to = this.#chunks[wide >>> CHUNK_BITS] as Uint32Array
    to.set(from.subarray(at, at + size), wide & (CHUNK - 1))
    this.give(where, size)
    return wide
  }

  /** Hands the rest of a chunk, which is too short, to those who want less. */
  #spare(): void {
    const power = 31 - Math.clz32(this.#end & -this.#end)
    ;(this.#free[power] as number[]).push(this.#end)
    this.#end += 1 << power
  }

  /** Makes the arena as long as what was taken of it; its first chunk begins small and doubles. */
  #reach(): void {
    const first = this.#chunks[0]
    if (first === undefined || (this.#chunks.length === 1 && first.length < CHUNK && this.#end > first.length)) {
      let size = first?.length ?? FIRST
      while (size < this.#end && size < CHUNK) size *= 2
      const wider = new Uint32Array(size)
      if (first !== undefined) wider.set(first)
      this.#chunks[0] = wider
    }
    while (this.#end > this.#chunks.length * CHUNK) this.#chunks.push(new Uint32Array(CHUNK))
  }

  /** Writes it as it lies. */
  save(sink: StateSink): void {
    sink.json({ end: this.#end, chunks: this.#chunks.map(c => c.length), free: this.#free.map(list => list.length) })
    for (const chunk of this.#chunks) sink.bytes(chunk)
    for (const list of this.#free) sink.bytes(Uint32Array.from(list))
  }

  /** Takes what {@link save} wrote. */
  load(source: StateSource): void {
    const { end, chunks, free } = source.json() as { end: number; chunks: number[]; free: number[] }
    this.#end = end
    for (const [n, length] of chunks.entries()) {
      const chunk = new Uint32Array(length)
      source.bytes(chunk)
      this.#chunks[n] = chunk
    }
    for (const [n, length] of free.entries()) {
      const list = new Uint32Array(length)
      source.bytes(list)
      this.#free[n] = Array.from(list)
    }
  }
}

function powerOf(size: number): number {
  return Math.max(1, 32 - Math.clz32(size - 1))
}
