import type { ListInForce, ListPart } from '../../analysis/screen/list-in-force.ts'
import type { ListTimeline } from '../../analysis/screen/list-timeline.ts'
import type { ScreenGap } from '../../analysis/screen/screen-answer.ts'
import { ListScreener, type Screener } from '../../analysis/screen/screener.ts'
import { type SharedAddresses, SharedScreener } from '../../analysis/screen/shared-screener.ts'
import type { Address } from '../../model/address.ts'
import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import type { Jurisdiction } from '../../model/jurisdiction.ts'
import { type ListEntry, walletDate } from '../../model/list-entry.ts'
import type { Coverage } from '../../model/list-version.ts'
import type { ListSource } from '../../model/listing.ts'
import type { FactLog } from '../fact-log.ts'
import { foldOverruled, OVERRULED_KINDS } from '../lists/fold-overruled.ts'
import {
  foldVersions,
  fullestAt,
  type KnownVersion,
  LIST_KINDS,
  type ListState,
  versionAfter,
  versionAt,
} from '../lists/fold-versions.ts'
import { freshUntil as untilWhen } from '../lists/fresh-until.ts'
import type { ListShelf } from '../lists/list-shelf.ts'
import { privateSource } from '../lists/private-source.ts'
import { readVersion } from '../lists/read-version.ts'
import { timelineOf } from '../lists/timeline-of.ts'
import type { Clock } from '../ports.ts'
import type { ScreenedExposure } from './screened-exposure.ts'

/** What a desk needs to see. */
export interface DeskParts {
  readonly facts: FactLog
  readonly shelf: ListShelf
  readonly sources: readonly ListSource[]
  readonly jurisdictions: readonly Jurisdiction[]
  readonly clock: Clock
  readonly sha256: (text: string) => string
}

/** What others shared, as it comes in. */
export interface SharedIntel extends SharedAddresses {
  /** Takes up what came in. */
  look(): Promise<void>
}

/** How long a screener may go on before the log is asked whether lists have changed, in milliseconds. */
const RELOOK_MS = 500

/** How many screeners of past times are kept. */
const PAST_KEPT = 4

/** A list of this name holds those with whom the asker deals: nobody matches it, and who looks like one of them is told. */
export const COUNTERPARTIES = 'counterparties'

const COVERAGES: readonly Coverage[] = ['wallets', 'names', 'domains']

/** Gives the screener for now, or as of a past time, and makes it anew when lists have changed. */
export class ScreeningDesk {
  readonly #parts: DeskParts
  #seen = Number.NEGATIVE_INFINITY
  #stamp = ''
  /** The look into the log under way, or the last one. */
  #looking: Promise<ReadonlyMap<string, ListState>> | null = null
  /** The screener of the present, as long as nothing has changed. */
  #now: {
    readonly states: ReadonlyMap<string, ListState>
    readonly stamp: string
    readonly screener: Screener
  } | null = null
  #exposure: ScreenedExposure | null = null
  #shared: SharedIntel | null = null
  /** What of it people overruled. */
  #overruled: ReadonlySet<string> = new Set()
  /** What the log says of lists, as far as it was read. */
  #facts: readonly Fact[] = []
  #states: { readonly head: number; readonly states: ReadonlyMap<string, ListState> } = { head: -1, states: new Map() }
  readonly #made = new Map<string, Promise<Screener>>()
  #lists: { readonly key: string; readonly read: ReturnType<ScreeningDesk['lists']> } | null = null

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  /**
   * @param asOf null: now
   * @param only names of lists to ask; null: all in use
   */
  async screener(asOf: Instant | null, only: readonly string[] | null = null): Promise<Screener> {
    const states = await this.states()
    if (asOf === null && only === null) await this.#shared?.look()
    if (asOf === null && only === null && this.#now?.states === states && this.#now.stamp === this.#stamp)
      return this.#now.screener
    const key = JSON.stringify([this.#states.head, this.#stamp, asOf, only])
    const kept = this.#made.get(key)
    if (kept) return kept
    const made = this.#make(states, asOf, only)
    // What was made before the lists changed is of no use any more; a failed attempt is not kept.
    for (const old of [...this.#made.keys()].slice(0, -PAST_KEPT)) this.#made.delete(old)
    this.#made.set(key, made)
    made.catch(() => this.#made.delete(key))
    const screener = await made
    if (asOf === null && only === null) this.#now = { states, stamp: this.#stamp, screener }
    return screener
  }

  /** The state of every list, at most {@link RELOOK_MS} old. */
  states(): Promise<ReadonlyMap<string, ListState>> {
    if (this.#looking === null || this.#parts.clock.monotonic() - this.#seen >= RELOOK_MS) {
      this.#seen = this.#parts.clock.monotonic()
      this.#looking = this.#look()
    }
    return this.#looking
  }

  async #look(): Promise<ReadonlyMap<string, ListState>> {
    try {
      const news = await this.#parts.facts.read({
        kinds: [...LIST_KINDS, ...OVERRULED_KINDS],
        after: this.#facts.at(-1)?.seq ?? 0,
      })
      if (news.length > 0 || this.#states.head < 0) {
        this.#facts = [...this.#facts, ...news]
        this.#states = { head: this.#facts.at(-1)?.seq ?? 0, states: foldVersions(this.#facts.filter(isOfList)) }
        this.#overruled = foldOverruled(news, this.#overruled)
      }
      this.#stamp = (await this.#exposure?.stamp()) ?? ''
      return this.#states.states
    } catch (error) {
      this.refresh()
      throw error
    }
  }

  /** Lets addresses be shown with their exposure from now on. */
  showExposure(exposure: ScreenedExposure): void {
    this.#exposure = exposure
    this.#made.clear()
    this.#now = null
    this.refresh()
  }

  /** Lets addresses that others shared be found from now on. */
  showShared(shared: SharedIntel): void {
    this.#shared = shared
    this.#made.clear()
    this.#now = null
  }

  /** Makes the next call look into the log. */
  refresh(): void {
    this.#seen = Number.NEGATIVE_INFINITY
  }

  /**
   * The lists that are asked now, as they stand.
   * @param only names of lists; null: all in use
   */
  async lists(
    only: readonly string[] | null,
  ): Promise<{ readonly digest: string; readonly lists: readonly ListInForce[] }> {
    const key = JSON.stringify([(await this.states()).size, this.#states.head, only])
    if (this.#lists?.key !== key) this.#lists = { key, read: this.#inForce(this.#states.states, null, only) }
    return this.#lists.read
  }

  async #make(
    states: ReadonlyMap<string, ListState>,
    asOf: Instant | null,
    only: readonly string[] | null,
  ): Promise<Screener> {
    const { jurisdictions, clock } = this.#parts
    const { digest, lists } = await this.#inForce(states, asOf, only)
    const counterparties = await this.#counterparties(states)
    // The index tells of today: as of a past day nobody's exposure is known.
    const { view = null, gaps = [] } = (asOf === null && (await this.#exposure?.open())) || {}
    const screener = new ListScreener({
      digest,
      lists,
      jurisdictions,
      asOf: asOf ?? clock.now(),
      counterparties,
      exposureOf: view && ((address, ledgers) => view.exposureAt(address, ledgers)),
      exposureGaps: gaps,
    })
    // What was shared is no list: a question about some lists, or about the past, is answered without it.
    return this.#shared !== null && asOf === null && only === null
      ? new SharedScreener(screener, this.#shared, this.#overruled)
      : screener
  }

  async #inForce(states: ReadonlyMap<string, ListState>, asOf: Instant | null, only: readonly string[] | null) {
    const { sha256 } = this.#parts
    const lists: ListInForce[] = []
    for (const state of states.values())
      if (state.list !== COUNTERPARTIES && (only ? only.includes(state.list) : state.chosen))
        lists.push(await inForce(state, this.#source(state), asOf, this.#parts))
    lists.sort((a, b) => (a.source.name < b.source.name ? -1 : 1))
    const named = lists.flatMap(l => l.parts.map(p => `${l.source.name} ${p.version.digest} ${p.covers.join()}`))
    return { digest: sha256(`${named.join('\n')}\n`), lists }
  }

  async #counterparties(states: ReadonlyMap<string, ListState>): Promise<Address[]> {
    const state = states.get(COUNTERPARTIES)
    const version = state?.chosen ? versionAt(state, 'wallets', Number.POSITIVE_INFINITY) : null
    if (version === null) return []
    const entries = await readVersion(this.#parts.shelf, version.digest)
    return entries.flatMap(e => e.wallets.map(w => w.address as Address))
  }

  #source({ list }: ListState): ListSource {
    return this.#parts.sources.find(s => s.name === list) ?? privateSource(list)
  }
}

function isOfList({ kind }: Fact): boolean {
  return LIST_KINDS.some(each => each === kind)
}

async function inForce(
  state: ListState,
  source: ListSource,
  asOf: Instant | null,
  { shelf, sha256, clock }: DeskParts,
): Promise<ListInForce> {
  const now = clock.now()
  const at = asOf ?? Number.POSITIVE_INFINITY
  const byVersion = new Map<KnownVersion, { covers: Coverage[]; byDate: boolean }>()
  const freshUntil = new Map<Coverage, Instant | null>()
  const partial = new Set<Coverage>()
  for (const coverage of COVERAGES) {
    const whole = versionAt(state, coverage, at)
    const version = whole ?? fullestAt(state, coverage, at)
    if (version && !whole) partial.add(coverage)
    const later = asOf === null ? null : versionAfter(state, coverage, at)
    for (const [v, byDate] of [
      [version, false],
      [later, true],
    ] as const) {
      if (!v) continue
      const part = byVersion.get(v)
      if (part) part.covers.push(coverage)
      else byVersion.set(v, { covers: [coverage], byDate })
    }
    if (version) {
      const newest = versionAt(state, coverage, Number.POSITIVE_INFINITY) === version
      freshUntil.set(coverage, untilWhen(state, source, version, newest, now))
    }
  }
  const parts: ListPart[] = []
  for (const [version, { covers, byDate }] of byVersion) {
    const entries = await readVersion(shelf, version.digest)
    parts.push({ version, covers, byDate, entries: byDate ? listedBy(entries, at) : entries })
  }
  // One version alone says it all itself.
  const timeline: ListTimeline | null = state.versions.length > 1 ? await timelineOf(state, shelf, sha256) : null
  return { source, parts: withoutRepeats(parts), freshUntil, partial, timeline, gaps: gapsOf(state, source, parts) }
}

/** Entries of a later version that by its own dates were listed at `at`, with the addresses listed by then. */
function listedBy(entries: readonly ListEntry[], at: Instant): ListEntry[] {
  return entries
    .map(e => ({ ...e, wallets: e.wallets.filter(w => (walletDate(e, w) ?? Number.POSITIVE_INFINITY) <= at) }))
    .filter(e => e.wallets.length > 0 || (e.listedAt !== null && e.listedAt <= at))
}

// What the version in force says itself is not said again by a later one.
function withoutRepeats(parts: readonly ListPart[]): readonly ListPart[] {
  if (!parts.some(p => p.byDate)) return parts
  const said = new Set<string>()
  for (const { byDate, entries, covers } of parts)
    if (!byDate)
      for (const e of entries) {
        if (covers.includes('wallets')) for (const w of e.wallets) said.add(`wallet ${w.address}`)
        if (covers.includes('names')) said.add(`entry ${e.id}`)
      }
  return parts.map(part =>
    part.byDate
      ? {
          ...part,
          entries: part.entries.flatMap(e => {
            const wallets = e.wallets.filter(w => !said.has(`wallet ${w.address}`))
            const names = said.has(`entry ${e.id}`) ? [] : e.names
            return wallets.length === 0 && names.length === 0
              ? []
              : [{ ...e, wallets, names: names.length > 0 ? names : e.names }]
          }),
        }
      : part,
  )
}

function gapsOf(state: ListState, source: ListSource, parts: readonly ListPart[]): ScreenGap[] {
  const list = source.name
  const gaps: ScreenGap[] = []
  if (parts.every(p => p.byDate))
    gaps.push({ code: 'list-unread', list, because: unread(state), blocking: source.meaning !== 'claim' })
  for (const { version } of parts)
    if (version.lost > 0)
      gaps.push({
        code: 'list-lossy',
        list,
        because: lossReason(version),
        blocking: version.waived === null && source.meaning !== 'claim',
      })
  if (state.alarm)
    gaps.push({
      code: state.alarm.code,
      list,
      because: `a newer version was not taken in: ${state.alarm.reason}`,
      blocking: false,
    })
  return gaps
}

function lossReason({ lost, waived }: Pick<KnownVersion, 'lost' | 'waived'>): string {
  const what = `${lost} of its records could not be read`
  return waived === null
    ? `${what}: take it in again whole, or give a reason with --waive`
    : `${what}; waived: ${waived}`
}

function unread({ versions }: ListState): string {
  return versions.length === 0 ? 'it was never read: import or update it' : 'no version of that time was read'
}
