import { crc32 } from 'node:zlib'
import type { PackedBlock } from '../../../analysis/tuning/packed/packed-block.ts'
import { DOUBLES, WORDS } from '../../../analysis/tuning/packed/packed-row.ts'

/** Bytes before each frame: what it is, its parts' lengths, and a CRC-32 of all that follows; words of 32 bits, little endian. */
export const HEAD_BYTES = 24
/** First word of a frame of events, and of the last one. */
const EVENTS = 0x31424843
const LAST = 0x31454843
/** No frame of ours is longer; a length beyond it is damage, and must not fill the memory. */
const LONGEST = 1 << 28

/** A frame as its head announces it. */
export interface FrameHead {
  readonly isLast: boolean
  /** Events in it. */
  readonly count: number
  readonly lineBytes: number
  readonly jsonBytes: number
  readonly crc: number
}

/** What of a block is neither rows nor lines. */
export type BlockTexts = Pick<PackedBlock, 'names' | 'named' | 'values' | 'profiles'>

/** A frame of events: doubles, words, lines, and texts as JSON. @param lines compressed */
export function eventsFrame(block: PackedBlock, lines: Uint8Array): readonly Uint8Array[] {
  const { names, named, values, profiles, count } = block
  const texts: BlockTexts = { names, named, values, profiles }
  const doubles = bytesOf(block.doubles.subarray(0, count * DOUBLES))
  const words = bytesOf(block.words.subarray(0, count * WORDS))
  return framed(EVENTS, count, [doubles, words, lines], Buffer.from(JSON.stringify(texts)))
}

/** The last frame: what there is to say of all. */
export function lastFrame(said: unknown): readonly Uint8Array[] {
  return framed(LAST, 0, [], Buffer.from(JSON.stringify(said)))
}

/** What a frame's head says; null: it is none. */
export function readHead(head: Uint8Array): FrameHead | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const word = (n: number): number => view.getUint32(n * 4, true)
  const isLast = word(0) === LAST
  if (!isLast && word(0) !== EVENTS) return null
  const frame = { isLast, count: word(1), lineBytes: word(2), jsonBytes: word(3), crc: word(4) }
  return bodyBytes(frame) > LONGEST || (isLast && frame.count > 0) ? null : frame
}

/** Bytes that follow the head. */
export function bodyBytes({ count, lineBytes, jsonBytes }: FrameHead): number {
  return count * (DOUBLES * 8 + WORDS * 4) + lineBytes + jsonBytes
}

/** The rows and lines of a frame's body, which lies at the beginning of its memory; null: it is damaged. */
export function readBody(
  head: FrameHead,
  body: Uint8Array,
): (Pick<PackedBlock, 'words' | 'doubles' | 'lines'> & { readonly json: unknown }) | null {
  if (crc32(body) !== head.crc) return null
  const { count, lineBytes } = head
  const words = count * DOUBLES * 8
  const lines = words + count * WORDS * 4
  return {
    doubles: new Float64Array(body.buffer, 0, count * DOUBLES),
    words: new Uint32Array(body.buffer, words, count * WORDS),
    lines: body.subarray(lines, lines + lineBytes),
    json: parsed(body.subarray(lines + lineBytes)),
  }
}

function framed(kind: number, count: number, parts: readonly Uint8Array[], json: Uint8Array): readonly Uint8Array[] {
  const lineBytes = parts[2]?.length ?? 0
  let crc = 0
  for (const part of [...parts, json]) crc = crc32(part, crc)
  const head = new DataView(new ArrayBuffer(HEAD_BYTES))
  for (const [n, word] of [kind, count, lineBytes, json.length, crc].entries()) head.setUint32(n * 4, word, true)
  return [new Uint8Array(head.buffer), ...parts, json]
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString())
  } catch {
    return null
  }
}

function bytesOf(array: Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
