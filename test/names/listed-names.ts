import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import saxes from 'saxes'
import type { NameRow } from '../../src/analysis/screen/names/name-row.ts'
import type { EntryKind, EntryName } from '../../src/model/list-entry.ts'
import { sharedPath } from '../shared-data.ts'

/** A row with what the source says beside: its own key, and names in the original script, which are not put among the names. */
export interface ListedRow extends NameRow {
  readonly key: string
  readonly original: readonly string[]
  readonly programme: string
}

type Draft = Omit<ListedRow, 'ref' | 'names'> & { readonly names: EntryName[] }

/** Names of OFAC (2024-05 with the aliases of 2025-12), UN, UK and Canada, from the shared data; null where it is not there. */
export function listedNames(): readonly ListedRow[] | null {
  if (!existsSync(sharedPath('data/sanctions/un-2026-02.xml'))) return null
  return [...ofac(), ...unitedNations(), ...britain(), ...canada()].map((row, ref) => ({ ...row, ref }))
}

/** `PUTIN, Vladimir` as `Vladimir PUTIN`, given names first as the formats give them; only of persons. */
function given(text: string, kind: EntryKind): string {
  const comma = text.indexOf(', ')
  return kind === 'person' && comma > 0 ? `${text.slice(comma + 2)} ${text.slice(0, comma)}` : text
}

function ofac(): readonly Draft[] {
  const byKey = new Map<string, Draft>()
  for (const cells of csv('data/sanctions/ofac-sdn-2024-05-03.csv')) {
    const [key = '', name = '', type = '', programme = ''] = cells.map(c => c.trim())
    if (name === '') continue
    const kind: EntryKind =
      type === 'individual' ? 'person' : type === 'vessel' ? 'vessel' : type === 'aircraft' ? 'aircraft' : 'entity'
    byKey.set(key, {
      key: `ofac-${key}`,
      names: [{ text: given(name, kind), strength: 'primary', form: 'name' }],
      kind,
      births: [],
      countries: [],
      original: [],
      programme,
    })
  }
  for (const [key = '', , , name = ''] of csv('data/sanctions/ofac-companions/2025-12/alt.csv')) {
    const row = byKey.get(key.trim())
    if (row !== undefined) row.names.push({ text: given(name.trim(), row.kind), strength: 'strong', form: 'aka' })
  }
  return [...byKey.values()]
}

function unitedNations(): readonly Draft[] {
  const rows: Draft[] = []
  for (const record of records(
    'data/sanctions/un-2026-02.xml',
    ['INDIVIDUAL', 'ENTITY'],
    ['INDIVIDUAL_ALIAS', 'ENTITY_ALIAS'],
  )) {
    const part = (tag: string): string => record.texts.get(tag)?.[0] ?? ''
    const text = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']
      .map(part)
      .filter(t => t !== '')
      .join(' ')
    if (text === '') continue
    const names: EntryName[] = [{ text, strength: 'primary', form: 'name' }]
    for (const alias of record.inner) {
      const aka = alias.get('ALIAS_NAME') ?? ''
      if (aka !== '')
        names.push({ text: aka, strength: alias.get('QUALITY') === 'Low' ? 'weak' : 'strong', form: 'aka' })
    }
    rows.push({
      key: `un-${part('REFERENCE_NUMBER')}`,
      names,
      kind: record.tag === 'INDIVIDUAL' ? 'person' : 'entity',
      births: [],
      countries: [],
      original: record.texts.get('NAME_ORIGINAL_SCRIPT') ?? [],
      programme: part('UN_LIST_TYPE'),
    })
  }
  return rows
}

function britain(): readonly Draft[] {
  const kinds = new Map(csv('data/sanctions/uk-2026-05/subjects.csv').map(([id = '', kind = '']) => [id, kind]))
  const byKey = new Map<string, Draft>()
  for (const [, id = '', , strength = '', text = ''] of csv('data/sanctions/uk-2026-05/subject_names.csv').slice(1)) {
    const kind = kinds.get(id) === 'individual' ? 'person' : kinds.get(id) === 'ship' ? 'vessel' : 'entity'
    const row = byKey.get(id) ?? {
      key: `uk-${id}`,
      names: [],
      kind,
      births: [],
      countries: [],
      original: [],
      programme: id.slice(0, 3),
    }
    byKey.set(id, row)
    const first = row.names.length === 0
    row.names.push({
      text,
      strength: first ? 'primary' : strength.startsWith('low') ? 'weak' : 'strong',
      form: first ? 'name' : 'aka',
    })
  }
  return [...byKey.values()]
}

function canada(): readonly Draft[] {
  const rows: Draft[] = []
  for (const record of records('data/sanctions/canada-sema-2025.xml', ['record'], [])) {
    const part = (tag: string): string => record.texts.get(tag)?.[0] ?? ''
    const person = part('LastName') !== ''
    const text = person ? `${part('GivenName')} ${part('LastName')}`.trim() : part('EntityOrShip')
    if (text === '') continue
    rows.push({
      key: `ca-${rows.length}`,
      names: [{ text, strength: 'primary', form: 'name' }],
      kind: person ? 'person' : 'entity',
      births: [],
      countries: [],
      original: [],
      programme: part('Country'),
    })
  }
  return rows
}

function csv(path: string): string[][] {
  return parse(readFileSync(sharedPath(path), 'utf8'), { relax_column_count: true, skip_empty_lines: true })
}

interface XmlRecord {
  readonly tag: string
  readonly texts: Map<string, string[]>
  readonly inner: Map<string, string>[]
}

/** Elements of some names with the texts inside them; groups that repeat (aliases) kept apart. */
function records(path: string, tags: readonly string[], groups: readonly string[]): readonly XmlRecord[] {
  const all: XmlRecord[] = []
  const parser = new saxes.SaxesParser()
  let record: XmlRecord | null = null
  let group: Map<string, string> | null = null
  let text = ''
  parser.on('opentag', ({ name }) => {
    text = ''
    if (tags.includes(name)) record = { tag: name, texts: new Map(), inner: [] }
    else if (groups.includes(name)) group = new Map()
  })
  parser.on('text', t => {
    text += t
  })
  parser.on('closetag', ({ name }) => {
    const value = text.trim()
    text = ''
    if (record === null) return
    if (tags.includes(name)) {
      all.push(record)
      record = null
    } else if (group !== null && groups.includes(name)) {
      record.inner.push(group)
      group = null
    } else if (value !== '') {
      if (group !== null) group.set(name, value)
      else record.texts.set(name, [...(record.texts.get(name) ?? []), value])
    }
  })
  parser.write(readFileSync(sharedPath(path), 'utf8')).close()
  return all
}
