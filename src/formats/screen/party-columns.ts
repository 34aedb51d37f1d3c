import type { Party } from '../../model/party.ts'

/** What a row of a party file tells of a party, as text. */
export interface PartyText {
  /** Null: to be told from the text. */
  readonly kind: Party['kind'] | null
  readonly text: string
  readonly ledger: string | null
  readonly birth: string | null
  readonly country: string | null
}

/** How a party file's columns are read. */
export interface PartyColumns {
  /** The header's cells as they stand: all are carried into the answer. */
  readonly header: readonly string[]
  readonly subjects: readonly { readonly kind: Party['kind'] | null; readonly column: number }[]
  readonly ledger: number
  readonly birth: number
  readonly country: number
  /** The asker's own key of the row; -1 where there is none. */
  readonly id: number
}

const SUBJECTS: readonly (readonly [string, Party['kind'] | null])[] = [
  ['party', null],
  ['address', 'address'],
  ['tx', 'transaction'],
  ['domain', 'domain'],
  ['name', 'name'],
]

/** Names of the columns that are read, for messages. */
export const PARTY_COLUMNS = 'party, address, tx, domain, name (at least one), ledger, birth, country, id'

/** Binds to a header; null where no cell of it names a party. Case and blanks around a name do not matter; the first of a name counts. */
export function partyColumns(header: readonly string[]): PartyColumns | null {
  const names = header.map(cell => cell.trim().toLowerCase())
  const subjects = SUBJECTS.map(([name, kind]) => ({ kind, column: names.indexOf(name) })).filter(s => s.column >= 0)
  if (subjects.length === 0) return null
  const [ledger, birth, country, id] = ['ledger', 'birth', 'country', 'id'].map(name => names.indexOf(name))
  return { header, subjects, ledger: ledger ?? -1, birth: birth ?? -1, country: country ?? -1, id: id ?? -1 }
}

/** The columns of a file that holds one party a line. */
export const ONE_A_LINE: PartyColumns = {
  header: ['party'],
  subjects: [{ kind: null, column: 0 }],
  ledger: -1,
  birth: -1,
  country: -1,
  id: -1,
}

/** The parties that a row names, one a filled column; none where all are empty. */
export function partiesOfRow(columns: PartyColumns, cells: readonly string[]): PartyText[] {
  const cell = (column: number): string | null => cells[column]?.trim() || null
  const parties: PartyText[] = []
  for (const { kind, column } of columns.subjects) {
    const text = cell(column)
    if (text !== null)
      parties.push({
        kind,
        text,
        ledger: cell(columns.ledger),
        birth: cell(columns.birth),
        country: cell(columns.country),
      })
  }
  return parties
}
