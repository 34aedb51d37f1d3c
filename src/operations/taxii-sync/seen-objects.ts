/** Remembers which texts came in a series of pages, by 52 bits of each: enough to tell a server that repeats itself. */
export class SeenObjects {
  readonly #marks = new Set<number>()

  /** How many of them had not come before; from then on they have. */
  fresh(objects: readonly string[]): number {
    const before = this.#marks.size
    for (const json of objects) this.#marks.add(markOf(json))
    return this.#marks.size - before
  }
}

/** Two runs of FNV-1a over ends and middle of the text, which hold its id and its version, and over its length. */
function markOf(text: string): number {
  let a = 0x811c9dc5 ^ text.length
  let b = 0x1b873593 ^ text.length
  const step = Math.max(1, Math.floor((text.length - 512) / 1_024))
  for (let i = 0; i < text.length; i += i < 512 ? 1 : step) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 0x01000193)
    b = Math.imul(b ^ (c + i), 0x85ebca6b)
  }
  return (a >>> 0) * 0x100000 + ((b >>> 12) & 0xfffff)
}
