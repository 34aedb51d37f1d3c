import { z } from 'zod'
import { IntegrityError } from '../../model/errors.ts'
import { notesOf } from './taxii-server.ts'

/** A request whose outcome the server had not told yet. */
export interface OpenRequest {
  /** The server's id of the status. */
  readonly status: string
  /** The places of its objects in our log. */
  readonly seqs: readonly number[]
  /** Unix seconds. */
  readonly at: number
}

/** How far our log was pushed to a collection. */
export interface PushMark {
  /** All up to this place was sent, or is not for them. */
  readonly through: number
  readonly open: readonly OpenRequest[]
  /** Places of objects that were refused, or of which the server never said what became of them; at most {@link MOST_FAILED}. */
  readonly failed: readonly number[]
}

/** † So many failed objects are remembered, to be sent again on demand. */
export const MOST_FAILED = 10_000

const seq = z.number().int().min(0)
const schema = z.object({
  through: seq,
  open: z.array(z.object({ status: z.string(), seqs: z.array(seq), at: z.number() })),
  failed: z.array(seq),
})

/** The name of the note in which the mark of a collection stands. */
export function markNote(server: string, collection: { readonly root: string; readonly id: string }): string {
  return `${notesOf(server)}push${collection.root}${collection.id}`
}

/** @throws IntegrityError `taxii-mark-malformed` */
export function readMark(note: string | null): PushMark {
  if (note === null) return { through: 0, open: [], failed: [] }
  try {
    return schema.parse(JSON.parse(note))
  } catch (cause) {
    throw new IntegrityError(
      'taxii-mark-malformed',
      'how far was pushed to a TAXII server cannot be read: remove the server and add it anew',
      { cause },
    )
  }
}
