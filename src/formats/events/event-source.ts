import type { EventKind } from '../../model/monitor/customer-event.ts'

/** Where the fields of an event are read from: parsed JSON, a table's cells, or the bytes of a line. Each is read once, by its name. */
export interface EventSource {
  /** What kind of event it is; null: none that is known. */
  kind(): EventKind | null
  /** When it was, Unix milliseconds. */
  atMs(): number
  /** A text without control characters. */
  text(name: string): string
  /** The same, or null. */
  maybeText(name: string): string | null
  /** One of some words. */
  word<W extends string>(name: string, words: readonly W[]): W
  /** The same, or null. */
  maybeWord<W extends string>(name: string, words: readonly W[]): W | null
  /** Finite, from `least` to `most`. */
  number(name: string, least: number, most?: number): number
  /** The same, or null. */
  maybeNumber(name: string, least: number, most?: number): number | null
  /** A whole number, or null. */
  maybeWhole(name: string, least: number, most: number): number | null
  /** Base units. */
  amount(name: string): bigint
  /** Unix milliseconds. */
  time(name: string): number
  /** The same, or null. */
  maybeTime(name: string): number | null
  /** True or false. */
  truth(name: string): boolean
  /** The same, or null. */
  maybeTruth(name: string): boolean | null
  /** Texts. */
  texts(name: string): readonly string[] | null
  /** The text there if it is an EVM account in canonical form on that ledger, else null. */
  plainEvm(name: string, ledger: string): string | null
  /** An object inside, or null; what was read for one line may be given for another in which the same stands. */
  object<T>(name: string, read: (fields: ObjectSource) => T): T | null
  /** An object inside, or null, that seldom is the same twice; of whom it is, `read` is told. */
  part<T>(name: string, read: (fields: EventSource, of: string) => T, of: string): T | null
  /** Refuses fields that nobody read. */
  end(): void
  /** What a field is called from outside, for errors. */
  place(name: string): { place: { field: string } }
}

/** Where the fields of an object inside are read from, which may hold lists of objects. */
export interface ObjectSource extends EventSource {
  /** Objects of a list, each read by `read`. */
  list<T>(name: string, read: (fields: ObjectSource) => T): readonly T[] | null
}
