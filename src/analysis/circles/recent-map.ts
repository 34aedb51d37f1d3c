/**
 * A map that forgets: of so many keys at most, and never one of the last half of them. Two generations take each other's place, since to
 * delete the oldest of a large `Map` one by one costs more with each that went.
 */
export class RecentMap<K, V> {
  readonly #half: number
  #young = new Map<K, V>()
  #old = new Map<K, V>()

  /** @param most keys */
  constructor(most: number) {
    this.#half = Math.max(1, Math.floor(most / 2))
  }

  get(key: K): V | undefined {
    // To look a text up costs the hash of all its letters: not where there is nothing.
    const young = this.#young.size === 0 ? undefined : this.#young.get(key)
    return young ?? (this.#old.size === 0 ? undefined : this.#old.get(key))
  }

  /** Whether the key is kept, whatever its value. */
  has(key: K): boolean {
    return this.#young.has(key) || this.#old.has(key)
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.#half && !this.#young.has(key)) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }

  delete(key: K): void {
    this.#young.delete(key)
    this.#old.delete(key)
  }

  /** Keys and values, the oldest first. */
  entries(): readonly (readonly [K, V])[] {
    return [...[...this.#old].filter(([key]) => !this.#young.has(key)), ...this.#young]
  }
}
