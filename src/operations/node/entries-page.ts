import { z } from 'zod'
import { signedHead } from '../../analysis/merkle/signed-head.ts'
import { SourceError } from '../../model/errors.ts'
import type { CheckedObject } from './check-object.ts'

/** † Most entries of a page. */
export const MOST_ENTRIES = 5_000
/** † Bytes of objects after which a page ends. */
export const ENOUGH_BYTES = 4 << 20
/** † Most bytes of a whole page: one object may go beyond {@link ENOUGH_BYTES}. */
export const MOST_PAGE_BYTES = 32 << 20
/** The media type of a page. */
export const ENTRIES_TYPE = 'application/x-cordon-entries'

/** The first line of a page. */
export const pageHead = z.object({
  format: z.literal('cordon.entries/1'),
  /** The page goes on behind this place of the log. */
  after: z.number().int().min(0),
  /** The hashes of its leaves, 64 hex digits each, one after the other. */
  leaves: z
    .string()
    .max(MOST_ENTRIES * 64)
    .regex(/^[0-9a-f]*$/)
    .refine(text => text.length % 64 === 0),
  /** How long the log is in all. */
  total: z.number().int().min(0),
  /** What the sender takes the receiver for, as a digest. */
  takenFor: z.string().regex(/^[0-9a-f]{64}$/),
  /** The head at the end of the page. */
  head: signedHead,
})

/** The first line of a page, read. */
export type PageHead = z.output<typeof pageHead>

/** An object of a page. */
export interface PageObject {
  /** Its place in the sender's log. */
  readonly seq: number
  /** What blinds its leaf; null: the sender took something out of the object, so it is not what the leaf is over. */
  readonly nonce: string | null
  readonly json: string
  /** What the door said of it, where it was asked already. */
  readonly checked?: CheckedObject | undefined
}

/** A page of a log: every leaf, and the objects that are released to who asks. */
export interface EntriesPage {
  readonly head: PageHead
  readonly objects: readonly PageObject[]
}

/** Writes a page: its head as a line of JSON, and then a line for each object: place, nonce or `-`, JSON. */
export function writePage({ head, objects }: EntriesPage): string {
  const lines = objects.map(({ seq, nonce, json }) => `${seq} ${nonce ?? '-'} ${json}`)
  return `${[JSON.stringify(head), ...lines].join('\n')}\n`
}

const LINE = /^([1-9]\d{0,15}) (-|[0-9a-f]{32}) /

/**
 * Reads a page.
 * @throws SourceError `page-malformed`
 */
export function readPage(text: string): EntriesPage {
  if (!text.endsWith('\n')) throw malformed('it was cut off')
  const lines = text.slice(0, -1).split('\n')
  if (lines.length > MOST_ENTRIES + 1) throw malformed('it has more objects than a page may have')
  const head = readHead(lines[0] ?? '')
  const until = head.after + head.leaves.length / 64
  const objects: PageObject[] = []
  let last = 0
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const [start, place, nonce = '-'] = LINE.exec(line) ?? []
    if (start === undefined) throw malformed(`line ${i + 1} is no object`)
    const seq = Number(place)
    if (seq <= last || seq <= head.after || seq > until)
      throw malformed(`line ${i + 1} is of place ${seq}, which is not its turn`)
    last = seq
    objects.push({ seq, nonce: nonce === '-' ? null : nonce, json: line.slice(start.length) })
  }
  return { head, objects }
}

function readHead(line: string): PageHead {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw malformed('its first line is no JSON', cause)
  }
  const read = pageHead.safeParse(value)
  if (!read.success) throw malformed(`its first line has no right ${read.error.issues[0]?.path.join('.')}`)
  return read.data
}

function malformed(why: string, cause?: unknown): SourceError {
  return new SourceError('page-malformed', `what the peer sent is no page of its log: ${why}`, { cause })
}
