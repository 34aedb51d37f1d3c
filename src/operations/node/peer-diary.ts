import { z } from 'zod'
import type { IntelStore } from '../share/intel-store.ts'

/** Where in the store's notes the diary of a peer lies, by which of the two asks. */
const NOTE = { pull: 'peer-pull/', served: 'peer-served/' } as const

/** How the pulling from one peer goes. Times are Unix seconds. */
export const pullNote = z.object({
  /** Last page that was taken in, empty ones too. */
  soundAt: z.int().nullable(),
  /** Last page that brought something. */
  broughtAt: z.int().nullable(),
  /** How far its log was read then, and how long its log was. */
  cursor: z.int(),
  total: z.int(),
  failedAt: z.int().nullable(),
  /** Faults since the last sound page. */
  failures: z.int(),
  code: z.string().nullable(),
  fault: z.string().nullable(),
})

/** One of them. */
export type PullNote = z.output<typeof pullNote>

/** How far a peer has read this node's log. */
export const servedNote = z.object({ at: z.int(), through: z.int() })

/** One of them. */
export type ServedNote = z.output<typeof servedNote>

/** Nothing was written yet. */
export const NO_PULL: PullNote = {
  ...{ soundAt: null, broughtAt: null, cursor: 0, total: 0 },
  ...{ failedAt: null, failures: 0, code: null, fault: null },
}

/** † Seconds in which what is no news is not written again. */
const QUIET = 15

/**
 * Writes down how it goes with each peer, so that every process of the node and every later start can tell. What is no news is written
 * seldom: a disk must not work for each empty page.
 */
export class PeerDiary {
  readonly #store: Pick<IntelStore, 'note' | 'putNote'>
  readonly #clock: { now(): number }
  readonly #pulls = new Map<string, PullNote & { readonly writtenAt: number }>()
  readonly #served = new Map<string, ServedNote>()

  constructor(store: Pick<IntelStore, 'note' | 'putNote'>, clock: { now(): number }) {
    this.#store = store
    this.#clock = clock
  }

  /** A page was taken in. @param brought whether something new came with it */
  async sound(peer: string, page: { readonly cursor: number; readonly total: number; readonly brought: boolean }) {
    const before = await this.#pull(peer)
    const now = this.#clock.now()
    const broughtAt = page.brought ? now : before.broughtAt
    const next: PullNote = { ...NO_PULL, soundAt: now, broughtAt, cursor: page.cursor, total: page.total }
    const news = before.failures > 0 || page.brought || before.soundAt === null || before.total !== page.total
    await this.#write(peer, next, before.writtenAt, news)
  }

  /** A page could not be had or was not believed. */
  async failed(peer: string, fault: { readonly code: string; readonly message: string }) {
    const before = await this.#pull(peer)
    const next: PullNote = {
      ...before,
      failedAt: this.#clock.now(),
      failures: before.failures + 1,
      code: fault.code.slice(0, 100),
      fault: fault.message.slice(0, 500),
    }
    await this.#write(peer, next, before.writtenAt, before.failures === 0 || before.code !== next.code)
  }

  /** A peer asked for what comes behind a place of this node's log, so that it has all before it. */
  async served(peer: string, through: number) {
    const before = this.#served.get(peer)
    const now = this.#clock.now()
    if (before !== undefined && now - before.at < QUIET && before.through === through) return
    const note = { at: now, through }
    this.#served.set(peer, note)
    await this.#store.putNote(NOTE.served + peer, JSON.stringify(note))
  }

  async #pull(peer: string): Promise<PullNote & { readonly writtenAt: number }> {
    const known = this.#pulls.get(peer)
    if (known !== undefined) return known
    return { ...(await readPull(peer, this.#store)), writtenAt: Number.NEGATIVE_INFINITY }
  }

  async #write(peer: string, next: PullNote, writtenAt: number, news: boolean): Promise<void> {
    const now = this.#clock.now()
    const due = news || now - writtenAt >= QUIET
    this.#pulls.set(peer, { ...next, writtenAt: due ? now : writtenAt })
    if (due) await this.#store.putNote(NOTE.pull + peer, JSON.stringify(pullNote.parse(next)))
  }
}

/** How the pulling from a peer goes, as it was written down last. */
export async function readPull(peer: string, store: Pick<IntelStore, 'note'>): Promise<PullNote> {
  const read = pullNote.safeParse(jsonOf(await store.note(NOTE.pull + peer)))
  return read.success ? read.data : NO_PULL
}

/** How far a peer has read this node's log; null: it never asked. */
export async function readServed(peer: string, store: Pick<IntelStore, 'note'>): Promise<ServedNote | null> {
  const read = servedNote.safeParse(jsonOf(await store.note(NOTE.served + peer)))
  return read.success ? read.data : null
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
