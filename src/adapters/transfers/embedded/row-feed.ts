import type { Cells, RowOutcome } from '../../../formats/row-format.ts'
import type { Refusal } from '../../../model/refusal.ts'
import type { Transfer } from '../../../model/transfer.ts'
import type { TransferColumns } from './transfer-columns.ts'

/** Where rows that carry no transfer are told, and how far the file has been read. */
export interface RowTally {
  refuse(refusal: Refusal): void
  skip(): void
  /** Said at every batch of rows. @param total rows of the file, as far as that can be told; null: not known */
  read(consumed: number, total: number | null): void
}

/** A file being read into columns. */
export interface RowFeed {
  /** Rows read so far, those skipped at the start among them. */
  readonly consumed: number
  /** Adds rows until the columns are full (false) or the file has ended (true). */
  fill(columns: TransferColumns, tally: RowTally): Promise<boolean>
  close(): Promise<void>
}

/** A row as read: its 1-based line and its cells. */
export interface FileRow {
  readonly line: number
  readonly cells: Cells
}

/** Feeds any format, row by row, through the format's own reading. */
export class FormatFeed implements RowFeed {
  consumed: number
  readonly #rows: AsyncIterator<readonly FileRow[]>
  readonly #read: (cells: Cells, line: number) => RowOutcome<Transfer>
  #batch: readonly FileRow[] = []
  #next = 0
  #toSkip: number

  readonly #bytes: number | null
  #sampled = 0
  #samples = 0

  /**
   * @param skip rows at the start that an interrupted import already staged
   * @param bytes of the file, from which its rows are estimated; null where they tell nothing (compressed files)
   */
  constructor(
    rows: AsyncIterable<readonly FileRow[]>,
    read: (cells: Cells, line: number) => RowOutcome<Transfer>,
    skip: number,
    bytes: number | null = null,
  ) {
    this.#bytes = bytes
    this.#rows = rows[Symbol.asyncIterator]()
    this.#read = read
    this.#toSkip = skip
    this.consumed = skip
  }

  async fill(columns: TransferColumns, tally: RowTally): Promise<boolean> {
    for (;;) {
      for (; this.#next < this.#batch.length; this.#next++) {
        const row = this.#batch[this.#next] as FileRow
        if (this.#toSkip > 0) {
          this.#toSkip--
          continue
        }
        const outcome = this.#read(row.cells, row.line)
        if (outcome.kind === 'rows' && columns.rows > 0 && columns.rows + outcome.rows.length > columns.capacity)
          return false
        addOutcome(columns, outcome, row.line, tally)
        this.consumed++
      }
      tally.read(this.consumed, this.#total())
      const { done, value } = await this.#rows.next()
      if (done === true) return true
      this.#batch = value
      this.#next = 0
      this.#sample(value[0])
    }
  }

  async close(): Promise<void> {
    await this.#rows.return?.()
  }

  #sample(row: FileRow | undefined): void {
    if (row === undefined) return
    this.#sampled += row.cells.reduce((sum, cell) => sum + (cell?.length ?? 0) + 1, 0)
    this.#samples++
  }

  /** An estimate from the length of one row of every batch. */
  #total(): number | null {
    if (this.#bytes === null || this.#samples === 0) return null
    return Math.max(this.consumed, Math.round((this.#bytes * this.#samples) / this.#sampled))
  }
}

/** Puts what a row became where it belongs. */
export function addOutcome(
  columns: TransferColumns,
  outcome: RowOutcome<Transfer>,
  line: number,
  tally: RowTally,
): void {
  if (outcome.kind === 'refused') tally.refuse(outcome.refusal)
  else if (outcome.kind === 'skipped') tally.skip()
  else for (const transfer of outcome.rows) columns.add(transfer, line)
}

/** Feeds transfers that were read elsewhere, in batches; each counts as a row. */
export class TransferFeed implements RowFeed {
  consumed: number
  readonly #batches: AsyncIterator<readonly Transfer[]>
  #batch: readonly Transfer[] = []
  #next = 0
  #toSkip: number

  constructor(batches: AsyncIterable<readonly Transfer[]>, skip: number) {
    this.#batches = batches[Symbol.asyncIterator]()
    this.#toSkip = skip
    this.consumed = skip
  }

  async fill(columns: TransferColumns): Promise<boolean> {
    for (;;) {
      for (; this.#next < this.#batch.length; this.#next++) {
        if (this.#toSkip > 0) {
          this.#toSkip--
          continue
        }
        if (columns.rows >= columns.capacity) return false
        columns.add(this.#batch[this.#next] as Transfer, ++this.consumed)
      }
      const { done, value } = await this.#batches.next()
      if (done === true) return true
      this.#batch = value
      this.#next = 0
    }
  }

  async close(): Promise<void> {
    await this.#batches.return?.()
  }
}
