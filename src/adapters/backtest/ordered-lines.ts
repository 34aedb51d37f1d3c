import { TimeOrder } from '../../analysis/tuning/time-order.ts'
import { type ReadLine, readEventCells, readEventLine } from '../../formats/events/event-lines.ts'
import { EventReader } from '../../formats/events/read-event.ts'
import { LineScanner } from '../../formats/events/scan-line.ts'
import { eventValues } from '../../formats/events/write-event.ts'
import { openRows } from '../files/open-rows.ts'
import { FirstFaults } from './first-faults.ts'
import { type LineBlock, lineBlock, type WaitingLine } from './line-block.ts'
import { readPieces } from './read-pieces.ts'

/** † Lines and bytes of a block: its events live until it is judged, and the fewer they are, the fewer the collector of garbage moves. */
const MOST_LINES = 2_048
const MOST_BYTES = 1 << 24
const LINE_END = 0x0a

/**
 * Puts the lines of all files in the order of time, and says whose share each is: a line is looked at just so far, unless it is written in a
 * way that only a whole reading is certain of.
 */
export class OrderedLines {
  /** Lines that were found here to be no event. */
  readonly faults = new FirstFaults()
  readonly #files: readonly string[]
  readonly #shares: number
  readonly #onBytes: (bytes: number) => void
  readonly #scanner = new LineScanner()
  readonly #reader = new EventReader()
  readonly #encoder = new TextEncoder()
  readonly #order = new TimeOrder<WaitingLine>(
    line => line.atMs,
    line => this.#handed(line),
  )
  readonly #blocks: LineBlock[] = []
  #lines: WaitingLine[] = []
  #bytes = 0
  #next = 0
  /** @param shares at most 64 */
  constructor(files: readonly string[], shares: number, onBytes: (bytes: number) => void) {
    this.#files = files
    this.#shares = shares
    this.#onBytes = onBytes
  }

  /** Events that came too late to be put in their place. */
  get tooLate(): number {
    return this.#order.tooLate
  }

  /** @throws InputError `file-missing`, `file-empty`, `file-not-text`, `line-too-long`, `csv-quote` */
  async *blocks(): AsyncIterable<LineBlock> {
    for (const [n, file] of this.#files.entries()) {
      const read = /\.csv(\.gz)?$/i.test(file) ? this.#readTable(file, n) : this.#readLines(file, n)
      for await (const _ of read) yield* this.#blocks.splice(0)
    }
    this.#order.end()
    this.#close()
    yield* this.#blocks.splice(0)
  }

  async *#readLines(file: string, n: number): AsyncIterable<void> {
    let line = 0
    for await (const piece of readPieces(file, this.#onBytes)) {
      for (let start = 0; start < piece.length; ) {
        const end = piece.indexOf(LINE_END, start)
        const until = end === -1 ? piece.length : end
        this.#line(piece, start, until, n, ++line)
        start = until + 1
      }
      yield
    }
  }

  #line(piece: Buffer, start: number, end: number, file: number, line: number): void {
    const scanner = this.#scanner
    if (scanner.scan(piece, start, end)) {
      const owner = this.#ownerOf(piece, scanner.from, scanner.until)
      this.#order.push({ atMs: scanner.atMs, bytes: piece.subarray(start, end), owner, file, line })
      return
    }
    const read = readEventLine(piece.toString('utf8', start, end), line, this.#reader)
    if (read !== null) this.#read(read, piece.subarray(start, end), file)
  }

  async *#readTable(file: string, n: number): AsyncIterable<void> {
    const table = await openRows(file)
    for await (const rows of table.rows()) {
      for (const { line, cells } of rows)
        this.#read(readEventCells(table.columns, cells as readonly string[], line, this.#reader), null, n)
      yield
    }
    this.#onBytes(table.bytes)
  }

  /** @param bytes null: the event is written anew, as JSON */
  #read(read: ReadLine, bytes: Uint8Array | null, file: number): void {
    if ('fault' in read) {
      this.faults.add({ ...read.fault, file })
      return
    }
    const { event, profile, line } = read
    const name = this.#encoder.encode(event.customer)
    const written =
      bytes ??
      this.#encoder.encode(JSON.stringify(profile === null ? eventValues(event) : { ...eventValues(event), profile }))
    const owner = this.#ownerOf(name, 0, name.length)
    this.#order.push({ atMs: event.atMs, bytes: written, owner, file, line })
  }

  /** FNV-1a over the name's bytes: any number will do that is the same for the same name. */
  #ownerOf(bytes: Uint8Array, from: number, until: number): number {
    let h = 0x811c9dc5
    for (let i = from; i < until; i++) h = Math.imul(h ^ (bytes[i] as number), 0x01000193)
    return ((h ^ (h >>> 15)) >>> 0) % this.#shares
  }

  #handed(line: WaitingLine): void {
    this.#lines.push(line)
    this.#bytes += line.bytes.length
    if (this.#lines.length === MOST_LINES || this.#bytes >= MOST_BYTES) this.#close()
  }

  #close(): void {
    if (this.#lines.length === 0) return
    this.#blocks.push(lineBlock(this.#next, this.#lines))
    this.#next += this.#lines.length
    this.#lines = []
    this.#bytes = 0
  }
}
