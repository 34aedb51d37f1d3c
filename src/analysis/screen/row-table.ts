import type { ListEntry } from '../../model/list-entry.ts'
import type { Coverage } from '../../model/list-version.ts'
import type { ListSource } from '../../model/listing.ts'
import type { ListInForce, ListPart } from './list-in-force.ts'
import { type Holding, type OwnedBy, ownedByListed } from './ownership.ts'

/** One entry of one list, where a screen can find it. */
export interface EntryRow {
  readonly list: ListInForce
  readonly part: ListPart
  readonly entry: ListEntry
  /** Set where the 50 percent rule blocks it, or owners are told without a share. */
  readonly owned: OwnedBy | null
}

/** All entries of all lists that can match at a time, in one order. Numbers of rows are what the indexes hold. */
export class RowTable {
  readonly rows: readonly EntryRow[]
  /** By `list/id`, for the names of owners. */
  readonly #byKey: ReadonlyMap<string, { readonly entry: ListEntry; readonly source: ListSource }>

  constructor(lists: readonly ListInForce[], at: number) {
    const byKey = new Map<string, { entry: ListEntry; source: ListSource }>()
    const listed = new Set<string>()
    const holdings: Holding[] = []
    const all: Omit<EntryRow, 'owned'>[] = []
    for (const list of lists)
      for (const part of list.parts)
        for (const entry of part.entries) {
          if (entry.expiresAt !== null && entry.expiresAt <= at) continue
          const key = `${list.source.name}/${entry.id}`
          all.push({ list, part, entry })
          if (!byKey.has(key)) byKey.set(key, { entry, source: list.source })
          if (list.source.meaning === 'sanctions' || list.source.meaning === 'private') listed.add(key)
          for (const r of entry.relations)
            if (r.kind === 'owned-by')
              holdings.push({
                owner: r.to.includes('/') ? r.to : `${list.source.name}/${r.to}`,
                owned: key,
                share: r.share,
              })
        }
    const owned = ownedByListed(listed, holdings)
    this.#byKey = byKey
    this.rows = all
      .map(row => ({ ...row, owned: owned.get(`${row.list.source.name}/${row.entry.id}`) ?? null }))
      .filter(row => row.list.source.meaning !== 'ownership' || row.owned !== null)
  }

  /** Numbers of the rows that answer for a coverage. */
  *covering(coverage: Coverage): Generator<number> {
    for (const [ref, row] of this.rows.entries()) if (row.part.covers.includes(coverage)) yield ref
  }

  /** @param ref a number that an index gave */
  row(ref: number): EntryRow {
    return this.rows[ref] as EntryRow
  }

  /** The entry behind `list/id` and the list that holds it, where it is in reach. */
  entryOf(key: string): { readonly entry: ListEntry; readonly source: ListSource } | null {
    return this.#byKey.get(key) ?? null
  }
}
