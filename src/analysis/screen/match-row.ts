import type { Instant } from '../../model/instant.ts'
import { showInstant } from '../../model/instant.ts'
import type { Jurisdiction } from '../../model/jurisdiction.ts'
import { walletDate } from '../../model/list-entry.ts'
import type { ListSource } from '../../model/listing.ts'
import { showName } from './compare-versions.ts'
import { dutiesOf } from './duties.ts'
import type { Span } from './list-timeline.ts'
import type { EntryRow, RowTable } from './row-table.ts'
import type { MatchBasis, MatchedEntry } from './screen-answer.ts'

/** How a row was found. */
export interface Hit {
  readonly row: EntryRow
  readonly basis: MatchBasis
  /** The address, name or domain as listed. */
  readonly matched: string
  readonly why: readonly string[]
  /** 0 to 100, of the finding alone: what the list is worth is taken off here. */
  readonly confidence: number
}

/** How far a list's own word goes, 0 to 1. */
const WORTH = { sanctions: 1, seizure: 1, crime: 0.95, private: 1, ownership: 0.9, claim: 0.6 } as const

/** A hit as it is told: dates, programmes, duties and reasons. */
export function matchRow(hit: Hit, table: RowTable, jurisdictions: readonly Jurisdiction[], at: Instant): MatchedEntry {
  const { row, why, matched } = hit
  const { source } = row.list
  const { entry, part } = row
  const span = spanOf(row, matched, hit.basis, at)
  const basis: MatchBasis =
    row.owned !== null ? 'owned' : hit.basis === 'address' && source.name.startsWith('derived:') ? 'derived' : hit.basis
  const wallet = entry.wallets.find(w => w.address === matched)
  const told = wallet ? walletDate(entry, wallet) : entry.listedAt
  const reasons = [...why, ...ownedBy(row, table), ...partReasons(row)]
  if (span?.delistedAt != null)
    reasons.push(`it was taken off between ${day(span.lastSeenAt)} and ${day(span.delistedAt)}`)
  if (wallet && told === null && entry.listedAt !== null)
    reasons.push(`its entry was listed on ${day(entry.listedAt)}; when the address was added nobody tells`)
  if (entry.expiresAt !== null) reasons.push(`the order expires on ${day(entry.expiresAt)}`)
  return {
    list: source.name,
    id: entry.id,
    name: showName(entry),
    kind: entry.kind,
    basis,
    matched,
    why: reasons,
    confidence: Math.round(hit.confidence * WORTH[source.meaning] * (row.owned && !row.owned.proven ? 0.5 : 1)),
    programmes: entry.programmes,
    listedAt: span?.listedAt ?? told ?? (row.list.timeline === null ? part.version.publishedAt : null),
    dated: span?.dated ?? told !== null,
    delistedAt: span?.delistedAt ?? null,
    version: part.version.digest,
    duties: sourcesOfDuty(row, table).flatMap(s => dutiesOf(s, jurisdictions, at)),
  }
}

// Who is blocked for his owners' sake is so by the law of the lists that name the owners.
function sourcesOfDuty({ owned, list }: EntryRow, table: RowTable): readonly ListSource[] {
  if (owned === null) return [list.source]
  if (!owned.proven) return []
  return [...new Set(owned.owners.map(({ key }) => table.entryOf(key)?.source ?? list.source))]
}

// Of several spans the one in which the time asked about lies: as of 2020 nobody had been listed again in 2022.
function spanOf({ list, entry }: EntryRow, matched: string, basis: MatchBasis, at: Instant): Span | null {
  const { timeline } = list
  if (!timeline) return null
  const byAddress = basis === 'address' || basis === 'same-key' || basis === 'transaction'
  const spans = byAddress ? own(timeline.wallets, matched) : own(timeline.entries, entry.id)
  return spans?.findLast(span => (span.listedAt ?? 0) <= at) ?? spans?.at(-1) ?? null
}

function own(table: Readonly<Record<string, readonly Span[]>>, key: string): readonly Span[] | null {
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null
}

function ownedBy({ owned }: EntryRow, table: RowTable): string[] {
  if (!owned) return []
  const names = owned.owners.map(({ key, share }) => {
    const known = table.entryOf(key)
    const name = known ? `${showName(known.entry)} (${key})` : key
    return share === null ? `${name}: share not told` : `${name}: ${share} %`
  })
  const sum =
    owned.percent >= 50 ? `${owned.percent} % owned by blocked persons` : 'owned or controlled by listed persons'
  const rule = owned.proven ? 'blocked by the 50 percent rule (OFAC FAQ 401)' : 'no proof of 50 %: look at the shares'
  return [`${sum}: ${names.join('; ')}; ${rule}`]
}

function partReasons({ part, list }: EntryRow): string[] {
  const version = `${list.source.name} of ${day(part.version.publishedAt)}`
  return [part.byDate ? `${version} says that it was listed by then` : `it stands in ${version}`]
}

function day(at: Instant): string {
  return showInstant(at).slice(0, 10)
}
