import { z } from 'zod'
import type { ScreenAnswer } from '../../analysis/screen/screen-answer.ts'
import type { Screener } from '../../analysis/screen/screener.ts'
import {
  ONE_A_LINE,
  PARTY_COLUMNS,
  type PartyColumns,
  type PartyText,
  partiesOfRow,
  partyColumns,
} from '../../formats/screen/party-columns.ts'
import { joinAnswers, type RowAnswer, unreadRow } from '../../formats/screen/row-answer.ts'
import { verdictHeader, verdictJson, verdictRow } from '../../formats/screen/verdict-csv.ts'
import { InputError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import { parseLedger } from '../../model/ledger.ts'
import type { Party } from '../../model/party.ts'
import type { Clock, Progress } from '../ports.ts'
import { addRow, type BatchCounts, NO_COUNTS } from './batch-counts.ts'
import type { BatchFiles, BatchLayout, BatchRow, OpenBatch } from './batch-files.ts'
import { parseParty } from './parse-party.ts'
import { alsoKeys, type PastParties, rememberedParty } from './past-parties.ts'
import type { screenOne } from './screen-party.ts'

/** What `cordon screen --file` takes. */
export const screenFileInput = z.object({
  file: z
    .string()
    .min(1)
    .describe('CSV with a header, or one party a line; may be gzipped')
    .meta({ placeholder: 'FILE' }),
  out: z.string().min(1).describe('where the verdicts go').meta({ placeholder: 'FILE' }),
  ndjson: z
    .boolean()
    .default(false)
    .describe('write one JSON object a line in place of CSV, as for a name ending in .ndjson'),
  lines: z.boolean().default(false).describe('take every line for one party, whatever commas it holds'),
  restart: z.boolean().default(false).describe('begin anew and write over what is there'),
})

/** What a batch reaches. */
export interface BatchWorld {
  readonly batch: BatchFiles
  readonly screener: Screener
  /** Screens a transaction by its parties; null: the screener's own answer stands. */
  readonly transaction:
    | ((party: Extract<Party, { kind: 'transaction' }>, at: Instant) => ReturnType<typeof screenOne>)
    | null
  /** Null: nothing is remembered, as for a question about the past. */
  readonly past: PastParties | null
  /** The time for which is asked, for which the screener was made; null: now. */
  readonly asOf: Instant | null
  readonly clock: Clock
  readonly progress: Progress
  readonly by: string
  interrupted(): boolean
}

/** What a batch came to. */
export interface BatchSummary extends BatchCounts {
  readonly file: string
  readonly out: string
  readonly rows: number
  /** Rows that an earlier run had answered. */
  readonly resumedAt: number
  readonly finished: boolean
  /** Digest of the list versions behind every verdict of the file. */
  readonly lists: string
  /** Of this run. */
  readonly seconds: number
}

/** Rows and milliseconds between two commits. */
const COMMIT_ROWS = 50_000
const COMMIT_MS = 1000

/**
 * Screens every row of a file. Rows that cannot be read are answered `unknown` with a code, never dropped. A run that was cut off at
 * any moment is gone on with by the same call: no row is lost or answered twice.
 * @throws InputError `columns-unknown`, and what {@link BatchFiles.open} and {@link OpenBatch.rows} throw
 */
export async function screenFile(input: z.output<typeof screenFileInput>, world: BatchWorld): Promise<BatchSummary> {
  const { file, out, lines, restart } = input
  const ndjson = input.ndjson || /\.(?:ndjson|jsonl)$/i.test(out)
  const { screener, clock, asOf } = world
  const started = clock.monotonic()
  const options = JSON.stringify({ ndjson, lines, asOf })
  const batch = await world.batch.open<BatchCounts>({
    file,
    out,
    restart,
    binding: { lists: screener.digest, options },
  })
  try {
    const resumedAt = batch.before?.rows ?? 0
    const work = new BatchWork(batch, world, layoutOf(batch.firstLine, lines), ndjson)
    const finished = batch.before?.finished === true || (await work.run())
    const seconds = (clock.monotonic() - started) / 1000
    return { file, out, rows: work.rows, ...work.counts, resumedAt, finished, lists: screener.digest, seconds }
  } finally {
    world.progress.end()
    await batch.close()
  }
}

/** A batch under way. */
class BatchWork {
  rows: number
  counts: BatchCounts
  readonly #batch: OpenBatch<BatchCounts>
  readonly #world: BatchWorld
  readonly #layout: BatchLayout
  readonly #ndjson: boolean
  /** When the rows at hand were read: one time for all of a piece of the file. */
  #at: Instant = 0

  constructor(batch: OpenBatch<BatchCounts>, world: BatchWorld, layout: BatchLayout, ndjson: boolean) {
    this.#batch = batch
    this.#world = world
    this.#layout = layout
    this.#ndjson = ndjson
    this.rows = batch.before?.rows ?? 0
    this.counts = batch.before?.counts ?? NO_COUNTS
  }

  /** False when it was asked to stop before the end. */
  async run(): Promise<boolean> {
    const world = this.#world
    const now = (): number => world.clock.monotonic()
    const titled = this.#layout === 'csv'
    let columns: PartyColumns | null = titled ? null : ONE_A_LINE
    // The header is a record too, but none of `rows`; a run that goes on reads it again.
    if (!titled && this.#batch.before === null && !this.#ndjson)
      await this.#batch.write(verdictHeader(ONE_A_LINE.header))
    let skip = this.rows
    let committed = this.rows
    let committedAt = now()
    for await (const rows of this.#batch.rows(this.#layout)) {
      let text = ''
      this.#at = world.clock.now()
      for (const row of rows) {
        if (columns === null) {
          columns = partyColumns(row.cells) ?? ONE_A_LINE
          if (this.#batch.before === null && !this.#ndjson) text += verdictHeader(columns.header)
        } else if (skip > 0) skip--
        else text += await this.#answer(row, columns)
      }
      if (text !== '') await this.#batch.write(text)
      const share = this.#batch.share()
      world.progress.at(this.rows, share > 0 ? Math.round(this.rows / share) : null, 'screening')
      const stop = world.interrupted()
      if (!stop && this.rows - committed < COMMIT_ROWS && now() - committedAt < COMMIT_MS) continue
      await this.#commit(false)
      if (stop) return false
      committed = this.rows
      committedAt = now()
    }
    await this.#commit(true)
    return true
  }

  async #commit(finished: boolean): Promise<void> {
    // First the memory: a row that counts as done is remembered. One that is done twice after a crash is remembered twice.
    await this.#world.past?.flush()
    await this.#batch.commit({ rows: this.rows, finished, counts: this.counts })
  }

  async #answer(row: BatchRow, columns: PartyColumns): Promise<string> {
    const answer = await this.#judge(row, columns)
    this.rows++
    this.counts = addRow(this.counts, answer)
    return this.#ndjson
      ? verdictJson(row.line, columns.header, row.cells, answer)
      : verdictRow(columns.header.length, row.cells, answer)
  }

  async #judge(row: BatchRow, columns: PartyColumns): Promise<RowAnswer> {
    if (row.fault !== null) return unreadRow(row.fault, `line ${row.line} is no record that can be read`)
    if (row.cells.length > columns.header.length)
      return unreadRow('row-width', `${row.cells.length} cells under ${columns.header.length} columns`)
    const texts = partiesOfRow(columns, row.cells)
    if (texts.length === 0) return unreadRow('party-missing', 'the row names no party')
    const { screener, transaction, past, asOf, by } = this.#world
    const at = this.#at
    const answers: ScreenAnswer[] = []
    const ref = columns.id < 0 ? null : row.cells[columns.id] || null
    let fault: InputError | null = null
    for (const text of texts) {
      try {
        const party = readParty(text)
        const when = asOf ?? at
        const { answer, also } =
          party.kind === 'transaction' && transaction
            ? await transaction(party, when)
            : { answer: screener.screen(party, when), also: [] }
        answers.push(answer)
        const seen = rememberedParty(party)
        past?.remember({ at, by, ...seen, verdict: answer.verdict, ref }, [...also, ...alsoKeys(seen)])
      } catch (error) {
        // What is wrong with the row is told in the row; a fault of ours or of the disk ends the run.
        if (!(error instanceof InputError)) throw error
        fault ??= error
      }
    }
    return joinAnswers(answers, fault)
  }
}

function readParty({ kind, text, ledger, birth, country }: PartyText): Party {
  if (text.includes('\uFFFD')) throw new InputError('text-malformed', 'the row holds bytes that are not UTF-8')
  return parseParty(text, {
    kind: kind ?? undefined,
    ledger: ledger === null ? undefined : parseLedger(ledger),
    birth: birth ?? undefined,
    country: country ?? undefined,
  })
}

function layoutOf(firstLine: string, lines: boolean): BatchLayout {
  if (lines) return 'lines'
  const cells = firstLine.split(',').map(cell => cell.replace(/^\s*"|"\s*$/g, ''))
  if (partyColumns(cells) !== null) return 'csv'
  if (cells.length === 1) return 'lines'
  throw new InputError(
    'columns-unknown',
    `the first line names no column that is known (${PARTY_COLUMNS}); --lines takes every line for one party`,
    { place: { line: 1 } },
  )
}
