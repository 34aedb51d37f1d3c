import { readSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { IntegrityError } from '../../model/errors.ts'
import { pastNameKeys, rememberedWords } from '../../operations/screen/past-names.ts'
import type { FoundScreen, PartyKey } from '../../operations/screen/past-parties.ts'
import type { NameTally, SoughtNames } from '../../operations/screen/sought-names.ts'
import { type IndexHead, type IndexPart, readHead } from './index-head.ts'
import type { KeyHasher } from './key-hasher.ts'
import { logBlocks } from './log-blocks.ts'
import { BLOCK_BYTES, BLOCK_HEAD, BlockCursor, soundBlock, USUAL_BLOCK } from './screen-block.ts'
import { PAGE_BYTES, pageSpans, type SoughtHash, searchPages } from './sorted-run.ts'
import { indexPath } from './write-index.ts'

/** Gaps of up to this many bytes are read along rather than skipped: from the system's memory, and from a disk. */
const JOIN_BYTES = { quick: 1 << 14, slow: 1 << 17 } as const
/** The most that is read in one go to have several blocks. */
const MOST_JOINED = 1 << 21
/** Names that are judged before others have their turn. */
const NAMES_AT_ONCE = 64
/** Blocks that are searched before others have their turn. */
const BLOCKS_AT_ONCE = 256
/** Reads that are under way at once. */
const READS_AT_ONCE = 8
/** A read takes longer than this, in milliseconds, when its bytes are not in the system's memory, from which so many come in one. */
const SLOW_READ = 0.2
const BYTES_A_MS = 1e6
/** Longest time, in milliseconds, that reads take before others have their turn. */
const TURN_MS = 5
const LEAST_ROOM = 1 << 17

/** Memory that reads are made into, used again: fresh memory for each would keep the garbage collector busy. */
export class ReadRooms {
  readonly #free: Buffer<ArrayBuffer>[] = []

  /** A room of at least so many bytes, for one reader at a time. */
  take(bytes: number): Buffer<ArrayBuffer> {
    const n = this.#free.findIndex(room => room.length >= bytes)
    const [room] = n < 0 ? [] : this.#free.splice(n, 1)
    return room ?? Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(Math.max(bytes, LEAST_ROOM))))
  }

  /** Gives a room back, when nothing in it is used any more. */
  give(room: Buffer<ArrayBuffer>): void {
    if (this.#free.length < 2 * READS_AT_ONCE) this.#free.push(room)
  }
}

/** Keys asked for, with their hashes. */
export interface SoughtKeys {
  readonly keys: ReadonlySet<PartyKey>
  /** A number for each key, from the length and the last bytes of its text: what has none of them need not be read as text. */
  readonly tails: ReadonlySet<number>
  /** In the order of their upper words. */
  readonly hashes: readonly (SoughtHash & { readonly key: string })[]
}

/** Hashes texts and puts them in the order in which runs are searched. */
export function soughtKeys(keys: Iterable<string>, hasher: KeyHasher): SoughtKeys {
  const set = new Set(keys)
  const hashes = [...set].map(key => ({ ...hasher.text(key), key })).sort((a, b) => a.hi - b.hi)
  const tails = [...set].map(key => {
    const text = Buffer.from(key).subarray(2)
    return tailOf(text, 0, text.length)
  })
  return { keys: set, tails: new Set(tails), hashes }
}

/** One log of screens: through its index where it has a whole one, else from its first byte to its last. */
export class LogReader {
  readonly #log: string
  readonly #rooms: ReadRooms
  #head: IndexHead | null = null
  #index: FileHandle | null = null
  /** Is this log read from a disk, as far as was seen? */
  #slow = false
  /** When others had their turn last. */
  #turnAt = performance.now()

  constructor(log: string, rooms: ReadRooms) {
    this.#log = log
    this.#rooms = rooms
  }

  /** Every screen of the log since a time that stands under one of the keys. */
  async find(sought: SoughtKeys, sinceAt: number): Promise<FoundScreen[]> {
    const found: FoundScreen[] = []
    const head = await this.#open()
    if (head && head.maxAt < sinceAt) return found
    if (!head) {
      let searched = 0
      for (const { bytes } of logBlocks(this.#log)) {
        searchBlock(bytes, sought, sinceAt, found)
        if (++searched % BLOCKS_AT_ONCE === 0) await setImmediate()
      }
      return found
    }
    const blocks = new Set<number>()
    await this.#search(head.parts.partyPages, head.parts.partyFences, sought.hashes, at => blocks.add(at))
    await this.#readBlocks(
      [...blocks].sort((a, b) => a - b),
      bytes => searchBlock(bytes, sought, sinceAt, found),
    )
    return found
  }

  /** The distinct names that share enough with a listed one and that `like` takes. */
  async findNames(
    sought: SoughtNames,
    { hashes }: SoughtKeys,
    like: (name: string) => boolean,
    sinceAt: number,
    into: Set<string>,
  ): Promise<void> {
    const head = await this.#open()
    if (head && (head.maxAt < sinceAt || head.names === 0)) return
    const judge = (name: string, keys: number, tally: NameTally): void => {
      if (!into.has(name) && sought.enough(keys, tally) && like(name)) into.add(name)
    }
    if (!head) {
      await this.#scanNames(sought, sinceAt, judge)
      return
    }
    const tallies = new Map<number, NameTally>()
    await this.#search(head.parts.namePages, head.parts.nameFences, hashes, (number, n) => {
      const tally: NameTally = tallies.get(number) ?? new Map()
      tallies.set(number, tally)
      sought.note(hashes[n]?.key ?? '', tally)
    })
    if (tallies.size === 0) return
    const { nameEnds, nameTexts } = head.parts
    const rooms = [this.#rooms.take(nameEnds.bytes), this.#rooms.take(nameTexts.bytes)] as const
    const ends = words(await this.#part(nameEnds, rooms[0].subarray(0, nameEnds.bytes)))
    const texts = await this.#part(nameTexts, rooms[1].subarray(0, nameTexts.bytes))
    let judged = 0
    for (const [n, tally] of tallies) {
      const from = n === 0 ? 0 : (ends[2 * n - 2] as number)
      judge(texts.toString('utf8', from, ends[2 * n] as number), ends[2 * n + 1] as number, tally)
      // A server answers in between.
      if (++judged % NAMES_AT_ONCE === 0) await setImmediate()
    }
    for (const room of rooms) this.#rooms.give(room)
  }

  async close(): Promise<void> {
    await this.#index?.close()
    this.#index = null
  }

  async #scanNames(
    sought: SoughtNames,
    sinceAt: number,
    judge: (name: string, keys: number, tally: NameTally) => void,
  ): Promise<void> {
    const asked = new Set<string>()
    const wordOf = rememberedWords()
    for (const { bytes } of logBlocks(this.#log)) {
      const cursor = new BlockCursor(bytes)
      while (cursor.next()) {
        if (!cursor.isName || cursor.at < sinceAt || asked.has(cursor.what)) continue
        asked.add(cursor.what)
        const tally: NameTally = new Map()
        const keys = pastNameKeys(cursor.what, false, wordOf)
        for (const key of keys) sought.note(key, tally)
        judge(cursor.what, keys.length, tally)
        if (asked.size % NAMES_AT_ONCE === 0) await setImmediate()
      }
    }
  }

  async #open(): Promise<IndexHead | null> {
    if (this.#index) return this.#head
    const file = await open(indexPath(this.#log), 'r').catch(() => null)
    if (!file) return null
    this.#head = readHead(file.fd)
    if (this.#head) this.#index = file
    else await file.close()
    return this.#head
  }

  async #search(
    pages: IndexPart,
    fencePart: IndexPart,
    hashes: readonly SoughtHash[],
    found: (value: number, n: number) => void,
  ): Promise<void> {
    const fences = words(await this.#part(fencePart))
    await inTurns(pageSpans(fences, hashes, this.#joined / PAGE_BYTES), async ({ first, last, from, to }) => {
      const length = (last - first + 1) * PAGE_BYTES
      const room = this.#rooms.take(length)
      const bytes = await this.#read(pages.at + first * PAGE_BYTES, room.subarray(0, length))
      searchPages(bytes, fences, first, hashes, { from, to }, (n, value) => found(value, n))
      this.#rooms.give(room)
    })
  }

  async #readBlocks(starts: readonly number[], take: (block: Buffer) => void): Promise<void> {
    if (starts.length === 0) return
    const log = await open(this.#log, 'r')
    try {
      const groups: number[][] = []
      for (const at of starts) {
        const group = groups.at(-1)
        if (group && at - (group.at(-1) as number) < this.#joined && at - (group[0] as number) < MOST_JOINED)
          group.push(at)
        else groups.push([at])
      }
      await inTurns(groups, async group => {
        const first = group[0] as number
        const span = (group.at(-1) as number) - first
        const room = this.#rooms.take(span + BLOCK_BYTES)
        let bytes = await this.#readUpTo(log, first, room.subarray(0, span + USUAL_BLOCK))
        // The last one may be longer than most are.
        if (soundBlock(bytes, span) === 0)
          bytes = await this.#readUpTo(log, first, room.subarray(0, span + BLOCK_BYTES))
        for (const at of group) {
          const length = soundBlock(bytes, at - first)
          if (length < BLOCK_HEAD) throw this.#damaged(`the block at ${at}`)
          take(bytes.subarray(at - first, at - first + length))
        }
        this.#rooms.give(room)
      })
    } finally {
      await log.close()
    }
  }

  async #part(part: IndexPart, room = Buffer.allocUnsafeSlow(part.bytes)): Promise<Buffer> {
    const bytes = await this.#read(part.at, room)
    if (crc32(bytes) !== part.crc) throw this.#damaged('the index')
    return bytes
  }

  async #read(at: number, room: Buffer): Promise<Buffer> {
    if (room.length === 0) return room
    const bytes = await this.#readUpTo(this.#index as FileHandle, at, room)
    if (bytes.length !== room.length) throw this.#damaged('the index')
    return bytes
  }

  /**
   * Reads what is there of as many bytes as the room has. What the system has in its memory comes sooner at once than by way of a thread; from
   * the first read that took a disk, others are under way beside it.
   */
  async #readUpTo(file: FileHandle, at: number, room: Buffer): Promise<Buffer> {
    if (this.#slow) {
      const { bytesRead } = await file.read(room, 0, room.length, at)
      return room.subarray(0, bytesRead)
    }
    const before = performance.now()
    const got = readSync(file.fd, room, 0, room.length, at)
    const now = performance.now()
    this.#slow = now - before > SLOW_READ + room.length / BYTES_A_MS
    if (now - this.#turnAt > TURN_MS) {
      await setImmediate()
      this.#turnAt = performance.now()
    }
    return room.subarray(0, got)
  }

  get #joined(): number {
    return this.#slow ? JOIN_BYTES.slow : JOIN_BYTES.quick
  }

  #damaged(what: string): IntegrityError {
    return new IntegrityError('screenings-damaged', `${what} of ${this.#log} is not what was written`, {
      place: { file: this.#log },
    })
  }
}

function tailOf(bytes: Uint8Array, from: number, to: number): number {
  let tail = to - from
  for (let at = Math.max(from, to - 4); at < to; at++) tail = (Math.imul(tail, 31) + (bytes[at] as number)) | 0
  return tail
}

function searchBlock(block: Buffer, { keys, tails }: SoughtKeys, sinceAt: number, found: FoundScreen[]): void {
  if (block.readUInt32LE(16) < sinceAt) return
  const cursor = new BlockCursor(block)
  while (cursor.next()) {
    if (cursor.at < sinceAt) continue
    const { hasAlso } = cursor
    if (!hasAlso && !tails.has(tailOf(block, cursor.whatFrom, cursor.whatTo))) continue
    const under = [cursor.key, ...(hasAlso ? cursor.also : [])].filter(key => keys.has(key))
    if (under.length > 0) found.push({ ...cursor.read(), keys: under })
  }
}

function words(bytes: Buffer): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
}

/** Works on all of them, a few at a time. */
async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  let next = 0
  const run = async (): Promise<void> => {
    while (next < all.length) await work(all[next++] as T)
  }
  await Promise.all(Array.from({ length: Math.min(READS_AT_ONCE, all.length) }, run))
}
