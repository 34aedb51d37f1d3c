import type { OtherSide, SideEntry } from '../../model/monitor/customer-event.ts'

type Screening = NonNullable<OtherSide['screening']>

/**
 * The entries of these categories. Who gave an event may have told no more than lists and categories: then every list counts, with no
 * name and no version.
 */
export function entriesOf({ lists, entries }: Screening, categories: ReadonlySet<string>): readonly SideEntry[] {
  if (entries === undefined) return lists.map(list => ({ list, version: '', name: '', category: '' }))
  return entries.filter(entry => categories.has(entry.category))
}

/** `us-ofac-sdn (LAZARUS GROUP), eu-fsf (…)`. */
export function sayEntries(screening: Screening, categories: ReadonlySet<string>): string {
  const said = entriesOf(screening, categories).map(({ list, name }) => (name === '' ? list : `${list} (${name})`))
  return [...new Set(said)].join(', ')
}

/** The versions of the lists that said so, as a figure; none where nobody told them. */
export function versionsOf(screening: Screening, categories: ReadonlySet<string>): Readonly<Record<string, string>> {
  const told = entriesOf(screening, categories).filter(({ version }) => version !== '')
  const versions = new Set(told.map(({ list, version }) => `${list} ${version}`))
  return versions.size === 0 ? {} : { versions: [...versions].join(', ') }
}
