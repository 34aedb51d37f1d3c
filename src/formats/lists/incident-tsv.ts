import { EntryDraft } from './entry-draft.ts'
import { EntryTeller } from './entry-teller.ts'
import type { ListFormat } from './list-format.ts'
import { type ListRow, ListTable } from './list-table.ts'

/** Addresses of thefts with the part that each played: incident, chain, address, role, separated by tabs. Victims are left out. */
export const incidentTsv: ListFormat = {
  name: 'incident-tsv',
  about: 'addresses of thefts, separated by tabs: incident, chain, address, role',
  files: [{ key: 'main', optional: false, about: 'incident, chain, address, role' }],
  open(sink, { file }) {
    const teller = new EntryTeller(sink)
    const row = (cells: ListRow): void => readRow(cells, teller)
    const required = ['incident', 'chain', 'address', 'role']
    const table = new ListTable({ delimiter: '\t', required, known: [], row }, teller, file)
    return {
      push: text => table.push(text),
      end() {
        table.end()
        teller.end(file)
        return { publishedAt: null, declared: null, covers: ['wallets'] }
      },
    }
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
