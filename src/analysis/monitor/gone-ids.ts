import { loadEntries, type StateSink, type StateSource, saveEntries } from './state-stream.ts'

/** † Ids of one generation. */
const GENERATION = 250_000

/**
 * Ids of events that no window holds any more, with their numbers, so that they are known if they come again: the latest 250,000 to
 * 500,000 of them.
 */
export class GoneIds {
  #young = new Map<string, number>()
  #old = new Map<string, number>()

  /** How many it knows. */
  get size(): number {
    return this.#young.size + this.#old.size
  }

  /** Keeps one. */
  add(id: string, place: number): void {
    if (this.#young.size >= GENERATION) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(id, place)
  }

  /** The number of one; null: it is not known. */
  find(id: string): number | null {
    return this.#young.get(id) ?? this.#old.get(id) ?? null
  }

  /** Writes it. */
  save(sink: StateSink): void {
    saveEntries(sink, this.#old)
    saveEntries(sink, this.#young)
  }

  /** Takes what {@link save} wrote. */
  load(source: StateSource): void {
    this.#old = new Map(loadEntries<string, number>(source))
    this.#young = new Map(loadEntries<string, number>(source))
  }
}
