/** An object on its way out. */
export interface Outgoing {
  /** Its place in our log. */
  readonly seq: number
  readonly id: string
  readonly version: string
  /** As it is shown to whom it goes. */
  readonly json: string
}

/** † Most objects of one request. */
export const MOST_IN_BATCH = 1_000
const HEAD = '{"objects":['
const TAIL = ']}'

/** The envelope of objects (TAXII 2.1, section 3.7). */
export function envelopeOf(objects: readonly Outgoing[]): string {
  return `${HEAD}${objects.map(o => o.json).join(',')}${TAIL}`
}

/** How many of the first objects fit into an envelope below so many bytes; 0: not even the first. */
export function fitting(objects: readonly Outgoing[], mostBytes: number): number {
  let bytes = HEAD.length + TAIL.length - 1
  for (const [i, { json }] of objects.entries()) {
    bytes += bytesOf(json) + 1
    // A body that reaches the bound may be refused (section 4.2).
    if (bytes >= mostBytes || i === MOST_IN_BATCH) return i
  }
  return objects.length
}

/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    // Both halves of a pair count two, which makes the four bytes of the pair.
    if (c > 0x7f) bytes += c > 0x7ff && (c < 0xd800 || c > 0xdfff) ? 2 : 1
  }
  return bytes
}
