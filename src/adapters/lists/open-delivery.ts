import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { ListFormat } from '../../formats/lists/list-format.ts'
import { InputError } from '../../model/errors.ts'
import type { VersionFile } from '../../model/list-version.ts'
import type { ListDelivery, SourceChunk } from '../../operations/lists/list-shelf.ts'
import { type Unpacked, unpack } from './unpack.ts'

/** Bytes that a reader is given at once: in large pieces an XML reader's memory doubles. */
const PIECE = 1 << 14

/** Where a file came from, when it was fetched. */
export interface Origin {
  readonly address: string
  readonly etag: string | null
  readonly lastModified: string | null
}

/**
 * Opens the files of one list version, by key of the format.
 * @param origins of files that were fetched, by key
 * @param modifiedAt when the publisher says they were made
 */
export async function openDelivery(
  paths: Readonly<Record<string, string>>,
  format: ListFormat,
  origins: Readonly<Record<string, Origin>> = {},
  modifiedAt: number | null = null,
): Promise<ListDelivery> {
  const opened: { key: string; path: string; file: Unpacked }[] = []
  for (const { key, optional } of format.files) {
    const path = paths[key]
    if (path !== undefined) opened.push({ key, path, file: await unpack(path, format.binary === true) })
    else if (!optional) throw new InputError('file-missing', `${format.name} needs its file ${key}`)
  }
  const total = opened.some(o => o.file.size === 0) ? null : opened.reduce((sum, o) => sum + o.file.size, 0)
  const read: VersionFile[] = []
  async function* chunks(): AsyncIterable<SourceChunk> {
    let done = 0
    for (const { key, path, file } of opened) {
      const hash = createHash('sha256')
      const decode = decoder(format, path)
      for await (const bytes of file.bytes) {
        hash.update(bytes)
        for (let at = 0; at < bytes.length; at += PIECE) {
          const text = decode(bytes.subarray(at, at + PIECE))
          yield { key, text, done: total === null ? done + at : Math.min(done + at, total), total }
        }
        done += bytes.length
      }
      const rest = decode(null)
      if (rest !== '') yield { key, text: rest, done, total }
      const { address = null, etag = null, lastModified = null } = origins[key] ?? {}
      read.push({
        name: address === null ? basename(path) : lastPart(address),
        sha256: hash.digest('hex'),
        address,
        etag,
        lastModified,
      })
    }
  }
  const main = paths['main'] ?? ''
  const name = origins['main'] ? lastPart(origins['main'].address) : basename(main)
  return { chunks, files: () => read, modifiedAt, name }
}

function lastPart(address: string): string {
  return new URL(address).pathname.split('/').findLast(part => part !== '') ?? address
}

/** Bytes to text; null ends the file. A wrong byte refuses the file: half-read names would find nobody. */
function decoder(format: ListFormat, path: string): (bytes: Uint8Array | null) => string {
  if (format.binary) return bytes => (bytes === null ? '' : Buffer.from(bytes).toString('latin1'))
  const text = new TextDecoder(format.encoding ?? 'utf-8', { fatal: true })
  return bytes => {
    try {
      return bytes === null ? text.decode() : text.decode(bytes, { stream: true })
    } catch (cause) {
      throw new InputError('list-encoding', `${basename(path)} is not ${text.encoding}`, {
        place: { file: path },
        cause,
      })
    }
  }
}
