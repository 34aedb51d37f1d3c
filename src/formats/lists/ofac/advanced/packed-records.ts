/** Bytes that are taken from memory at a time. */
const BLOCK = 1 << 20
/** Characters that are made into one string at a time. */
const SPAN = 8_192
const SHIFT = 2 ** 32

/**
 * Records that wait, as JSON in plain bytes, in the order in which they came. Kept as objects or strings they would be what the garbage
 * collector copies, and make its young space grow to several times their size; bytes lie beside it.
 */
export class PackedRecords<T> {
  private readonly blocks: Uint8Array[] = []
  private at = 0
  /** Where each record begins: the number of its block, times 2^32, and the byte within it. It ends at a zero byte. */
  private readonly places = new Map<string, number>()

  get size(): number {
    return this.places.size
  }

  has(id: string): boolean {
    return this.places.has(id)
  }

  ids(): IterableIterator<string> {
    return this.places.keys()
  }

  /** Keeps a record; one of the same key before is forgotten. */
  set(id: string, record: T): void {
    const text = JSON.stringify(record).replace(
      /[\u0080-\uffff]/g,
      c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    let block = this.blocks.at(-1)
    if (block === undefined || this.at + text.length >= block.length) {
      block = new Uint8Array(Math.max(BLOCK, text.length + 1))
      this.blocks.push(block)
      this.at = 0
    }
    for (let i = 0; i < text.length; i++) block[this.at + i] = text.charCodeAt(i)
    this.places.set(id, (this.blocks.length - 1) * SHIFT + this.at)
    this.at += text.length + 1
  }

  /** The record of a key; null where there is none. */
  get(id: string): T | null {
    const place = this.places.get(id)
    const block = place === undefined ? undefined : this.blocks[Math.floor(place / SHIFT)]
    if (place === undefined || block === undefined) return null
    const from = place % SHIFT
    const bytes = block.subarray(from, block.indexOf(0, from))
    let text = ''
    for (let i = 0; i < bytes.length; i += SPAN) text += String.fromCharCode(...bytes.subarray(i, i + SPAN))
    return JSON.parse(text) as T
  }
}
