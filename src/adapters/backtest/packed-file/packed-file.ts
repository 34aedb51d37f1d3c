import { type FileHandle, open, stat } from 'node:fs/promises'
import { z } from 'zod'
import { BlockCheck } from '../../../analysis/tuning/packed/check-block.ts'
import type { PackedBlock } from '../../../analysis/tuning/packed/packed-block.ts'
import { DOUBLES, WORDS } from '../../../analysis/tuning/packed/packed-row.ts'
import { InputError } from '../../../model/errors.ts'
import type { HistoryEnd, HistorySource } from '../history-source.ts'
import { type BlockTexts, bodyBytes, type FrameHead, HEAD_BYTES, readBody, readHead } from './frame.ts'

const SCHEMA = 'cordon.packed-history/1'
/** The header is one line of JSON, filled up with spaces. */
const HEADER_BYTES = 256
const BEGIN = `{"schema":"cordon.packed-history/`

const headerShape = z.object({
  schema: z.literal(SCHEMA),
  software: z.string(),
  words: z.literal(WORDS),
  doubles: z.literal(DOUBLES),
})
const endShape = z.object({
  events: z.number(),
  faults: z.number(),
  firstFaults: z.array(
    z.object({
      file: z.string(),
      line: z.number(),
      field: z.string().nullable(),
      code: z.string(),
      message: z.string(),
    }),
  ),
  outOfOrder: z.number(),
  repeated: z.number(),
})

/** What a file of packed history begins with. */
export function packedHeader(software: string): Uint8Array {
  const header = JSON.stringify({ schema: SCHEMA, software, words: WORDS, doubles: DOUBLES })
  return Buffer.from(`${header.padEnd(HEADER_BYTES - 1)}\n`)
}

/** Whether a file begins as packed history does; of one that cannot be read, whoever reads it says so. */
export async function isPackedFile(path: string): Promise<boolean> {
  // A pipe would be waited for, and what is read of it is gone.
  const found = await stat(path).catch(() => null)
  const file = found?.isFile() ? await open(path, 'r').catch(() => null) : null
  if (file === null) return false
  try {
    const begin = Buffer.alloc(BEGIN.length)
    await file.read(begin, 0, begin.length, 0)
    return begin.toString() === BEGIN
  } catch {
    return false
  } finally {
    await file.close()
  }
}

/** History that was packed before, read block by block. */
export class PackedFile implements HistorySource {
  readonly #path: string
  readonly #onBytes: (bytes: number) => void
  readonly #check = new BlockCheck()
  #end: HistoryEnd | null = null
  private constructor(path: string, onBytes: (bytes: number) => void) {
    this.#path = path
    this.#onBytes = onBytes
  }

  /**
   * Opens a file of which {@link isPackedFile} says yes.
   * @throws InputError `history-damaged`; `history-other-version`: what is kept of events depends on the version, so that it must be packed anew
   */
  static async open(path: string, software: string, onBytes: (bytes: number) => void): Promise<PackedFile> {
    const packed = new PackedFile(path, onBytes)
    const header = headerShape.safeParse(await packed.#header())
    if (header.success && header.data.software === software) return packed
    throw header.success
      ? packed.#fault(
          'history-other-version',
          `was packed by version ${header.data.software}, and this is ${software}: pack it anew`,
        )
      : packed.#fault('history-other-version', 'was packed by another version: pack it anew')
  }

  async *blocks(): AsyncIterable<PackedBlock> {
    const file = await open(this.#path, 'r')
    try {
      let first = 0
      for (let at = HEADER_BYTES; this.#end === null; ) {
        const head = readHead(await this.#read(file, at, new Uint8Array(HEAD_BYTES)))
        if (head === null) throw this.#damaged(at)
        const size = HEAD_BYTES + bodyBytes(head)
        const memory = new Uint8Array(new SharedArrayBuffer(bodyBytes(head)))
        const body = readBody(head, await this.#read(file, at + HEAD_BYTES, memory))
        if (body === null) throw this.#damaged(at)
        if (head.isLast) this.#finish(body.json, first, at)
        else {
          yield this.#blockOf(head, body, first, at)
          first += head.count
        }
        at += size
        this.#onBytes(size)
      }
    } finally {
      await file.close()
    }
  }

  end(): HistoryEnd {
    if (this.#end === null) throw this.#fault('history-torn', 'was not read to its end')
    return this.#end
  }

  #blockOf(head: FrameHead, body: NonNullable<ReturnType<typeof readBody>>, first: number, at: number): PackedBlock {
    const { words, doubles, lines, json } = body
    const block = { first, count: head.count, words, doubles, lines, compressed: true, ...(json as BlockTexts) }
    if (!this.#check.isSound(block)) throw this.#damaged(at)
    return block
  }

  #finish(json: unknown, events: number, at: number): void {
    const end = endShape.safeParse(json)
    if (!end.success || end.data.events !== events) throw this.#damaged(at)
    this.#end = end.data
  }

  async #header(): Promise<unknown> {
    const file = await open(this.#path, 'r')
    try {
      const header = await this.#read(file, 0, new Uint8Array(HEADER_BYTES))
      return JSON.parse(Buffer.from(header).toString())
    } catch (cause) {
      throw cause instanceof InputError ? cause : this.#damaged(0)
    } finally {
      await file.close()
    }
  }

  async #read(file: FileHandle, at: number, into: Uint8Array<ArrayBufferLike>): Promise<Uint8Array> {
    for (let read = 0; read < into.length; ) {
      const { bytesRead } = await file.read(into as Uint8Array<ArrayBuffer>, read, into.length - read, at + read)
      if (bytesRead === 0) throw this.#fault('history-torn', 'ends in the middle: pack it anew')
      read += bytesRead
    }
    return into
  }

  #damaged(at: number): InputError {
    return this.#fault('history-damaged', `is damaged at byte ${at}: pack it anew`)
  }

  #fault(code: string, what: string): InputError {
    return new InputError(code, `${this.#path} ${what}`, { place: { file: this.#path } })
  }
}
