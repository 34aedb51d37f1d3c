import { EventPacker } from '../../analysis/tuning/packed/event-packer.ts'
import type { PackedBlock } from '../../analysis/tuning/packed/packed-block.ts'
import { type ReadLine, readEventCells, readEventLine } from '../../formats/events/event-lines.ts'
import { LineReader } from '../../formats/events/line-reader.ts'
import { EventReader } from '../../formats/events/read-event.ts'
import { eventValues } from '../../formats/events/write-event.ts'
import { openRows } from '../files/open-rows.ts'
import { FirstFaults } from './first-faults.ts'
import type { HistoryEnd, HistorySource } from './history-source.ts'
import { readPieces } from './read-pieces.ts'

const LINE_END = 0x0a

/** Files of events, NDJSON or (by their names, .csv) tables, plain or .gz: read once, and packed in the order of time. */
export class RawHistory implements HistorySource {
  readonly #faults = new FirstFaults()
  readonly #files: readonly string[]
  readonly #onBytes: (bytes: number) => void
  readonly #reader = new EventReader()
  readonly #lineReader = new LineReader(this.#reader, textOf)
  readonly #encoder = new TextEncoder()
  readonly #blocks: PackedBlock[] = []
  readonly #packer = new EventPacker(block => this.#blocks.push(block))
  constructor(files: readonly string[], onBytes: (bytes: number) => void) {
    this.#files = files
    this.#onBytes = onBytes
  }

  /** Customers of all events so far. */
  get customers(): number {
    return this.#packer.customers.size
  }

  end(): HistoryEnd {
    const { count, first } = this.#faults
    const firstFaults = first.map(({ file, ...fault }) => ({ file: this.#files[file] ?? '', ...fault }))
    return { faults: count, firstFaults, outOfOrder: this.#packer.tooLate, repeated: this.#packer.repeated }
  }

  /** @throws InputError `file-missing`, `file-empty`, `file-not-text`, `line-too-long`, `csv-quote` */
  async *blocks(): AsyncIterable<PackedBlock> {
    for (const [n, file] of this.#files.entries()) {
      const read = /\.csv(\.gz)?$/i.test(file) ? this.#readTable(file, n) : this.#readLines(file, n)
      for await (const _ of read) yield* this.#blocks.splice(0)
    }
    this.#packer.end()
    yield* this.#blocks.splice(0)
  }

  async *#readLines(file: string, n: number): AsyncIterable<void> {
    let line = 0
    for await (const piece of readPieces(file, this.#onBytes)) {
      // A part of it is had quicker than of a Buffer.
      const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.length)
      for (let start = 0; start < piece.length; ) {
        const end = piece.indexOf(LINE_END, start)
        const until = end === -1 ? piece.length : end
        this.#line(bytes, start, until, n, ++line)
        start = until + 1
      }
      yield
    }
  }

  #line(bytes: Uint8Array, start: number, end: number, file: number, line: number): void {
    const quick = this.#lineReader.read(bytes, start, end)
    if (quick !== null) {
      this.#packer.add(quick, bytes, start, end, true)
      return
    }
    const read = readEventLine(textOf(bytes, start, end), line, this.#reader)
    if (read !== null) this.#take(read, bytes, start, end, file)
  }

  async *#readTable(file: string, n: number): AsyncIterable<void> {
    const table = await openRows(file)
    for await (const rows of table.rows()) {
      for (const { line, cells } of rows) {
        const read = readEventCells(table.columns, cells as readonly string[], line, this.#reader)
        const bytes = 'fault' in read ? NO_BYTES : this.#encoder.encode(JSON.stringify(eventValues(read.event)))
        this.#take(read, bytes, 0, bytes.length, n)
      }
      yield
    }
    this.#onBytes(table.bytes)
  }

  #take(read: ReadLine, bytes: Uint8Array, start: number, end: number, file: number): void {
    if ('fault' in read) this.#faults.add({ ...read.fault, file })
    else this.#packer.add(read, bytes, start, end, false)
  }
}

const NO_BYTES = new Uint8Array(0)

/** Text as Node reads it quickest. */
function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.prototype.utf8Slice.call(bytes, start, end)
}
