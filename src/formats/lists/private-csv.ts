import { type LedgerId, parseLedger } from '../../model/ledger.ts'
import type { EntryKind, EntryRelation } from '../../model/list-entry.ts'
import { EntryDraft, hostOf } from './entry-draft.ts'
import type { EntryTeller } from './entry-teller.ts'
import type { ListFormat } from './list-format.ts'
import type { ListRow } from './list-table.ts'
import { tableReader } from './table-reader.ts'

/** The columns of a private list; any of them may be left out, but one of name, address and domain must be there. */
export const PRIVATE_COLUMNS: readonly string[] = [
  ...[
    'id',
    'kind',
    'name',
    'aliases',
    'address',
    'ledger',
    'domain',
    'birth',
    'country',
    'programme',
    'listed',
    'expires',
    'owners',
  ],
  'remarks',
]

const KINDS: Readonly<Record<string, EntryKind>> = {
  person: 'person',
  individual: 'person',
  entity: 'entity',
  firm: 'entity',
  organisation: 'entity',
  organization: 'entity',
  vessel: 'vessel',
  ship: 'vessel',
  aircraft: 'aircraft',
  wallet: 'wallet',
}

/** A list of one's own, or any list that a spreadsheet can be brought into: see {@link PRIVATE_COLUMNS}. Several values stand between `|`. */
export const privateCsv: ListFormat = {
  name: 'private-csv',
  about: `a list of one's own as CSV: ${PRIVATE_COLUMNS.join(',')}; any of them, values between |`,
  files: [{ key: 'main', optional: false, about: PRIVATE_COLUMNS.join(',') }],
  open(sink, { file }) {
    const covers = new Set<'names' | 'wallets' | 'domains'>()
    const layout = {
      required: [],
      known: PRIVATE_COLUMNS,
      oneOf: ['name', 'address', 'domain'],
      headed: (names: readonly string[]) => {
        if (names.includes('name')) covers.add('names')
        if (names.includes('address')) covers.add('wallets')
        if (names.includes('domain')) covers.add('domains')
      },
    }
    return tableReader(sink, file, layout, readRow, () => ({ covers: [...covers] }))
  },
}

function readRow(row: ListRow, teller: EntryTeller): void {
  const { text } = row
  const each = (column: string): string[] =>
    text(column)
      .split('|')
      .map(part => part.trim())
      .filter(part => part !== '')
  const word = text('kind').toLowerCase()
  const kind = KINDS[word] ?? (text('name') === '' ? 'wallet' : text('birth') === '' ? 'entity' : 'person')
  if (word !== '' && !Object.hasOwn(KINDS, word))
    teller.note(row.line, 'kind', 'kind-unknown', `"${word}" is none of ${Object.keys(KINDS).join(', ')}`)
  const draft = new EntryDraft(kind, teller, row.line)
  for (const [i, name] of each('name').entries()) draft.name(name, i === 0 ? 'primary' : 'strong', 'aka', 'name')
  for (const alias of each('aliases')) draft.name(alias, 'strong', 'aka', 'aliases')
  const on = text('ledger')
  for (const address of each('address'))
    if (!draft.wallet(address, on === '' ? null : on, 'address', ledgerOf(on)))
      teller.lost(row.line, 'address', 'address-unread', 'the cell holds something that is no address')
  for (const domain of each('domain'))
    if (hostOf(domain) === null)
      teller.lost(row.line, 'domain', 'domain-unread', `"${domain.slice(0, 100)}" is no domain`)
    else draft.website(domain, 'domain')
  for (const birth of each('birth')) draft.birth(birth, 'birth')
  for (const country of each('country')) draft.country(country, 'country')
  for (const programme of each('programme')) draft.programme(programme)
  draft.datesWallets = true
  draft.listed(text('listed'), 'listed')
  draft.expiresAt = draft.day(text('expires'), 'expires')
  draft.remark(text('remarks'))
  const entry = { ...draft.finish(''), relations: each('owners').flatMap(owner => readOwner(owner, row, teller)) }
  const key = entry.wallets[0]?.address ?? entry.domains[0] ?? [entry.names[0]?.text, ...entry.births].join('/')
  if (draft.nameless) teller.lost(row.line, 'name', 'name-missing', 'the row has no name, no address and no domain')
  else teller.entry({ ...entry, id: (text('id') || key).slice(0, 200) }, row.line)
}

/** `us-ofac-sdn/36216:30`: thirty percent held by that entry of that list; without a list, of this one; without a share, not told. */
function readOwner(text: string, row: ListRow, teller: EntryTeller): EntryRelation[] {
  const found = /^([^:|]{1,200}?)(?::\s*(\d{1,3}(?:\.\d{1,6})?)\s*%?)?$/.exec(text)
  const share = found?.[2] === undefined ? null : Number(found[2])
  if (found && (share === null || share <= 100))
    return [{ to: (found[1] as string).trim(), kind: 'owned-by', share, text }]
  teller.lost(row.line, 'owners', 'owner-unread', `"${text.slice(0, 100)}" is not LIST/KEY:PERCENT`)
  return []
}

/** The ledger that a cell names by a short name or CAIP-2 id; undefined where it is another word, which is a hint only. */
function ledgerOf(text: string): LedgerId | undefined {
  if (text === '') return undefined
  try {
    return parseLedger(text)
  } catch {
    return undefined
  }
}
