import { z } from 'zod'
import { CordonError } from '../../model/errors.ts'
import type { IntelStore } from '../share/intel-store.ts'
import { notesOf } from './taxii-server.ts'

const instant = z.int().nullable()

/** How rounds with a server go. Times are Unix seconds. */
export const roundNote = z.object({
  /** Last round in which nothing failed. */
  soundAt: instant,
  failedAt: instant,
  /** Rounds that failed since the last sound one. */
  failures: z.int(),
  code: z.string().nullable(),
  fault: z.string().nullable(),
})

/** One of them. */
export type RoundNote = z.output<typeof roundNote>

/** There was no round yet. */
const NONE: RoundNote = { soundAt: null, failedAt: null, failures: 0, code: null, fault: null }

/** † Seconds in which what is no news is not written again. */
const QUIET = 15

/** How rounds with a server go, as it was written down last. */
export async function readRound(name: string, store: Pick<IntelStore, 'note'>): Promise<RoundNote> {
  const text = await store.note(key(name))
  try {
    return text === null ? NONE : roundNote.parse(JSON.parse(text))
  } catch {
    return NONE
  }
}

/** Writes down how a round ended, so that every process of the node can tell; what is no news seldom. @param fault null: nothing failed */
export async function noteRound(
  name: string,
  fault: unknown,
  now: number,
  store: Pick<IntelStore, 'note' | 'putNote'>,
): Promise<void> {
  const before = await readRound(name, store)
  const next: RoundNote =
    fault === null
      ? { ...NONE, soundAt: now }
      : {
          ...{ soundAt: before.soundAt, failedAt: now, failures: before.failures + 1 },
          code: fault instanceof CordonError ? fault.code : 'fault',
          fault: (fault instanceof Error ? fault.message : String(fault)).slice(0, 500),
        }
  const news = before.failures === 0 ? fault !== null || before.soundAt === null : before.code !== next.code
  if (news || now - Math.max(before.soundAt ?? 0, before.failedAt ?? 0) >= QUIET)
    await store.putNote(key(name), JSON.stringify(next))
}

function key(name: string): string {
  return `${notesOf(name)}round`
}
