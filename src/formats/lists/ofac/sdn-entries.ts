import type { EntryKind } from '../../../model/list-entry.ts'
import { countryCode } from '../country-code.ts'
import { EntryDraft } from '../entry-draft.ts'
import type { EntryTeller } from '../entry-teller.ts'
import { addFeature } from './add-feature.ts'
import { OFAC_FORM } from './ofac-form.ts'
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
  teller: EntryTeller,
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
  if (kind === undefined) teller.note(row.line, 'SDN_Type', 'kind-unknown', `"${type.slice(0, 40)}" is read as entity`)
  const draft = new EntryDraft(kind ?? 'entity', teller, row.line)
  const written = (text: string): string => (draft.kind === 'person' ? givenFirst(text) : text)
  const feature = (type: string, value: string, country: string | null = null): void => {
    if (value !== '')
      addFeature(draft, { type, value, country }, f => teller.tell(row.line, 'Remarks', f.code, f.reason, f.lost))
  }
  draft.name(written(name), 'primary')
  if (draft.unnamed) teller.lost(row.line, 'SDN_Name', 'name-missing', `entry ${id} has no name`)
  for (const alt of companions.alt.get(id) ?? []) draft.name(written(alt.text), 'strong', alt.form)
  for (const one of splitProgrammes(programme)) draft.programme(one)
  draft.note(title)
  feature('Vessel Call Sign', callSign)
  feature('Vessel Type', vesselType)
  feature('Vessel Flag', flag)
  feature('Vessel Owner', owner)
  const comments = (companions.comments.get(id) ?? []).map(c => c.text)
  const remarks = wholeRemarks(row.fields[11] ?? '', comments, (code, reason, lost) =>
    teller.tell(row.line, 'Remarks', code, `entry ${id}: ${reason}`, lost),
  )
  const linked: string[] = []
  for (const piece of readRemarks(remarks))
    if (piece.kind === 'feature') feature(piece.feature.type, piece.feature.value, piece.feature.country)
    else if (piece.kind === 'linked') linked.push(piece.name)
    else draft.note(piece.text)
  for (const add of companions.add.get(id) ?? []) draft.add('countries', countryCode(add.country))
  return { draft, linked }
}

/** Says once for each companion how many of its rows belong to no entry: the files are of different days. */
function unknownRows(rows: ReadonlyMap<string, SdnRow>, companions: SdnCompanions, teller: EntryTeller): void {
  for (const [key, map] of Object.entries(companions) as [string, Map<string, { line: number }[]>][]) {
    const strange = [...map].filter(([id]) => !rows.has(id))
    const first = strange[0]
    if (first === undefined) continue
    const count = strange.reduce((n, [, list]) => n + list.length, 0)
    const reason = `${count} rows of ${key} name ${strange.length} entries that the list does not have (first: ${first[0]}); the files are not of one day`
    teller.note(first[1][0]?.line ?? null, key, 'companion-unknown-id', reason)
  }
}

/** Puts rows and companions together and hands the entries on, ties resolved by name. */
export function sdnEntries(rows: ReadonlyMap<string, SdnRow>, companions: SdnCompanions, teller: EntryTeller): void {
  /** Entry by published name; null where several bear it. */
  const byName = new Map<string, string | null>()
  for (const [id, row] of rows) {
    const name = (row.fields[1] ?? '').toUpperCase()
    byName.set(name, byName.has(name) ? null : id)
  }
  unknownRows(rows, companions, teller)
  for (const [id, row] of rows) {
    const { draft, linked } = draftOf(id, row, companions, teller)
    for (const name of linked) {
      const to = byName.get(name.toUpperCase())
      // The plain list gives the tie no kind and only a name; a name that several bear ties to none of them.
      if (to) draft.relation({ to, kind: 'other', share: null, text: `Linked To: ${name}` })
      else draft.note(`Linked To: ${name}`)
    }
    teller.entry(draft.finish(id, OFAC_FORM), row.line)
  }
}
