import type { Instant } from '../../model/instant.ts'
import { type ListEntry, walletDate } from '../../model/list-entry.ts'
import type { Listing } from '../../model/listing.ts'
import { showName } from './compare-versions.ts'

/** How long something stood on a list, told from the versions held and the publisher's own dates. */
export interface Span extends Listing {
  /** The entry under which it stood last. */
  readonly entry: string
  readonly name: string
  readonly programmes: readonly string[]
  /** Publication of the last version held in which it stood: it was taken off after this, and by `delistedAt`. */
  readonly lastSeenAt: Instant
  /** False: the publisher told no date, and `listedAt` is the publication of the first version held that names it. */
  readonly dated: boolean
}

/** Since when, and until when, each address and each entry stood on a list. As JSON it is kept beside the versions. */
export interface ListTimeline {
  /** Versions folded in. */
  readonly versions: number
  /** Publication of the newest of them that speaks of addresses; 0 before any. */
  readonly walletsAt: Instant
  /** By address; the newest span last. */
  readonly wallets: Readonly<Record<string, readonly Span[]>>
  /** By entry key. */
  readonly entries: Readonly<Record<string, readonly Span[]>>
}

/** A timeline before any version. */
export const EMPTY_TIMELINE: ListTimeline = { versions: 0, walletsAt: 0, wallets: {}, entries: {} }

/** A version to fold in: what it covers decides which of the two tables it speaks of. */
export interface TimelineVersion {
  readonly publishedAt: Instant
  readonly names: boolean
  readonly wallets: boolean
  /** False: records of it were lost, so that what it does not name may stand on the list all the same. */
  readonly whole: boolean
  readonly entries: readonly ListEntry[]
}

/**
 * The timeline after one more version, which must be published later than those folded in. What it no longer holds ends with its
 * publication (a version that is not whole ends nothing); what comes back begins a new span.
 */
export function extendTimeline(timeline: ListTimeline, version: TimelineVersion): ListTimeline {
  const { publishedAt: at, entries } = version
  const seen = { wallets: new Map<string, Span>(), entries: new Map<string, Span>() }
  for (const e of entries) {
    const base = { entry: e.id, name: showName(e), programmes: e.programmes, lastSeenAt: at, delistedAt: null }
    seen.entries.set(e.id, { ...base, listedAt: e.listedAt ?? at, dated: e.listedAt !== null })
    for (const w of e.wallets) {
      const told = walletDate(e, w)
      const listedAt = told ?? at
      const other = seen.wallets.get(w.address)
      // Named by two entries: from the first of them.
      if (!other || (other.listedAt ?? at) > listedAt)
        seen.wallets.set(w.address, { ...base, listedAt, dated: told !== null })
    }
  }
  return {
    versions: timeline.versions + 1,
    walletsAt: version.wallets ? at : timeline.walletsAt,
    wallets: version.wallets ? extend(timeline.wallets, seen.wallets, at, version.whole) : timeline.wallets,
    entries: version.names ? extend(timeline.entries, seen.entries, at, version.whole) : timeline.entries,
  }
}

type Spans = Readonly<Record<string, readonly Span[]>>

function extend(before: Spans, seen: ReadonlyMap<string, Span>, at: Instant, whole: boolean): Spans {
  // No prototype: an address or key named like one of its members stays a key.
  const after: Record<string, readonly Span[]> = Object.create(null)
  for (const [key, spans] of Object.entries(before)) {
    const last = spans.at(-1)
    const now = seen.get(key)
    if (!last) continue
    const earlier = spans.slice(0, -1)
    if (now && last.delistedAt === null) after[key] = [...earlier, { ...now, ...earliest(last, now) }]
    else if (now) after[key] = [...spans, { ...now, listedAt: later(now.listedAt, last.delistedAt ?? at) }]
    else after[key] = last.delistedAt === null && whole ? [...earlier, { ...last, delistedAt: at }] : spans
  }
  for (const [key, span] of seen) if (!Object.hasOwn(after, key)) after[key] = [span]
  return after
}

// A date that the publisher told goes before the day of a version; of two of a kind, the earlier counts.
function earliest(last: Span, now: Span): Pick<Span, 'listedAt' | 'dated'> {
  if (last.dated !== now.dated) return last.dated ? pick(last) : pick(now)
  return (last.listedAt ?? Number.POSITIVE_INFINITY) <= (now.listedAt ?? Number.POSITIVE_INFINITY)
    ? pick(last)
    : pick(now)
}

function pick({ listedAt, dated }: Span): Pick<Span, 'listedAt' | 'dated'> {
  return { listedAt, dated }
}

function later(listedAt: Instant | null, since: Instant): Instant {
  return listedAt === null ? since : Math.max(listedAt, since)
}
