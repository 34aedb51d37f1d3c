import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { PAST_NAME_METHOD, pastNameKeys, rememberedWords } from '../../operations/screen/past-names.ts'
import { HEAD_BYTES, type IndexHead, type IndexPart, writeHead } from './index-head.ts'
import type { KeyHasher } from './key-hasher.ts'
import { logBlocks } from './log-blocks.ts'
import { BlockCursor } from './screen-block.ts'
import { addEntry, buildRun, emptyEntries } from './sorted-run.ts'

/** `X.log` → `X.index`. */
export function indexPath(log: string): string {
  return log.replace(/\.log$/, '.index')
}

/**
 * Writes the index of a log that nobody writes to any more: keys to blocks, and name keys to distinct names. It is there whole or
 * not at all. Takes about a second a million screens and some 50 µs a distinct name.
 * @throws IntegrityError `screenings-damaged`
 */
export function writeIndex(log: string, hasher: KeyHasher): void {
  const parties = emptyEntries()
  const nameKeys = emptyEntries()
  const names = new Map<string, number>()
  const wordOf = rememberedWords()
  /** Of each name where its text ends, and how many keys it has. */
  const ends: number[] = []
  let texts = 0
  let screens = 0
  let minAt = 0xffffffff
  let maxAt = 0
  const blocks = logBlocks(log)
  let step = blocks.next()
  for (; !step.done; step = blocks.next()) {
    const { at, bytes } = step.value
    const cursor = new BlockCursor(bytes)
    minAt = Math.min(minAt, bytes.readUInt32LE(12))
    maxAt = Math.max(maxAt, bytes.readUInt32LE(16))
    while (cursor.next()) {
      screens++
      const own = hasher.bytes(cursor.letter, bytes, cursor.whatFrom, cursor.whatTo)
      addEntry(parties, own.hi, own.lo, at)
      for (const key of cursor.also) {
        const { hi, lo } = hasher.text(key)
        addEntry(parties, hi, lo, at)
      }
      if (!cursor.isName) continue
      const name = cursor.what
      if (names.has(name)) continue
      const number = names.size
      names.set(name, number)
      texts += cursor.whatTo - cursor.whatFrom
      const keys = pastNameKeys(name, false, wordOf)
      ends.push(texts, keys.length)
      for (const key of keys) {
        const { hi, lo } = hasher.text(key)
        addEntry(nameKeys, hi, lo, number)
      }
    }
  }
  const partyRun = buildRun(parties)
  const nameRun = buildRun(nameKeys)
  const chunks = [
    partyRun.pages,
    bytesOf(partyRun.fences),
    nameRun.pages,
    bytesOf(nameRun.fences),
    bytesOf(Uint32Array.from(ends)),
    Buffer.from([...names.keys()].join('')),
  ] as const
  let place = HEAD_BYTES
  const parts = chunks.map((chunk, n): IndexPart => {
    const part = { at: place, bytes: chunk.length, crc: n === 0 || n === 2 ? 0 : crc32(chunk) }
    place += chunk.length
    return part
  })
  const [partyPages, partyFences, namePages, nameFences, nameEnds, nameTexts] = parts as [
    IndexPart,
    IndexPart,
    IndexPart,
    IndexPart,
    IndexPart,
    IndexPart,
  ]
  const head: IndexHead = {
    version: 1,
    nameMethod: PAST_NAME_METHOD,
    logBytes: step.value,
    screens,
    names: names.size,
    minAt,
    maxAt,
    parts: { partyPages, partyFences, namePages, nameFences, nameEnds, nameTexts },
  }
  writeParts(indexPath(log), [writeHead(head), ...chunks])
}

function writeParts(path: string, chunks: readonly Buffer[]): void {
  const draft = `${path}.${process.pid}-${Date.now().toString(36)}.part`
  const file = openSync(draft, 'wx', 0o600)
  try {
    for (const chunk of chunks)
      for (let done = 0; done < chunk.length; )
        done += writeSync(file, chunk, done, Math.min(chunk.length - done, 1 << 24))
    fsyncSync(file)
  } catch (fault) {
    rmSync(draft, { force: true })
    throw fault
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
  syncFolder(dirname(path))
}

/** Makes names in a folder (of files made, renamed or taken away) survive a power cut. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function bytesOf(words: Uint32Array): Buffer {
  return Buffer.from(words.buffer, words.byteOffset, words.byteLength)
}
