import { cleanText } from '../clean-text.ts'
import { EntryTeller } from '../entry-teller.ts'
import type { ListFormat } from '../list-format.ts'
import { ListTable } from '../list-table.ts'
import { readDay } from '../partial-date.ts'
import { UK_HEADINGS, UkSubject } from './uk-subject.ts'

const NAME_PARTS = ['name 1', 'name 2', 'name 3', 'name 4', 'name 5', 'name 6']
/** Columns of the published form that hold nothing to screen by. */
const PASSED = [
  ...['last updated', 'title', 'non-latin script type', 'non-latin script language', 'designation source'],
  ...['sanctions imposed', 'address line 1', 'address line 2', 'address line 3', 'address line 4', 'address line 5'],
  ...['address line 6', 'address postal code', 'phone number', 'national identifier additional information'],
  ...['passport additional information', 'position', 'gender', 'town of birth', 'country of birth', 'type of entity'],
  ...['subsidiaries', 'parent company', 'current owner/operator (s)', 'previous owner/operator (s)', 'previous flags'],
  ...['type of ship', 'tonnage of ship', 'length of ship', 'hull identification number (hin)'],
]
/** Subjects whose rows are held together at once. */
const MOST_SUBJECTS = 100_000

/** The UK Sanctions List as CSV: a row for each name and address of a subject. */
export const ukCsv: ListFormat = {
  name: 'uk-csv',
  about: 'the UK Sanctions List (UK-Sanctions-List.csv)',
  files: [{ key: 'main', optional: false, about: 'UK-Sanctions-List.csv' }],
  open(sink, { file }) {
    const teller = new EntryTeller(sink)
    const subjects = new Map<string, UkSubject>()
    let publishedAt: number | null = null
    const table = new ListTable(
      {
        required: ['unique id', 'name 6', 'name type', 'designation type', 'date designated'],
        known: [...NAME_PARTS, ...UK_HEADINGS, 'alias strength', ...PASSED],
        preamble: 5,
        before: cells => {
          const date = /^report date:?\s*(.+)$/i.exec(cleanText(cells.join(' ')))
          if (date !== null) publishedAt = readDay((date[1] ?? '').trim())
        },
        row: row => {
          const id = row.text('unique id').slice(0, 100)
          if (id === '') {
            teller.lost(row.line, 'Unique ID', 'id-missing', 'the row belongs to nobody')
            return
          }
          let subject = subjects.get(id)
          if (subject === undefined && subjects.size >= MOST_SUBJECTS) {
            teller.lost(row.line, 'Unique ID', 'values-too-many', `the list has more than ${MOST_SUBJECTS} subjects`)
            return
          }
          subject ??= new UkSubject(id, teller, row.line)
          subjects.set(id, subject)
          const parts = NAME_PARTS.map(row.text)
          subject.fill({
            names: [{ parts, type: row.text('name type'), strength: row.text('alias strength') }],
            values: heading => {
              const value = row.text(heading)
              return value === '' ? [] : [value]
            },
          })
        },
      },
      teller,
      file,
    )
    return {
      push: text => table.push(text),
      end() {
        table.end()
        for (const subject of subjects.values()) subject.finish()
        teller.end(file)
        return { publishedAt, declared: null, covers: ['names'] }
      },
    }
  },
}
