import { EntryDraft } from './entry-draft.ts'
import type { EntryTeller } from './entry-teller.ts'
import type { ListFormat } from './list-format.ts'
import type { ListRow } from './list-table.ts'
import { tableReader } from './table-reader.ts'

/** Addresses of thefts with the part that each played: incident, chain, address, role, separated by tabs. Victims are left out. */
export const incidentTsv: ListFormat = {
  name: 'incident-tsv',
  about: 'addresses of thefts, separated by tabs: incident, chain, address, role',
  files: [{ key: 'main', optional: false, about: 'incident, chain, address, role' }],
  open(sink, { file }) {
    const columns = { delimiter: '\t', required: ['incident', 'chain', 'address', 'role'], known: [] } as const
    return tableReader(sink, file, columns, readRow, () => ({ covers: ['wallets'] }))
  },
}

function readRow(row: ListRow, teller: EntryTeller): void {
  const [incident, role] = [row.text('incident'), row.text('role')]
  if (/\bvictim\b/i.test(`${incident} ${role}`)) {
    teller.note(row.line, 'role', 'row-victim', `"${incident}" tells whom the theft befell; nobody is listed for that`)
    return
  }
  const draft = new EntryDraft('wallet', teller, row.line)
  if (!draft.wallet(row.text('address'), row.text('chain'), 'address')) {
    teller.lost(row.line, 'address', 'address-unread', 'the cell holds something that is no address')
    return
  }
  draft.programme(incident, 'incident')
  draft.remark(role)
  const entry = draft.finish('')
  const id = `${row.text('chain')} ${entry.wallets[0]?.address ?? ''} ${incident}`.slice(0, 200)
  if (teller.has(id)) teller.note(row.line, 'address', 'row-merged', `${id} stands in an earlier row`)
  else teller.entry({ ...entry, id }, row.line)
}
