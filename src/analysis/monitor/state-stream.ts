/** Takes a state's parts one after the other; big ones as they lie in memory, without a copy. */
export interface StateSink {
  /** Small figures. */
  json(value: unknown): void
  /** Bytes of a typed array; whoever takes them writes them before it returns. */
  bytes(view: ArrayBufferView): void
}

/** Gives the parts in the same order. */
export interface StateSource {
  json(): unknown
  /** Fills a typed array of the length that was written. @throws IntegrityError if it is another */
  bytes(view: ArrayBufferView): void
}

/** Entries of a map at a time. */
const BATCH = 10_000

/** Writes a map's entries, in batches so that no text grows long. */
export function saveEntries(sink: StateSink, entries: Iterable<readonly [unknown, unknown]>): void {
  let batch: (readonly [unknown, unknown])[] = []
  for (const entry of entries) {
    batch.push(entry)
    if (batch.length < BATCH) continue
    sink.json(batch)
    batch = []
  }
  sink.json(batch)
  if (batch.length > 0) sink.json([])
}

/** Reads what {@link saveEntries} wrote. */
export function* loadEntries<K, V>(source: StateSource): Iterable<[K, V]> {
  for (;;) {
    const batch = source.json() as [K, V][]
    if (batch.length === 0) return
    yield* batch
  }
}
