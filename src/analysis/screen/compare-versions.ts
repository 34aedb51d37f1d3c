import type { ListEntry } from '../../model/list-entry.ts'

/** What became of an entry that both versions have. */
export interface ChangedEntry {
  readonly id: string
  readonly name: string
  /** Names of the fields that differ. */
  readonly fields: readonly string[]
  readonly walletsAdded: readonly string[]
  readonly walletsRemoved: readonly string[]
  readonly namesAdded: readonly string[]
  readonly namesRemoved: readonly string[]
}

/** One version against another of the same list. All rows in the order of entry keys. */
export interface VersionChange {
  readonly added: readonly ListEntry[]
  readonly removed: readonly ListEntry[]
  readonly changed: readonly ChangedEntry[]
  /** Addresses that the list as a whole names anew, or no more: one that only moved to another entry is in neither. */
  readonly walletsAdded: readonly string[]
  readonly walletsRemoved: readonly string[]
}

/** What was added, changed and removed between two versions of a list. */
export function compareVersions(before: readonly ListEntry[], after: readonly ListEntry[]): VersionChange {
  const old = new Map(before.map(e => [e.id, e]))
  const now = new Map(after.map(e => [e.id, e]))
  const changed: ChangedEntry[] = []
  for (const [id, entry] of now) {
    const earlier = old.get(id)
    if (!earlier) continue
    const fields = differingFields(earlier, entry)
    if (fields.length === 0) continue
    const wallets = setChange(walletsOf(earlier), walletsOf(entry))
    const names = setChange(
      earlier.names.map(n => n.text),
      entry.names.map(n => n.text),
    )
    changed.push({
      id,
      name: showName(entry),
      fields,
      walletsAdded: wallets.added,
      walletsRemoved: wallets.removed,
      namesAdded: names.added,
      namesRemoved: names.removed,
    })
  }
  const wallets = setChange(before.flatMap(walletsOf), after.flatMap(walletsOf))
  return {
    added: sorted([...now.values()].filter(e => !old.has(e.id))),
    removed: sorted([...old.values()].filter(e => !now.has(e.id))),
    changed: changed.sort((a, b) => order(a.id, b.id)),
    walletsAdded: wallets.added,
    walletsRemoved: wallets.removed,
  }
}

/** The primary name, or what else tells the entry from others. */
export function showName(entry: ListEntry): string {
  return entry.names[0]?.text ?? entry.wallets[0]?.address ?? entry.domains[0] ?? entry.id
}

function walletsOf(entry: ListEntry): string[] {
  return entry.wallets.map(w => w.address)
}

function differingFields(a: ListEntry, b: ListEntry): string[] {
  const keys = Object.keys(b) as (keyof ListEntry)[]
  return keys.filter(key => JSON.stringify(a[key]) !== JSON.stringify(b[key])).sort()
}

function setChange(before: readonly string[], after: readonly string[]): { added: string[]; removed: string[] } {
  const old = new Set(before)
  const now = new Set(after)
  return { added: [...now].filter(x => !old.has(x)).sort(), removed: [...old].filter(x => !now.has(x)).sort() }
}

function sorted(entries: ListEntry[]): ListEntry[] {
  return entries.sort((a, b) => order(a.id, b.id))
}

/** Keys that are numbers go by value, others by code units. */
export function order(a: string, b: string): number {
  const numbers = /^\d+$/.test(a) && /^\d+$/.test(b)
  if (numbers && a.length !== b.length) return a.length - b.length
  return a < b ? -1 : a > b ? 1 : 0
}
