import { InputError, IntegrityError } from '../../model/errors.ts'

/** A column whose cells can be set back. */
export interface Undoable {
  /** Sets a cell to what it was, without a note. */
  putBack(index: number, value: number | bigint): void
}

/** Numbers that a pool gives out, and takes back once no undo can want them. */
export interface Reusable {
  release(number: number): void
}

interface BlockLog {
  readonly height: number
  readonly columns: Undoable[]
  readonly indexes: number[]
  readonly values: (number | bigint)[]
  /** Given out in this block: free again when the block is undone. */
  readonly made: [Reusable, number][]
  /** Given back in this block: free again when the block can no longer be undone. */
  readonly freed: [Reusable, number][]
}

/** Remembers what every cell held before, a block at a time, so that blocks can be taken back exactly. */
export class UndoLog {
  readonly #depth: number
  #blocks: BlockLog[] = []
  #current: BlockLog | null = null
  /** The highest block that can no longer be undone; null: none was forgotten. */
  #settled: number | null = null

  /** @param depth how many blocks are kept, the current one among them */
  constructor(depth: number) {
    this.#depth = depth
  }

  /** The height of the block that is being written; null before the first. */
  get height(): number | null {
    return this.#current?.height ?? this.#settled
  }

  /**
   * What is written from now on belongs to this block.
   * @throws InputError `block-out-of-order` when it is not above the one before
   */
  begin(height: number): void {
    const last = this.height
    if (!Number.isSafeInteger(height) || (last !== null && height <= last))
      throw new InputError('block-out-of-order', `block ${height} does not come after block ${last}`)
    this.#current = { height, columns: [], indexes: [], values: [], made: [], freed: [] }
    this.#blocks.push(this.#current)
    while (this.#blocks.length > this.#depth) this.#settle(this.#blocks.shift() as BlockLog)
  }

  /** Forgets how to undo all that was written so far. */
  settleAll(height: number | null): void {
    for (const block of this.#blocks) this.#settle(block)
    this.#blocks = []
    this.#current = null
    this.#settled = height
  }

  /** Before a cell is written: what it holds. */
  note(column: Undoable, index: number, value: number | bigint): void {
    const block = this.#current
    if (block === null) return
    block.columns.push(column)
    block.indexes.push(index)
    block.values.push(value)
  }

  made(pool: Reusable, number: number): void {
    this.#current?.made.push([pool, number])
  }

  freed(pool: Reusable, number: number): void {
    if (this.#current === null) pool.release(number)
    else this.#current.freed.push([pool, number])
  }

  /**
   * Takes back every block above a height.
   * @throws IntegrityError `undo-too-deep` when one of them was already forgotten; nothing is changed then
   */
  undoTo(height: number): void {
    if (this.#settled !== null && height < this.#settled)
      throw new IntegrityError(
        'undo-too-deep',
        `blocks up to ${this.#settled} can no longer be undone, and ${height} was asked for`,
      )
    while ((this.#blocks.at(-1)?.height ?? height) > height) this.#undo(this.#blocks.pop() as BlockLog)
    this.#current = this.#blocks.at(-1) ?? null
  }

  #undo({ columns, indexes, values, made }: BlockLog): void {
    for (let n = columns.length - 1; n >= 0; n--)
      columns[n]?.putBack(indexes[n] as number, values[n] as number | bigint)
    for (const [pool, number] of made) pool.release(number)
  }

  #settle({ height, freed }: BlockLog): void {
    for (const [pool, number] of freed) pool.release(number)
    this.#settled = height
  }
}
