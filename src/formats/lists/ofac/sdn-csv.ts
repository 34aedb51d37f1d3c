import { InputError } from '../../../model/errors.ts'
import type { Coverage } from '../../../model/list-version.ts'
import { EntryTeller } from '../entry-teller.ts'
import type { ListFormat, ListReader } from '../list-format.ts'
import { type CsvRows, csvRows } from './csv-rows.ts'
import { type SdnCompanions, type SdnRow, sdnEntries } from './sdn-entries.ts'

const COLUMNS: Readonly<Record<string, number>> = { main: 12, alt: 5, add: 6, comments: 2 }
/** What is missing because a companion was not given. */
const MISSING: Readonly<Record<string, string>> = {
  alt: 'alt.csv was not given: all other names but the weak ones are missing, so names are not covered',
  add: 'add.csv was not given: countries of addresses are missing',
  comments: 'sdn_comments.csv was not given: Remarks that are cut at 1,000 characters stay cut',
}
const ALIAS_FORMS = ['aka', 'fka', 'nka'] as const

/** One row of a companion, by the entry it belongs to. */
function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

function openSdnCsv(teller: EntryTeller, file: string): ListReader {
  const rows = new Map<string, SdnRow>()
  const companions: SdnCompanions = { alt: new Map(), add: new Map(), comments: new Map() }
  const files = new Map<string, { reader: CsvRows; seen: number }>()

  const take = (key: string, fields: string[], line: number): void => {
    const [id = '', second = '', third = '', fourth = '', fifth = ''] = fields
    if (key === 'main') {
      if (rows.has(id)) teller.lost(line, 'ent_num', 'id-repeated', `entry ${id} stands twice; the second is left out`)
      else rows.set(id, { fields, line })
    } else if (key === 'alt') {
      const form = ALIAS_FORMS.find(f => f === third)
      if (form === undefined || fourth === '')
        teller.lost(line, 'alt_type', 'alias-malformed', `"${third}" "${fourth}" is no other name of entry ${id}`)
      else append(companions.alt, id, { form, text: fourth, line })
    } else if (key === 'add') append(companions.add, id, { country: fifth, line })
    else append(companions.comments, id, { text: second, line })
  }

  const open = (key: string): { reader: CsvRows; seen: number } => {
    const columns = COLUMNS[key]
    if (columns === undefined)
      throw new InputError('list-file-unknown', `"${key}" is no file of sdn.csv`, { place: { file } })
    const state = {
      seen: 0,
      reader: csvRows(key === 'main' ? file : `${file} (${key})`, (fields, line) => {
        const good = fields !== null && fields.length === columns && /^\d{1,9}$/.test(fields[0] ?? '')
        if (!good && state.seen === 0)
          throw new InputError(
            'list-malformed',
            `the first row is not one of OFAC's ${key} file: a number and ${columns} columns in all`,
            {
              place: { file, line },
            },
          )
        state.seen++
        if (good) take(key, fields, line)
        else teller.lost(line, null, 'row-malformed', `the row has not ${columns} columns that begin with a number`)
      }),
    }
    files.set(key, state)
    return state
  }

  return {
    push(text, key) {
      const state = files.get(key) ?? open(key)
      state.reader.push(text)
    },
    end() {
      if (!files.has('main')) throw new InputError('list-empty', 'the source is empty', { place: { file } })
      for (const state of files.values()) state.reader.end()
      if (rows.size === 0) throw new InputError('list-empty', 'the source holds no entry', { place: { file } })
      for (const missing of ['alt', 'add', 'comments'].filter(key => !files.has(key)))
        teller.tell(null, null, 'companion-missing', MISSING[missing] ?? missing, missing === 'alt')
      sdnEntries(rows, companions, teller)
      const covers: Coverage[] = files.has('alt') ? ['names', 'wallets', 'domains'] : ['wallets', 'domains']
      return { publishedAt: null, declared: null, covers }
    },
  }
}

/** OFAC's list as delimited text: sdn.csv, or cons_prim.csv of the non-SDN lists, with their companions. */
export const ofacSdnCsv: ListFormat = {
  name: 'ofac-sdn-csv',
  about: "OFAC's sdn.csv (or cons_prim.csv), with alt.csv, add.csv and sdn_comments.csv beside it",
  files: [
    { key: 'alt', optional: true, about: 'alt.csv: other names' },
    { key: 'add', optional: true, about: 'add.csv: addresses, for their countries' },
    { key: 'comments', optional: true, about: 'sdn_comments.csv: what does not fit into 1,000 characters of Remarks' },
    { key: 'main', optional: false, about: 'sdn.csv' },
  ],
  open: (sink, context) => openSdnCsv(new EntryTeller(sink), context.file),
}
