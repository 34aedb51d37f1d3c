import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { IntegrityError } from '../../model/errors.ts'
import { BLOCK_MAGIC, soundBlock } from './screen-block.ts'

/** Bytes read at once; many blocks. */
const READ_BYTES = 1 << 22

/** A sound block and where it lies in its log. */
export interface LogBlock {
  readonly at: number
  readonly bytes: Buffer
}

const MAGIC = Buffer.alloc(4)
MAGIC.writeUInt32LE(BLOCK_MAGIC)

/**
 * The sound blocks of a log in order. What follows the last of them is what a process was writing when it died, and is passed over;
 * bytes that are no block but stand before one are damage. The generator returns where the sound part ends.
 * @throws IntegrityError `screenings-damaged`
 */
export function* logBlocks(path: string): Generator<LogBlock, number> {
  const file = openSync(path, 'r')
  try {
    const size = fstatSync(file).size
    let start = 0
    let held = Buffer.alloc(0)
    for (;;) {
      const want = Math.min(READ_BYTES, size - start)
      if (want <= 0) return start
      held = Buffer.allocUnsafe(want)
      const got = readSync(file, held, 0, want, start)
      held = held.subarray(0, got)
      let at = 0
      for (let length = soundBlock(held, at); length > 0; length = soundBlock(held, at)) {
        yield { at: start + at, bytes: held.subarray(at, at + length) }
        at += length
      }
      if (at === 0) {
        checkTail(file, path, start, size)
        return start
      }
      start += at
    }
  } finally {
    closeSync(file)
  }
}

// Nothing sound may follow a torn block.
function checkTail(file: number, path: string, start: number, size: number): void {
  let at = start + 1
  while (at < size) {
    const piece = Buffer.allocUnsafe(Math.min(READ_BYTES, size - at))
    const got = readSync(file, piece, 0, piece.length, at)
    if (got <= 0) return
    const bytes = piece.subarray(0, got)
    for (let found = bytes.indexOf(MAGIC); found >= 0; found = bytes.indexOf(MAGIC, found + 1))
      if (soundBlock(bytes, found) > 0)
        throw new IntegrityError(
          'screenings-damaged',
          `${basename(path)} holds bytes at ${start} that are no screens, and screens after them`,
          { place: { file: path } },
        )
    // A block may begin near the end of the piece: go back by the most that one takes.
    if (at + got >= size) return
    at += Math.max(1, got - (1 << 16))
  }
}
