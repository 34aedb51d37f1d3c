import { crc32 } from 'node:zlib'
import { InputError } from '../../model/errors.ts'
import type { Party, VerdictWord } from '../../model/party.ts'
import type { PartyKey, PastScreen } from '../../operations/screen/past-parties.ts'

/** `CSB1`, little-endian. */
export const BLOCK_MAGIC = 0x31425343
/** Magic, bytes of the payload, records, earliest and latest time, CRC-32 of all the rest: 32 bits each, little-endian. */
export const BLOCK_HEAD = 24
/** A block with its head is at most this long. */
export const BLOCK_BYTES = 1 << 16
/** A block is closed when the next record may not fit into this much: whoever looks for one record reads a whole block. */
export const USUAL_BLOCK = 1 << 13
/** A record is at most this long; one that is longer than a usual block has a block of its own. */
const MOST_RECORD = 1 << 14
/** Keys beside a record's own that are written into one record. */
const MOST_ALSO = 64

const KINDS: readonly Party['kind'][] = ['address', 'transaction', 'domain', 'name']
const VERDICTS: readonly VerdictWord[] = ['clear', 'match', 'unknown']
/** The letter that begins a key, by kind. */
const LETTERS = 'atdn'
const WITH_DETAIL = 0x10
const WITH_ALSO = 0x20

/** Records on their way to the disk: blocks that are full, and one that is being filled. */
export class BlockBuilder {
  #buffer = Buffer.allocUnsafe(USUAL_BLOCK)
  #at = BLOCK_HEAD
  #count = 0
  #minAt = 0xffffffff
  #maxAt = 0
  #full: Buffer[] = []
  #fullBytes = 0

  /** Bytes and blocks that wait to be taken. */
  get bytes(): number {
    return this.#fullBytes + (this.#count === 0 ? 0 : this.#at)
  }

  /** Adds a screen. @throws InputError `screen-too-long` */
  add(screen: PastScreen, also: readonly PartyKey[]): void {
    if (also.length <= MOST_ALSO) this.#addOne(screen, also)
    else for (let n = 0; n < also.length; n += MOST_ALSO) this.#addOne(screen, also.slice(n, n + MOST_ALSO))
  }

  /** All blocks, with their heads, and begins afresh. */
  take(): Buffer[] {
    if (this.#count > 0) this.#close()
    const taken = this.#full
    this.#full = []
    this.#fullBytes = 0
    return taken
  }

  #addOne(screen: PastScreen, also: readonly PartyKey[]): void {
    const { by, what, ref, birth, country } = screen
    const detail =
      ref === null && birth === null && country === null ? '' : [ref, birth, country].map(oneLine).join('\n')
    const more = also.length === 0 ? '' : also.join('\n')
    // Three bytes a code unit are the most that UTF-8 takes.
    const most = 12 + 3 * (what.length + by.length + detail.length + more.length)
    if (most > MOST_RECORD && 12 + bytesOf(what, by, detail, more) > MOST_RECORD)
      throw new InputError('screen-too-long', `a party of ${what.length} characters is too long to be remembered`)
    if (most > this.#buffer.length - this.#at) {
      this.#close()
      if (most > USUAL_BLOCK - BLOCK_HEAD) this.#buffer = Buffer.allocUnsafe(BLOCK_BYTES)
    }
    const b = this.#buffer
    let at = this.#at
    const flags = (detail === '' ? 0 : WITH_DETAIL) | (more === '' ? 0 : WITH_ALSO)
    b[at] = KINDS.indexOf(screen.kind) | (VERDICTS.indexOf(screen.verdict) << 2) | flags
    b.writeUInt32LE(screen.at, at + 1)
    at = writeText(b, at + 5, what)
    at = writeText(b, at, by)
    if (detail !== '') at = writeText(b, at, detail)
    if (more !== '') at = writeText(b, at, more)
    this.#at = at
    this.#count++
    if (screen.at < this.#minAt) this.#minAt = screen.at
    if (screen.at > this.#maxAt) this.#maxAt = screen.at
    if (b.length > USUAL_BLOCK) this.#close()
  }

  #close(): void {
    if (this.#count === 0) return
    const b = this.#buffer.subarray(0, this.#at)
    b.writeUInt32LE(BLOCK_MAGIC, 0)
    b.writeUInt32LE(this.#at - BLOCK_HEAD, 4)
    b.writeUInt32LE(this.#count, 8)
    b.writeUInt32LE(this.#minAt, 12)
    b.writeUInt32LE(this.#maxAt, 16)
    b.writeUInt32LE(blockSum(b), 20)
    this.#full.push(b)
    this.#fullBytes += b.length
    this.#buffer = Buffer.allocUnsafe(USUAL_BLOCK)
    this.#at = BLOCK_HEAD
    this.#count = 0
    this.#minAt = 0xffffffff
    this.#maxAt = 0
  }
}

/** The whole length of the sound block that begins at `at`; 0 where none does. */
export function soundBlock(bytes: Buffer, at: number): number {
  if (at + BLOCK_HEAD > bytes.length || bytes.readUInt32LE(at) !== BLOCK_MAGIC) return 0
  const length = BLOCK_HEAD + bytes.readUInt32LE(at + 4)
  if (length > BLOCK_BYTES || at + length > bytes.length) return 0
  const block = bytes.subarray(at, at + length)
  return blockSum(block) === block.readUInt32LE(20) ? length : 0
}

/** Walks the records of one sound block; what of a record is wanted is read from its places. */
export class BlockCursor {
  readonly bytes: Buffer
  kind = 0
  at = 0
  whatFrom = 0
  whatTo = 0
  #flags = 0
  #byFrom = 0
  #byTo = 0
  #detailFrom = 0
  #detailTo = 0
  #alsoFrom = 0
  #alsoTo = 0
  #left: number
  #next: number

  /** @param block with its head */
  constructor(block: Buffer) {
    this.bytes = block
    this.#left = block.readUInt32LE(8)
    this.#next = BLOCK_HEAD
  }

  /** Goes to the next record; false after the last. */
  next(): boolean {
    if (this.#left-- <= 0) return false
    const b = this.bytes
    const at = this.#next
    this.#flags = b[at] as number
    this.kind = this.#flags & 3
    this.at = b.readUInt32LE(at + 1)
    this.whatFrom = at + 7
    this.whatTo = this.whatFrom + b.readUInt16LE(at + 5)
    this.#byFrom = this.whatTo + 2
    this.#byTo = this.#byFrom + b.readUInt16LE(this.whatTo)
    let end = this.#byTo
    this.#detailFrom = this.#detailTo = this.#alsoFrom = this.#alsoTo = end
    if (this.#flags & WITH_DETAIL) {
      this.#detailFrom = end + 2
      end = this.#detailTo = this.#detailFrom + b.readUInt16LE(end)
    }
    if (this.#flags & WITH_ALSO) {
      this.#alsoFrom = end + 2
      end = this.#alsoTo = this.#alsoFrom + b.readUInt16LE(end)
    }
    this.#next = end
    return true
  }

  /** Is the record about a name? */
  get isName(): boolean {
    return this.kind === 3
  }

  get what(): string {
    return this.bytes.toString('utf8', this.whatFrom, this.whatTo)
  }

  /** The letter that the record's own key begins with, as a byte. */
  get letter(): number {
    return LETTERS.charCodeAt(this.kind)
  }

  get hasAlso(): boolean {
    return this.#alsoTo > this.#alsoFrom
  }

  /** Keys beside its own. */
  get also(): readonly PartyKey[] {
    return this.#alsoTo === this.#alsoFrom ? [] : this.bytes.toString('utf8', this.#alsoFrom, this.#alsoTo).split('\n')
  }

  /** The record's own key. */
  get key(): PartyKey {
    return `${LETTERS[this.kind]}:${this.what}`
  }

  /** The whole record. */
  read(): PastScreen {
    const [ref = '', birth = '', country = ''] = this.bytes
      .toString('utf8', this.#detailFrom, this.#detailTo)
      .split('\n')
    return {
      at: this.at,
      by: this.bytes.toString('utf8', this.#byFrom, this.#byTo),
      kind: KINDS[this.kind] as Party['kind'],
      what: this.what,
      verdict: VERDICTS[(this.#flags >> 2) & 3] as VerdictWord,
      ref: ref || null,
      birth: birth || null,
      country: country || null,
    }
  }
}

function writeText(b: Buffer, at: number, text: string): number {
  const length = b.write(text, at + 2)
  b.writeUInt16LE(length, at)
  return at + 2 + length
}

function oneLine(text: string | null): string {
  if (text === null) return ''
  return text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]+/g, ' ') : text
}

function bytesOf(...texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
}

function blockSum(block: Buffer): number {
  return crc32(block.subarray(BLOCK_HEAD), crc32(block.subarray(0, 20)))
}
