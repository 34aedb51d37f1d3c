import { z } from 'zod'
import { timestampNs } from '../../formats/taxii/taxii-time.ts'
import { IntegrityError } from '../../model/errors.ts'
import { notesOf } from './taxii-server.ts'

/** How far a collection was read. A series is the pages of one question; it ends with the page that says that no more is there. */
export interface PullCursor {
  /** All that was added up to here is in the store; null: nothing was read to its end yet. */
  readonly after: string | null
  /** Where the series under way goes on; null: at its beginning. */
  readonly next: string | null
  /** The `added_after` with which `next` was given; null: none. */
  readonly from: string | null
  /** The latest date that a page of the series told. */
  readonly last: string | null
  /** When something new last came, Unix seconds; null: so long ago that nothing can come late. */
  readonly freshAt: number | null
}

/** Where nothing was read yet. */
export const BEGINNING: PullCursor = { after: null, next: null, from: null, last: null, freshAt: null }

/**
 * † A server may show an object later than one that it dated after it. For so many seconds after something new came, each series begins so
 * many seconds earlier; what comes twice is known by its digest.
 */
const LOOK_BACK_S = 10
/** † A date so many seconds ahead of this machine's clock is not gone by. */
const AHEAD_S = 300

const schema = z.object({
  after: z.string().nullable(),
  next: z.string().nullable(),
  from: z.string().nullable(),
  last: z.string().nullable(),
  freshAt: z.number().nullable(),
})

/** The name of the note in which the cursor of a collection stands. */
export function cursorNote(server: string, collection: { readonly root: string; readonly id: string }): string {
  return `${notesOf(server)}pull${collection.root}${collection.id}`
}

/** @throws IntegrityError `taxii-cursor-malformed` */
export function readCursor(note: string | null): PullCursor {
  if (note === null) return BEGINNING
  try {
    return schema.parse(JSON.parse(note))
  } catch (cause) {
    throw new IntegrityError(
      'taxii-cursor-malformed',
      'how far a TAXII server was read cannot be read: remove the server and add it anew',
      { cause },
    )
  }
}

/** The `added_after` of a new series. */
export function startOf({ after, freshAt }: PullCursor): string | null {
  return after === null || freshAt === null ? after : shifted(after, -BigInt(LOOK_BACK_S) * 1_000_000_000n)
}

/** The cursor after the last page of a series. */
export function finished(cursor: PullCursor, fresh: boolean, now: number): PullCursor {
  const after = later(cursor.after, cursor.last)
  const settled = cursor.freshAt !== null && now - cursor.freshAt > LOOK_BACK_S
  return { after, next: null, from: null, last: null, freshAt: fresh ? now : settled ? null : cursor.freshAt }
}

/** The later of two dates; what is no date is none. */
export function later(a: string | null, b: string | null): string | null {
  const [x, y] = [nsOf(a), nsOf(b)]
  if (y === null) return x === null ? null : a
  return x === null || y > x ? b : a
}

/** A date as a server told it, where it can be gone by: it is one, and not ahead of the clock. */
export function usable(date: string | null, now: number): string | null {
  const ns = nsOf(date)
  return ns === null || ns > BigInt(now + AHEAD_S) * 1_000_000_000n ? null : date
}

/** The date just before another, so that what was added at that moment comes again. */
export function justBefore(date: string): string {
  return shifted(date, -1_000n)
}

function nsOf(date: string | null): bigint | null {
  return date === null ? null : timestampNs(date)
}

/** With at least six digits below the second, as TAXII writes it. */
function shifted(date: string, by: bigint): string {
  const ns = nsOf(date)
  if (ns === null) return date
  const at = ns + by < 0n ? 0n : ns + by
  const seconds = new Date(Number(at / 1_000_000_000n) * 1000).toISOString().slice(0, 19)
  return `${seconds}.${String((at % 1_000_000_000n) / 1_000n).padStart(6, '0')}Z`
}
