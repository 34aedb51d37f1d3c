import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { pipeline, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { InputError } from '../../../model/errors.ts'

/** Bounds on what a gzipped input may unpack to. */
export interface GzipBounds {
  /** Bytes out for each byte in, looked at after the first MiB. Real tables stay under 30. */
  readonly ratio: number
  readonly bytes: number
}

/** The bounds that hold where no others are given. */
export const GZIP_BOUNDS: GzipBounds = { ratio: 200, bytes: 32 * 2 ** 30 }

/** An input's bytes, unpacked where they are gzip, and how many of the file's own were read. */
export interface GuardedBytes {
  readonly stream: AsyncIterable<Uint8Array>
  consumed(): number
  stop(): void
}

/** Opens an input. Its first bytes tell whether it is gzip, whatever its name. */
export function guardedBytes(path: string, bounds: GzipBounds): GuardedBytes {
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  const consumed = (): number => file.bytesRead
  const stop = (): void => void file.destroy()
  if (!isGzip(path)) return { stream: file, consumed, stop }
  let out = 0
  const guard = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      out += chunk.length
      const bomb = out > bounds.bytes || (out > 1 << 20 && out > bounds.ratio * file.bytesRead)
      if (bomb) done(new InputError('gzip-bomb', `${path} unpacks to more than is sane`, { place: { file: path } }))
      else done(null, chunk)
    },
  })
  // A pipeline, not pipes: only it hands on why the file beneath could not be read.
  return { stream: pipeline(file, createGunzip(), guard, () => {}), consumed, stop }
}

function isGzip(path: string): boolean {
  const handle = openSync(path, 'r')
  try {
    const head = Buffer.alloc(2)
    return readSync(handle, head, 0, 2, 0) === 2 && head[0] === 0x1f && head[1] === 0x8b
  } finally {
    closeSync(handle)
  }
}
