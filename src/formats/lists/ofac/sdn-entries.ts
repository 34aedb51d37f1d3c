import type { EntryKind } from '../../../model/list-entry.ts'
import { countryCode } from '../country-code.ts'
import type { ListSink } from '../list-format.ts'
import { addFeature } from './add-feature.ts'
import { addName, addOnce, draftEntry, type EntryDraft, finishEntry } from './entry-draft.ts'
import { givenFirst } from './person-name.ts'
import { readRemarks } from './read-remarks.ts'
import { wholeRemarks } from './whole-remarks.ts'

/** One row of sdn.csv and its line. */
export interface SdnRow {
  readonly fields: readonly string[]
  readonly line: number
}

/** Rows of the companion files by entry. */
export interface SdnCompanions {
  readonly alt: Map<string, { readonly form: 'aka' | 'fka' | 'nka'; readonly text: string; readonly line: number }[]>
  readonly add: Map<string, { readonly country: string; readonly line: number }[]>
  readonly comments: Map<string, { readonly text: string; readonly line: number }[]>
}

const KINDS: ReadonlyMap<string, EntryKind> = new Map([
  ['', 'entity'],
  ['individual', 'person'],
  ['vessel', 'vessel'],
  ['aircraft', 'aircraft'],
])

/** Programmes as OFAC writes several of them: `NPWMD] [IFSR`. */
export function splitProgrammes(text: string): string[] {
  return text
    .split(/\]\s*\[/)
    .map(p => p.replace(/^\s*\[|\]\s*$/g, '').trim())
    .filter(p => p !== '')
}

function draftOf(
  id: string,
  row: SdnRow,
  companions: SdnCompanions,
  sink: ListSink,
): { draft: EntryDraft; linked: string[] } {
  const [
    ,
    name = '',
    type = '',
    programme = '',
    title = '',
    callSign = '',
    vesselType = '',
    ,
    ,
    flag = '',
    owner = '',
  ] = row.fields
  const kind = KINDS.get(type.toLowerCase())
  if (kind === undefined)
    sink.fault({
      line: row.line,
      field: 'SDN_Type',
      code: 'kind-unknown',
      reason: `"${type.slice(0, 40)}" is read as entity`,
      lost: false,
    })
  const draft = draftEntry(id, kind ?? 'entity')
  const written = (text: string): string => (draft.kind === 'person' ? givenFirst(text) : text)
  const feature = (type: string, value: string, country: string | null = null): void => {
    if (value !== '')
      addFeature(draft, { type, value, country }, f => sink.fault({ line: row.line, field: 'Remarks', ...f }))
  }
  addName(draft, { text: written(name), strength: 'primary', form: 'name' })
  if (draft.names.length === 0)
    sink.fault({
      line: row.line,
      field: 'SDN_Name',
      code: 'name-missing',
      reason: `entry ${id} has no name`,
      lost: true,
    })
  for (const alt of companions.alt.get(id) ?? [])
    addName(draft, { text: written(alt.text), strength: 'strong', form: alt.form })
  draft.programmes = splitProgrammes(programme)
  if (title !== '') draft.remarks.push(title)
  feature('Vessel Call Sign', callSign)
  feature('Vessel Type', vesselType)
  feature('Vessel Flag', flag)
  feature('Vessel Owner', owner)
  const comments = (companions.comments.get(id) ?? []).map(c => c.text)
  const remarks = wholeRemarks(row.fields[11] ?? '', comments, (code, reason, lost) =>
    sink.fault({ line: row.line, field: 'Remarks', code, reason: `entry ${id}: ${reason}`, lost }),
  )
  const linked: string[] = []
  for (const piece of readRemarks(remarks))
    if (piece.kind === 'feature') feature(piece.feature.type, piece.feature.value, piece.feature.country)
    else if (piece.kind === 'linked') linked.push(piece.name)
    else addOnce(draft, 'remarks', piece.text)
  for (const add of companions.add.get(id) ?? []) addOnce(draft, 'countries', countryCode(add.country))
  return { draft, linked }
}

/** Says once for each companion how many of its rows belong to no entry: the files are of different days. */
function unknownRows(rows: ReadonlyMap<string, SdnRow>, companions: SdnCompanions, sink: ListSink): void {
  for (const [key, map] of Object.entries(companions) as [string, Map<string, { line: number }[]>][]) {
    const strange = [...map].filter(([id]) => !rows.has(id))
    const first = strange[0]
    if (first === undefined) continue
    const count = strange.reduce((n, [, list]) => n + list.length, 0)
    const reason = `${count} rows of ${key} name ${strange.length} entries that the list does not have (first: ${first[0]}); the files are not of one day`
    sink.fault({ line: first[1][0]?.line ?? null, field: key, code: 'companion-unknown-id', reason, lost: false })
  }
}

/** Puts rows and companions together and hands the entries on, ties resolved by name. */
export function sdnEntries(rows: ReadonlyMap<string, SdnRow>, companions: SdnCompanions, sink: ListSink): void {
  /** Entry by published name; null where several bear it. */
  const byName = new Map<string, string | null>()
  for (const [id, row] of rows) {
    const name = (row.fields[1] ?? '').toUpperCase()
    byName.set(name, byName.has(name) ? null : id)
  }
  unknownRows(rows, companions, sink)
  for (const [id, row] of rows) {
    const { draft, linked } = draftOf(id, row, companions, sink)
    for (const name of linked) {
      const to = byName.get(name.toUpperCase())
      // The plain list gives the tie no kind and only a name; a name that several bear ties to none of them.
      if (to) draft.relations.push({ to, kind: 'other', share: null, text: `Linked To: ${name}` })
      else addOnce(draft, 'remarks', `Linked To: ${name}`)
    }
    sink.entry(
      finishEntry(draft, (code, reason) => sink.fault({ line: row.line, field: null, code, reason, lost: true })),
    )
  }
}
