/** Many short texts of one byte a character in one array: a third of what JavaScript's strings take. */
export interface PackedTexts {
  readonly count: number
  readonly bytes: number
  /** Every text's bytes, one after another. */
  readonly chars: Uint8Array
  /** Where text `i` begins; it ends where `i + 1` begins. */
  readonly starts: Uint32Array
}

/** Text `i`. */
export function textAt(texts: PackedTexts, i: number): string {
  return String.fromCharCode(...texts.chars.subarray(texts.starts[i], texts.starts[i + 1]))
}

/** True where text `i` is this one. */
export function isTextAt(texts: PackedTexts, i: number, text: string): boolean {
  const start = texts.starts[i] as number
  if ((texts.starts[i + 1] as number) - start !== text.length) return false
  // From the end: the ends differ sooner, for beginnings are made by hand to look alike.
  for (let k = text.length - 1; k >= 0; k--) if (texts.chars[start + k] !== text.charCodeAt(k)) return false
  return true
}

/** Collects texts of characters up to U+00FF. */
export class TextPacker {
  #chars = new Uint8Array(1 << 12)
  #starts = new Uint32Array(1 << 7)
  #count = 0
  #end = 0

  get count(): number {
    return this.#count
  }

  /** Adds a text; false, and nothing is added, where it has characters beyond U+00FF. */
  add(text: string): boolean {
    const end = this.#end + text.length
    if (end > this.#chars.length)
      this.#chars = grown(this.#chars, new Uint8Array(Math.max(end, this.#chars.length * 2)))
    if (this.#count + 2 > this.#starts.length)
      this.#starts = grown(this.#starts, new Uint32Array(this.#starts.length * 2))
    const chars = this.#chars
    let all = 0
    for (let k = 0, at = this.#end; k < text.length; k++, at++) {
      const code = text.charCodeAt(k)
      chars[at] = code
      all |= code
    }
    if (all > 255) return false
    this.#end = end
    this.#starts[++this.#count] = end
    return true
  }

  /** What was collected, in arrays of its own length. */
  pack(): PackedTexts {
    const chars = this.#chars.slice(0, this.#end)
    const starts = this.#starts.slice(0, this.#count + 1)
    return { count: this.#count, chars, starts, bytes: chars.byteLength + starts.byteLength }
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
