import { closeSync, fsyncSync, openSync, readdirSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { StateSink, StateSource } from '../../analysis/monitor/state-stream.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { ToldMark } from '../../operations/monitor/monitor-port.ts'

/** What stands before the state in a snapshot. */
export interface SnapshotHead {
  /** Of the layout: another software may write another. */
  readonly layout: number
  readonly seed: number
  /** Events in it. */
  readonly next: number
  readonly told: ToldMark
}

/** Number of the layout of a state's parts: to be raised whenever `save` of any of them changes, or a hash by which they find things. */
export const LAYOUT = 4
const NAME = /^snapshot-(\d{12})\.bin$/
/** Bytes of a part's head: length and checksum. */
const PART = 12

/** Snapshots in a folder, the latest first. */
export function snapshotsIn(folder: string): { readonly file: string; readonly next: number }[] {
  return readdirSync(folder)
    .flatMap(name => {
      const found = NAME.exec(name)
      return found === null ? [] : [{ file: join(folder, name), next: Number(found[1]) }]
    })
    .sort((a, b) => b.next - a.next)
}

/** Writes a snapshot whole or not at all, and lets all but the one before go. */
export function writeSnapshot(folder: string, head: SnapshotHead, save: (sink: StateSink) => void): void {
  const file = join(folder, `snapshot-${String(head.next).padStart(12, '0')}.bin`)
  const draft = `${file}.part`
  const handle = openSync(draft, 'w', 0o600)
  try {
    const write = (bytes: Uint8Array): void => {
      const start = Buffer.alloc(PART)
      start.writeDoubleLE(bytes.byteLength, 0)
      start.writeUInt32LE(crc32(bytes), 8)
      writeAll(handle, start)
      writeAll(handle, bytes)
    }
    const sink: StateSink = {
      json: value => write(Buffer.from(JSON.stringify(value))),
      bytes: view => write(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)),
    }
    sink.json(head)
    save(sink)
    sink.json('end')
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
  syncFolder(folder)
  for (const { file: old } of snapshotsIn(folder).slice(2)) rmSync(old)
}

/**
 * Reads a snapshot.
 * @param load is given the head and the parts
 * @throws IntegrityError `snapshot-damaged`, `snapshot-layout`
 */
export function readSnapshot<T>(file: string, load: (head: SnapshotHead, source: StateSource) => T): T {
  const handle = openSync(file, 'r')
  try {
    const start = Buffer.alloc(PART)
    const part = (into: Uint8Array | null): Uint8Array => {
      readAll(handle, start, file)
      const length = start.readDoubleLE(0)
      if (into !== null && into.byteLength !== length) throw damaged(file)
      if (!(length >= 0 && length < 2 ** 32)) throw damaged(file)
      const bytes = into ?? new Uint8Array(length)
      readAll(handle, bytes, file)
      if (crc32(bytes) !== start.readUInt32LE(8)) throw damaged(file)
      return bytes
    }
    const source: StateSource = {
      json: () => JSON.parse(Buffer.from(part(null)).toString()),
      bytes: view => void part(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)),
    }
    const head = source.json() as SnapshotHead
    if (head.layout !== LAYOUT)
      throw new IntegrityError('snapshot-layout', `the snapshot is of layout ${head.layout}, not ${LAYOUT}`, {
        place: { file },
      })
    const loaded = load(head, source)
    if (source.json() !== 'end') throw damaged(file)
    return loaded
  } finally {
    closeSync(handle)
  }
}

/** Makes new names in a folder survive a power cut. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.byteLength; ) at += writeSync(handle, bytes, at, Math.min(bytes.byteLength - at, 1 << 30))
}

function readAll(handle: number, bytes: Uint8Array, file: string): void {
  for (let at = 0; at < bytes.byteLength; ) {
    const n = readSync(handle, bytes, at, Math.min(bytes.byteLength - at, 1 << 30), null)
    if (n === 0) throw damaged(file)
    at += n
  }
}

function damaged(file: string): IntegrityError {
  return new IntegrityError('snapshot-damaged', 'the snapshot cannot be read', { place: { file } })
}
