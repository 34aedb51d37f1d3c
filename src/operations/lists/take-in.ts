import { z } from 'zod'
import { compareVersions } from '../../analysis/screen/compare-versions.ts'
import { judgeVersion } from '../../analysis/screen/judge-version.ts'
import { type ChangedLines, changedLines } from '../../formats/lists/changed-lines.ts'
import { readEntryLines } from '../../formats/lists/entry-line.ts'
import type { ListFault, ListFormat } from '../../formats/lists/list-format.ts'
import { CordonError, IntegrityError, NotFoundError, SourceError } from '../../model/errors.ts'
import type { FactDraft, Json } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import { showInstant } from '../../model/instant.ts'
import type { Coverage, ListVersion, VersionCounts } from '../../model/list-version.ts'
import type { ListSource } from '../../model/listing.ts'
import { dateInName } from './date-in-name.ts'
import { foldVersions, LIST_KINDS, type ListState, versionAt } from './fold-versions.ts'
import type { ListDelivery } from './list-shelf.ts'
import type { ListWorld } from './list-world.ts'
import { type ReadList, readDelivery } from './read-delivery.ts'
import { versionLines } from './read-version.ts'

/** What became of a delivery. */
export interface TakenIn {
  readonly list: string
  readonly version: ListVersion
  /** Version of which this is the successor; null: the first. */
  readonly before: string | null
  /** Against the version before; null for the first, and where the one before cannot be read any more. */
  readonly change: VersionChangeCounts | null
  readonly faults: readonly ListFault[]
  /** Who told when it was published: the source, its publisher or the asker; the file's name; nobody, and now counts. */
  readonly datedBy: 'source' | 'file-name' | 'clock'
}

/** How many entries and addresses came, changed and went. */
export interface VersionChangeCounts {
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly walletsAdded: number
  readonly walletsRemoved: number
}

/** What the user said of a delivery. */
export interface TakeInOrder {
  readonly source: ListSource
  readonly format: ListFormat
  /** When the publisher made it, where the user knows better. */
  readonly publishedAt: Instant | null
  /** Why it is taken in although it shrank or lost records. */
  readonly waive: string | null
}

/** The field in which a user says why. */
export const waiveField = z
  .string()
  .min(1)
  .max(500)
  .optional()
  .describe('why to take it in although it shrank or lost records')
  .meta({ placeholder: 'REASON' })

/** A version dated further ahead of the clock than this, in seconds, is refused: clocks and time zones explain a day. */
export const AHEAD_SECONDS = 86_400

/**
 * Reads a delivery and, when nothing speaks against it, puts it in force with its publication. What is refused leaves the version before
 * in force, and a fact that says so.
 * @throws SourceError `list-empty`, `list-incomplete`, `list-shrunken`, `list-lossy`, `list-date-ahead`; what the format throws
 */
export async function takeIn(delivery: ListDelivery, order: TakeInOrder, world: ListWorld): Promise<TakenIn> {
  try {
    const read = await readDelivery(delivery, order.format, world)
    return await accept(delivery, read, order, world)
  } catch (error) {
    if (error instanceof CordonError && error.code !== 'interrupted') await refuse(error, delivery, order, world)
    throw error
  }
}

async function accept(
  delivery: ListDelivery,
  read: ReadList,
  { source, format, publishedAt, waive }: TakeInOrder,
  world: ListWorld,
): Promise<TakenIn> {
  const now = world.clock.now()
  const told = publishedAt ?? read.reading.publishedAt ?? delivery.modifiedAt
  const named = told === null ? dateInName(delivery.name) : null
  const at = told ?? (named !== null && named <= now ? named : now)
  if (at > now + AHEAD_SECONDS)
    throw new SourceError('list-date-ahead', `it is dated ${showInstant(at)}, which has not come yet`)
  const state = foldVersions(await world.facts.read({ kinds: LIST_KINDS })).get(source.name) ?? null
  const before = predecessor(state, at, read)
  const { counts, lost } = read
  const earlier = countsBefore(state, at, read)
  judge(read, earlier, waive)
  const digest = await world.shelf.keep(read.lines)
  const change = before && (await changeCounts(before.digest, read.lines, world))
  const version: ListVersion = {
    list: source.name,
    digest,
    publishedAt: at,
    covers: read.reading.covers,
    counts,
    format: format.name,
    files: delivery.files(),
    faults: read.faulty,
    lost,
    waived: waive !== null && (lost > 0 || objections(read, earlier).length > 0) ? waive : null,
  }
  const body = { list: source.name, version: json(version), before: before?.digest ?? null, change: json(change) }
  const drafts: FactDraft[] = [{ at: now, by: world.by, kind: 'list-version-accepted', body }]
  if (!state?.chosen && !wasDropped(state))
    drafts.unshift({ at: now, by: world.by, kind: 'list-chosen', body: { list: source.name } })
  await world.facts.append(drafts)
  const datedBy = told !== null ? 'source' : at === named ? 'file-name' : 'clock'
  return { list: source.name, version, before: before?.digest ?? null, change, faults: read.faults, datedBy }
}

// A list that the user dropped stays dropped though new versions of it come in.
function wasDropped(state: ListState | null): boolean {
  return state !== null && state.versions.length > 0 && !state.chosen
}

/** The version that this one follows: of equal coverage, published before it or on the same day. */
function predecessor(state: ListState | null, at: Instant, read: ReadList): ListVersion | null {
  const covers = read.reading.covers.join()
  return state?.versions.findLast(v => v.publishedAt <= at && v.covers.join() === covers) ?? null
}

/** What is held already, of each coverage by itself: a version that speaks of something else beside it is measured all the same. */
function countsBefore(state: ListState | null, at: Instant, read: ReadList): VersionCounts | null {
  if (state === null) return null
  const of = (coverage: Coverage): number => versionAt(state, coverage, at)?.counts[coverage] ?? 0
  const entries = predecessor(state, at, read)?.counts.entries ?? 0
  return { entries, names: of('names'), wallets: of('wallets'), domains: of('domains') }
}

function objections(read: ReadList, before: VersionCounts | null) {
  const { counts, lost, reading } = read
  return judgeVersion({ counts, covers: reading.covers, declared: reading.declared, lost, before })
}

function judge(read: ReadList, before: VersionCounts | null, waive: string | null): void {
  const [first] = objections(read, before).filter(o => !o.waivable || waive === null)
  if (!first) return
  const how = first.waivable ? '; to take it in all the same, give a reason with --waive' : ''
  throw new SourceError(first.code, `the list is refused: ${first.reason}${how}`)
}

async function changeCounts(
  before: string,
  lines: readonly string[],
  world: ListWorld,
): Promise<VersionChangeCounts | null> {
  const compared = await changedFrom(before, lines, world)
  if (compared === null) return null
  const { gone, come, standsElsewhere } = compared
  const change = compareVersions(readEntryLines(gone.join('\n')), readEntryLines(come.join('\n')))
  const moved = (addresses: readonly string[]): number => addresses.filter(a => !standsElsewhere(a)).length
  return {
    added: change.added.length,
    changed: change.changed.length,
    removed: change.removed.length,
    walletsAdded: moved(change.walletsAdded),
    walletsRemoved: moved(change.walletsRemoved),
  }
}

// A version before that was damaged must not keep the next one out.
async function changedFrom(before: string, lines: readonly string[], world: ListWorld): Promise<ChangedLines | null> {
  try {
    return await changedLines(versionLines(world.shelf, before), lines)
  } catch (error) {
    if (error instanceof IntegrityError || error instanceof NotFoundError) return null
    throw error
  }
}

async function refuse(error: CordonError, delivery: ListDelivery, order: TakeInOrder, world: ListWorld): Promise<void> {
  const { code, message: reason, place } = error
  const list = order.source.name
  const known = foldVersions(await world.facts.read({ kinds: LIST_KINDS })).has(list)
  const [at, by] = [world.clock.now(), world.by]
  const body = { list, format: order.format.name, file: delivery.name, code, reason, line: place.line ?? null }
  // Who tries to read a list means to use it: until a version is read, it clears nobody.
  const chosen: FactDraft[] = known ? [] : [{ at, by, kind: 'list-chosen', body: { list } }]
  await world.facts.append([...chosen, { at, by, kind: 'list-version-refused', body }])
}

function json(value: object | null): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
