/** Lines of history in the order of time, as bytes in memory that threads share. */
export interface LineBlock {
  /** Place of its first line in the order of time. */
  readonly first: number
  readonly bytes: Uint8Array
  /** Where each line ends in the bytes. */
  readonly ends: Uint32Array
  /** Whose customer's event each line is. */
  readonly owners: Uint8Array
  /** Where each line stands: the number of its file, and its own. */
  readonly files: Uint16Array
  readonly lines: Float64Array
}

/** A line that waits for its place in the order of time. */
export interface WaitingLine {
  readonly atMs: number
  readonly bytes: Uint8Array
  readonly owner: number
  readonly file: number
  readonly line: number
}

/** Puts lines together to a block. */
export function lineBlock(first: number, waiting: readonly WaitingLine[]): LineBlock {
  const size = waiting.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const n = waiting.length
  const bytes = new Uint8Array(new SharedArrayBuffer(size))
  const ends = new Uint32Array(new SharedArrayBuffer(n * 4))
  const owners = new Uint8Array(new SharedArrayBuffer(n))
  const files = new Uint16Array(new SharedArrayBuffer(n * 2))
  const lines = new Float64Array(new SharedArrayBuffer(n * 8))
  let at = 0
  for (const [i, line] of waiting.entries()) {
    bytes.set(line.bytes, at)
    at += line.bytes.length
    ends[i] = at
    owners[i] = line.owner
    files[i] = line.file
    lines[i] = line.line
  }
  return { first, bytes, ends, owners, files, lines }
}
