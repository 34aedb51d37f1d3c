import type { Instant } from '../../model/instant.ts'
import type { ListEntry } from '../../model/list-entry.ts'
import type { Coverage, ListVersion } from '../../model/list-version.ts'
import type { ListSource } from '../../model/listing.ts'
import type { ListTimeline } from './list-timeline.ts'
import type { AskedVersion, ScreenGap } from './screen-answer.ts'

/** Entries of one version that count at the time asked about. */
export interface ListPart {
  readonly version: ListVersion
  /** What of the entries is asked: another part may answer for the rest. */
  readonly covers: readonly Coverage[]
  readonly entries: readonly ListEntry[]
  /** True: a later version whose own dates say that these entries were listed by then. */
  readonly byDate: boolean
}

/** A list as it stood at a time. */
export interface ListInForce {
  readonly source: ListSource
  readonly parts: readonly ListPart[]
  /** Until when its silence can be relied on, for each coverage that it has; null: for ever. */
  readonly freshUntil: ReadonlyMap<Coverage, Instant | null>
  /** Coverages for which only an incomplete version was read: it finds, and clears nobody. */
  readonly partial: ReadonlySet<Coverage>
  /** null: no more than one version is held. */
  readonly timeline: ListTimeline | null
  /** What must be said of it whatever is asked. */
  readonly gaps: readonly ScreenGap[]
}

/** What a list's silence is worth for one coverage at a time. */
export interface ListStanding {
  readonly versions: readonly AskedVersion[]
  readonly gaps: readonly ScreenGap[]
  /** First second at which this is no longer true; null: never. */
  readonly changesAt: Instant | null
}

/** Versions asked and gaps told when a party of this coverage is screened at `at`. */
export function standingOf(lists: readonly ListInForce[], coverage: Coverage, at: Instant): ListStanding {
  const versions: AskedVersion[] = []
  const gaps: ScreenGap[] = []
  let changesAt: Instant | null = null
  for (const list of lists) {
    const { name, meaning } = list.source
    const parts = list.parts.filter(p => p.covers.includes(coverage))
    if (parts.length === 0 && list.parts.length > 0) continue
    gaps.push(...list.gaps)
    const freshUntil = list.freshUntil.get(coverage)
    const stale = freshUntil !== undefined && freshUntil !== null && at > freshUntil
    if (!stale && freshUntil !== undefined && freshUntil !== null)
      changesAt = changesAt === null ? freshUntil + 1 : Math.min(changesAt, freshUntil + 1)
    for (const { version } of parts.filter(p => !p.byDate))
      versions.push({ list: name, version: version.digest, publishedAt: version.publishedAt, stale })
    if (stale) gaps.push(staleGap(name, freshUntil, meaning !== 'claim'))
    if (list.partial.has(coverage)) gaps.push(partialGap(name, coverage, meaning !== 'claim'))
  }
  if (versions.length === 0)
    gaps.push({
      code: 'no-list-covers',
      list: null,
      because: `no list in use was read that names ${WORDS[coverage]}`,
      blocking: true,
    })
  return { versions, gaps, changesAt }
}

const WORDS: Readonly<Record<Coverage, string>> = { names: 'persons', wallets: 'addresses', domains: 'domains' }

function partialGap(list: string, coverage: Coverage, blocking: boolean): ScreenGap {
  const because = `the version read does not hold all of its ${WORDS[coverage]}: take it in with its companions`
  return { code: 'list-partial', list, because, blocking }
}

function staleGap(list: string, until: Instant, blocking: boolean): ScreenGap {
  const day = new Date(until * 1000).toISOString().slice(0, 10)
  return { code: 'list-stale', list, because: `its version could be relied on until ${day}: update it`, blocking }
}
