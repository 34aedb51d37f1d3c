import { InputError } from '../../../model/errors.ts'
import { EntryTeller } from '../entry-teller.ts'
import type { ListFormat } from '../list-format.ts'
import { ListTable } from '../list-table.ts'
import { type UkName, UkSubject } from './uk-subject.ts'

/** Names held until their subjects come. */
const MOST_NAMES = 500_000

/**
 * The UK Sanctions List in two tables, derived from the published form: the names of all subjects, and a row for each subject with its
 * type and dates.
 */
export const ukTables: ListFormat = {
  name: 'uk-tables',
  about: 'the UK Sanctions List in two derived tables: subjects.csv and subject_names.csv',
  files: [
    { key: 'names', optional: false, about: 'subject_names.csv: unique_id,name_type,alias_strength,full_name,…' },
    {
      key: 'main',
      optional: false,
      about: 'subjects.csv: unique_id,subject_type,un_reference_number,date_designated,…',
    },
  ],
  open(sink, { file }) {
    const teller = new EntryTeller(sink)
    const names = new Map<string, { readonly line: number; readonly names: UkName[] }>()
    let held = 0
    const nameTable = new ListTable(
      {
        required: ['unique_id', 'name_type', 'full_name'],
        known: ['name_id', 'alias_strength', 'name_1', 'name_2', 'name_3', 'name_4', 'name_5', 'name_6'],
        row: row => {
          const id = row.text('unique_id')
          const full = row.text('full_name')
          if (id === '' || full === '') {
            teller.lost(row.line, id === '' ? 'unique_id' : 'full_name', 'name-missing', 'the row names nobody')
            return
          }
          held++
          if (held > MOST_NAMES)
            throw new InputError('list-oversized', `the list has more than ${MOST_NAMES} names`, {
              place: { file, line: row.line },
            })
          const of = names.get(id) ?? { line: row.line, names: [] }
          of.names.push({ parts: [full], type: row.text('name_type'), strength: row.text('alias_strength') })
          names.set(id, of)
        },
      },
      teller,
      `${file} (names)`,
    )
    const taken = new Set<string>()
    const subjectTable = new ListTable(
      {
        required: ['unique_id', 'subject_type', 'date_designated'],
        known: ['un_reference_number', 'ofsi_group_id', 'last_updated'],
        row: row => {
          const id = row.text('unique_id').slice(0, 100)
          if (id === '') {
            teller.lost(row.line, 'unique_id', 'id-missing', 'the row has no key')
            return
          }
          const subject = new UkSubject(id, teller, row.line)
          const columns: Readonly<Record<string, string>> = {
            'designation type': 'subject_type',
            'date designated': 'date_designated',
            'un reference number': 'un_reference_number',
            'ofsi group id': 'ofsi_group_id',
          }
          subject.fill({
            names: names.get(id)?.names ?? [],
            values: heading => [row.text(columns[heading] ?? '')].filter(value => value !== ''),
          })
          taken.add(id)
          subject.finish()
        },
      },
      teller,
      file,
    )
    return {
      push(text, key) {
        if (key === 'names') nameTable.push(text)
        else subjectTable.push(text)
      },
      end() {
        nameTable.end()
        subjectTable.end()
        for (const [id, of] of names)
          if (!taken.has(id)) teller.lost(of.line, 'unique_id', 'names-unowned', `names of ${id}, which is no subject`)
        teller.end(file)
        return { publishedAt: null, declared: null, covers: ['names'] }
      },
    }
  },
}
