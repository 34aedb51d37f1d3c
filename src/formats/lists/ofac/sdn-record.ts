import type { EntryKind, ListEntry } from '../../../model/list-entry.ts'
import { countryCode } from '../country-code.ts'
import { EntryDraft } from '../entry-draft.ts'
import type { EntryTeller } from '../entry-teller.ts'
import { addFeature } from './add-feature.ts'
import { OFAC_FORM } from './ofac-form.ts'
import { joinName } from './person-name.ts'
import { splitRemarks } from './read-remarks.ts'
import { splitProgrammes } from './sdn-entries.ts'

type Fields = Record<string, string>
/** Elements that stand directly in an entry. */
const PLAIN = new Set(['uid', 'firstName', 'lastName', 'title', 'sdnType', 'remarks'])
/** Elements that hold one thing said of an entry. `vesselInfo` stands directly in it, the others in a list of their kind. */
const GROUPS = new Set([
  'id',
  'aka',
  'address',
  'nationality',
  'citizenship',
  'dateOfBirthItem',
  'placeOfBirthItem',
  'vesselInfo',
])
const KINDS: ReadonlyMap<string, EntryKind> = new Map([
  ['individual', 'person'],
  ['entity', 'entity'],
  ['vessel', 'vessel'],
  ['aircraft', 'aircraft'],
])
const FORMS: ReadonlyMap<string, 'aka' | 'fka' | 'nka'> = new Map([
  ['a.k.a.', 'aka'],
  ['f.k.a.', 'fka'],
  ['n.k.a.', 'nka'],
])

/** One `sdnEntry` while it is read. */
export class SdnRecord {
  private readonly fields: Fields = {}
  private readonly groups: { readonly kind: string; readonly fields: Fields }[] = []
  private group: { readonly kind: string; readonly fields: Fields } | null = null
  private readonly programmes: string[] = []
  private readonly teller: EntryTeller
  /** 1-based line on which it begins. */
  readonly line: number

  constructor(teller: EntryTeller, line: number) {
    this.teller = teller
    this.line = line
  }

  open(name: string, depth: number): void {
    if (GROUPS.has(name) && (depth === 4 || name === 'vesselInfo')) this.group = { kind: name, fields: {} }
  }

  /** @returns false for an element that this layout does not have */
  close(name: string, text: string, depth: number): boolean {
    if (this.group !== null) {
      if (name === this.group.kind) {
        this.groups.push(this.group)
        this.group = null
      } else this.group.fields[name] = text
      return true
    }
    if (depth === 4 && name === 'program') {
      this.programmes.push(text)
      return true
    }
    if (depth === 3 && PLAIN.has(name)) this.fields[name] = text
    else if (text !== '' || depth > 3) return false
    return true
  }

  /** The entry, or null where it has no key, which is told. */
  finish(): ListEntry | null {
    const { uid = '', lastName = '', firstName = '', sdnType = '', title = '', remarks = '' } = this.fields
    if (!/^\d{1,9}$/.test(uid)) {
      this.teller.lost(this.line, 'uid', 'entry-malformed', `"${uid.slice(0, 40)}" is no key of an entry`)
      return null
    }
    const kind = KINDS.get(sdnType.toLowerCase())
    if (kind === undefined)
      this.teller.note(
        this.line,
        'sdnType',
        'kind-unknown',
        `"${sdnType.slice(0, 40)}" of entry ${uid} is read as entity`,
      )
    const draft = new EntryDraft(kind ?? 'entity', this.teller, this.line)
    draft.name(joinName(firstName, lastName), 'primary')
    if (draft.unnamed) this.teller.lost(this.line, 'lastName', 'name-missing', `entry ${uid} has no name`)
    for (const programme of this.programmes) for (const one of splitProgrammes(programme)) draft.programme(one)
    draft.note(title)
    for (const remark of splitRemarks(remarks)) draft.note(remark)
    for (const { kind: of, fields } of this.groups) this.add(uid, draft, of, fields)
    return draft.finish(uid, OFAC_FORM)
  }

  private add(id: string, draft: EntryDraft, kind: string, of: Fields): void {
    const feature = (type: string, value: string | undefined, country: string | null = null): void => {
      if (value !== undefined && value !== '')
        addFeature(draft, { type, value, country }, f =>
          this.teller.tell(this.line, type, f.code, `entry ${id}: ${f.reason}`, f.lost),
        )
    }
    if (kind === 'aka') {
      const strength = of['category'] === 'weak' ? 'weak' : 'strong'
      const form = FORMS.get(of['type']?.toLowerCase() ?? '') ?? 'aka'
      draft.name(joinName(of['firstName'] ?? '', of['lastName'] ?? ''), strength, form)
    } else if (kind === 'id') feature(of['idType'] ?? '', of['idNumber'] ?? '', of['idCountry'] || null)
    else if (kind === 'address') draft.add('countries', countryCode(of['country'] ?? ''))
    else if (kind === 'nationality' || kind === 'citizenship') feature(kind, of['country'])
    else if (kind === 'dateOfBirthItem') feature('DOB', of['dateOfBirth'])
    else if (kind === 'placeOfBirthItem') feature('POB', of['placeOfBirth'])
    else {
      feature('Vessel Call Sign', of['callSign'])
      feature('Vessel Type', of['vesselType'])
      feature('Vessel Flag', of['vesselFlag'])
      feature('Vessel Owner', of['vesselOwner'])
    }
  }
}
