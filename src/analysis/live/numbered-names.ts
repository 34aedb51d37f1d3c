/** So many that the longest pause, when one of them grows, is a small part of what a single map of millions would take. */
const MAPS = 256

/** Numbers names from 1, in the order in which they are met. */
export class NumberedNames<Name extends string> {
  readonly #numbers = Array.from({ length: MAPS }, () => new Map<Name, number>())
  readonly #names: Name[] = []

  get count(): number {
    return this.#names.length
  }

  /** 0: the name was never met. */
  find(name: Name): number {
    return this.#mapOf(name).get(name) ?? 0
  }

  number(name: Name): number {
    const map = this.#mapOf(name)
    const known = map.get(name)
    if (known !== undefined) return known
    this.#names.push(name)
    map.set(name, this.#names.length)
    return this.#names.length
  }

  name(number: number): Name {
    const name = this.#names[number - 1]
    if (name === undefined) throw new RangeError(`nothing is numbered ${number}`)
    return name
  }

  /** Names that differ at all mostly differ at their ends: those of addresses are as good as random. */
  #mapOf(name: Name): Map<Name, number> {
    const { length } = name
    const end = name.charCodeAt(length - 1) + 31 * name.charCodeAt(length - 2) + 57 * name.charCodeAt(length - 9)
    return this.#numbers[end & (MAPS - 1)] ?? (this.#numbers[0] as Map<Name, number>)
  }
}
