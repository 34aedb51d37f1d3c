import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { InputError } from '../../model/errors.ts'

const PIECE = 1 << 20
/** A line longer than this has no end: it is given up before it fills the memory. */
const LONGEST = 1 << 22
const LINE_END = 0x0a

/**
 * Reads a text file, plain or .gz, and hands on pieces of whole lines, as bytes, without a byte order mark.
 * @param onBytes told of bytes of the file since it was told last
 * @throws InputError `file-missing`, `file-empty`, `file-not-text`, `line-too-long`
 */
export async function* readPieces(path: string, onBytes: (bytes: number) => void): AsyncIterable<Buffer> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new InputError('file-missing', `there is no file ${path}`, { place: { file: path } })
  if (found.size === 0) throw new InputError('file-empty', `${path} is empty`, { place: { file: path } })
  const file = createReadStream(path, { highWaterMark: PIECE })
  const bytes = /\.gz$/i.test(path) ? pipeline(file, createGunzip({ chunkSize: PIECE }), () => {}) : file
  let rest: Buffer = Buffer.alloc(0)
  let told = 0
  let begun = false
  const whole = (piece: Buffer): Buffer => {
    if (!isUtf8(piece)) throw new InputError('file-not-text', `${path} is not UTF-8 text`, { place: { file: path } })
    const marked = !begun && piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf
    begun = true
    return marked ? piece.subarray(3) : piece
  }
  try {
    for await (const read of bytes) {
      const piece = read as Buffer
      const end = piece.lastIndexOf(LINE_END) + 1
      if (end > 0) {
        yield whole(rest.length === 0 ? piece.subarray(0, end) : Buffer.concat([rest, piece.subarray(0, end)]))
        rest = piece.subarray(end)
      } else rest = Buffer.concat([rest, piece])
      if (rest.length > LONGEST) throw new InputError('line-too-long', 'a line has no end', { place: { file: path } })
      onBytes(file.bytesRead - told)
      told = file.bytesRead
    }
    if (rest.length > 0) yield whole(rest)
  } catch (cause) {
    if (cause instanceof InputError) throw cause
    throw new InputError('file-not-text', `${path} cannot be read: ${(cause as Error).message}`, {
      place: { file: path },
      cause,
    })
  } finally {
    file.destroy()
  }
}
