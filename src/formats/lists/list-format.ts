import type { Instant } from '../../model/instant.ts'
import type { ListEntry } from '../../model/list-entry.ts'
import type { Coverage } from '../../model/list-version.ts'

/** Something in a source that was not taken in as it stands. Nothing is lost without one of these. */
export interface ListFault {
  /** 1-based line of the file, null where it cannot be told. */
  readonly line: number | null
  readonly field: string | null
  readonly code: string
  readonly reason: string
  /** True: what it concerns is missing from the entries, so that the version covers less than it says. */
  readonly lost: boolean
}

/** What the reader of a whole source knows at its end. */
export interface ListReading {
  /** When the publisher made this version, as the source itself says; null where it does not. */
  readonly publishedAt: Instant | null
  /** How many entries the source says it has; null where it does not say. */
  readonly declared: number | null
  readonly covers: readonly Coverage[]
}

/** Where a reader puts what it finds, in the source's order. */
export interface ListSink {
  entry(entry: ListEntry): void
  fault(fault: ListFault): void
}

/**
 * Reads one source as it comes, in chunks of any size. Its memory does not grow with the source beyond what relations and reference
 * tables need. Pure: no disk, no clock.
 */
export interface ListReader {
  /**
   * @param file which of the format's files the text belongs to: a key of {@link ListFormat.files}
   * @throws InputError with place.line, as soon as the source cannot be right as a whole
   */
  push(text: string, file: string): void
  /**
   * Ends the source. @throws InputError `list-truncated`, `list-empty`, `list-malformed`
   */
  end(): ListReading
}

/** One layout in which a publisher gives a list. */
export interface ListFormat {
  /** The word for `--as`: `ofac-sdn-csv`. */
  readonly name: string
  /** One line for the help text. */
  readonly about: string
  /**
   * The source's files by key, in the order in which they are pushed (companions may come before `main`, where the format needs them
   * first). `main` is always there; an optional one that is left out is told as a fault.
   */
  readonly files: readonly { readonly key: string; readonly optional: boolean; readonly about: string }[]
  /** True: the source is not text (a workbook), and chunks come as binary strings, one character a byte. */
  readonly binary?: boolean
  /** Text encoding of the files; UTF-8 unless said. */
  readonly encoding?: 'utf-8' | 'windows-1252' | 'shift_jis'
  /** @param context the list's name and the source's file name, for messages and ids */
  open(sink: ListSink, context: { readonly file: string }): ListReader
}
