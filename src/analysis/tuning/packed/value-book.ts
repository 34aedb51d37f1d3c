import { REF } from './packed-row.ts'

/** † Values that are kept. */
const MOST = 65_536
/** † Objects that have come once. */
const MOST_YOUNG = 16_384

/** Numbers for texts and objects that come again and again, so that each is told once. What comes once, or beyond the bound, gets none. */
export class ValueBook {
  readonly #refs = new Map<unknown, number>()
  readonly #young = new Set<object>()
  #fresh: unknown[] = []

  /** The number of a text; null: of nothing. */
  ofText(text: string | null): number {
    if (text === null) return REF.none
    return this.#refs.get(text) ?? this.#add(text)
  }

  /** The number of an object that is the same one whenever it comes again. */
  ofObject(value: object | null): number {
    if (value === null) return REF.none
    const known = this.#refs.get(value)
    if (known !== undefined) return known
    // One that never comes again would only take up room.
    if (this.#young.delete(value)) return this.#add(value)
    if (this.#young.size === MOST_YOUNG) this.#young.clear()
    this.#young.add(value)
    return REF.inLine
  }

  /** Values that have got a number since the last call, in its order. */
  fresh(): readonly unknown[] {
    const fresh = this.#fresh
    this.#fresh = []
    return fresh
  }

  #add(value: unknown): number {
    if (this.#refs.size === MOST) return REF.inLine
    const ref = this.#refs.size + 1
    this.#refs.set(value, ref)
    this.#fresh.push(value)
    return ref
  }
}
