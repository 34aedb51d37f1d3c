import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import type { Coverage, ListVersion } from '../../model/list-version.ts'

/** Kinds of facts about lists. */
export const LIST_KINDS = [
  'list-chosen',
  'list-dropped',
  'list-version-accepted',
  'list-version-refused',
  'list-checked',
  'list-failed',
] as const

/** A version as it stands in the log. */
export interface KnownVersion extends ListVersion {
  /** When it was taken in here. */
  readonly acceptedAt: Instant
  /** The fact's sequence number. */
  readonly seq: number
}

/** A source that was not taken in, or could not be had. */
export interface ListAlarm {
  readonly at: Instant
  readonly seq: number
  readonly code: string
  readonly reason: string
}

/** What the log knows of one list. */
export interface ListState {
  readonly list: string
  /** Screens ask it. */
  readonly chosen: boolean
  /** In the order of their publication; of two of one time, the later taken in comes last. */
  readonly versions: readonly KnownVersion[]
  /** Last time the publisher said that nothing had changed, or a version was fetched from it; null: never asked. */
  readonly checkedAt: Instant | null
  /** The last refusal or failure, when nothing was accepted after it. */
  readonly alarm: ListAlarm | null
}

interface Draft {
  list: string
  chosen: boolean
  versions: KnownVersion[]
  checkedAt: Instant | null
  alarm: ListAlarm | null
}

/** The states of all lists of which the log says anything, by name. */
export function foldVersions(facts: readonly Fact[]): ReadonlyMap<string, ListState> {
  const states = new Map<string, Draft>()
  for (const fact of facts) {
    const list = String(fact.body['list'])
    const state = states.get(list) ?? { list, chosen: false, versions: [], checkedAt: null, alarm: null }
    states.set(list, state)
    if (fact.kind === 'list-chosen') state.chosen = true
    else if (fact.kind === 'list-dropped') state.chosen = false
    else if (fact.kind === 'list-checked') {
      state.checkedAt = fact.at
      state.alarm = null
    } else if (fact.kind === 'list-version-accepted') accept(state, fact)
    else state.alarm = alarmOf(fact)
  }
  return states
}

function accept(state: Draft, fact: Fact): void {
  const version = fact.body['version'] as unknown as ListVersion
  const known: KnownVersion = { ...version, acceptedAt: fact.at, seq: fact.seq }
  state.versions = [...state.versions.filter(v => !sameVersion(v, known)), known].sort(
    (a, b) => a.publishedAt - b.publishedAt || a.seq - b.seq,
  )
  // A publisher or mirror that hands out an older version than the one held does not say that the newer one still stands.
  const covers = known.covers.join()
  if (state.versions.some(v => v.publishedAt > known.publishedAt && v.covers.join() === covers)) return
  if (known.files.some(file => file.address !== null)) state.checkedAt = fact.at
  state.alarm = null
}

// Read again on the same day from the same bytes: one version.
function sameVersion(a: KnownVersion, b: KnownVersion): boolean {
  return a.digest === b.digest && a.publishedAt === b.publishedAt
}

function alarmOf(fact: Fact): ListAlarm {
  return { at: fact.at, seq: fact.seq, code: String(fact.body['code']), reason: String(fact.body['reason']) }
}

/** The version of a list that was in force at a time for one coverage: the latest published by then. */
export function versionAt(state: ListState, coverage: Coverage, at: Instant): KnownVersion | null {
  return state.versions.findLast(v => v.covers.includes(coverage) && v.publishedAt <= at) ?? null
}

/** Where no version covers it: of the newest versions of each make, the one that holds most; null: none holds any. */
export function fullestAt(state: ListState, coverage: Coverage, at: Instant): KnownVersion | null {
  let best: KnownVersion | null = null
  for (const v of state.versions) {
    if (v.publishedAt > at || v.counts[coverage] === 0) continue
    if (!best || best.format === v.format || v.counts[coverage] >= best.counts[coverage]) best = v
  }
  return best
}

/** The first version published after a time that covers it. */
export function versionAfter(state: ListState, coverage: Coverage, at: Instant): KnownVersion | null {
  return state.versions.find(v => v.covers.includes(coverage) && v.publishedAt > at) ?? null
}
