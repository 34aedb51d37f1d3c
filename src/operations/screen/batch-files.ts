/** A record of an input file. */
export interface BatchRow {
  /** 1-based line on which it begins. */
  readonly line: number
  readonly cells: readonly string[]
  /** Why it is no record; null where it is one. */
  readonly fault: string | null
}

/** How rows are split: cells of a CSV, or one party a line. */
export type BatchLayout = 'csv' | 'lines'

/** What is to be screened into what. */
export interface BatchRequest {
  readonly file: string
  readonly out: string
  /** What must be the same for an interrupted run to be gone on with, by name: the digest of the lists, options. */
  readonly binding: Readonly<Record<string, string>>
  /** Begin anew whatever is there. */
  readonly restart: boolean
}

/** How far a batch has come. */
export interface BatchMark<T> {
  /** Records of the input that are answered in the output, the header left out. */
  readonly rows: number
  readonly finished: boolean
  /** What the operation counts. */
  readonly counts: T
}

/** An input and its output, held open. */
export interface OpenBatch<T> {
  /** Where the run before stopped; null: there was none. */
  readonly before: BatchMark<T> | null
  /** The first line that is not blank, without its line break. */
  readonly firstLine: string
  /** Share of the input that was read, 0 to 1. */
  share(): number
  /** All records from the first. @throws InputError `csv-quote`, `file-unreadable`, `gzip-bomb` */
  rows(layout: BatchLayout): AsyncIterable<readonly BatchRow[]>
  /** Appends to the output. */
  write(text: string): Promise<void>
  /** Makes all that was written, and that it is so far, survive a power cut. A finished output gets its name. */
  commit(mark: BatchMark<T>): Promise<void>
  close(): Promise<void>
}

/** Opens batches. */
export interface BatchFiles {
  /**
   * @throws InputError `file-missing`, `file-empty`, `out-exists`, `out-is-input`, `out-not-a-file`, `batch-busy`, and where a run
   * before cannot be gone on with: `batch-changed` (input, lists or options), `batch-output-changed`
   */
  open<T>(request: BatchRequest): Promise<OpenBatch<T>>
}
