import { cleanText } from '../clean-text.ts'
import { EntryDraft } from '../entry-draft.ts'
import type { EntryTeller } from '../entry-teller.ts'

/** One name as the list gives it, in any of its forms. */
export interface UkName {
  /** `Name 1` to `Name 5`, then `Name 6`, the family name or the whole name of a firm. */
  readonly parts: readonly string[]
  /** `Primary Name`, `Primary Name Variation`, `Alias`. */
  readonly type: string
  /** `Good quality a.k.a.`, `Low quality a.k.a.`, or nothing. */
  readonly strength: string
}

/** What {@link UkSubject.fill} reads of one row or element. Several values may stand in one field. */
export interface UkFields {
  readonly names: readonly UkName[]
  /** Values of a field by the heading of the CSV form, without empty ones. */
  values(heading: string): readonly string[]
}

/** The headings under which {@link UkSubject} asks for values. */
export const UK_HEADINGS: readonly string[] = [
  'name non-latin script',
  'regime name',
  'designation type',
  'un reference number',
  'ofsi group id',
  'other information',
  'uk statement of reasons',
  'address country',
  'website',
  'email address',
  'date designated',
  'd.o.b',
  'nationality(/ies)',
  'national identifier number',
  'passport number',
  'business registration number (s)',
  'imo number',
  'current believed flag of ship',
  'year built',
]

/** One subject of the UK Sanctions List, put together from the rows or the element that speak of it. */
export class UkSubject {
  readonly id: string
  readonly draft: EntryDraft
  private readonly teller: EntryTeller
  private typed = false

  constructor(id: string, teller: EntryTeller, line: number | null) {
    this.id = id
    this.teller = teller
    this.draft = new EntryDraft('entity', teller, line)
  }

  /** Adds what a row or element says. */
  fill(fields: UkFields): void {
    const { draft } = this
    for (const name of fields.names) this.name(name)
    const each = (heading: string, take: (value: string) => void): void => fields.values(heading).forEach(take)
    each('designation type', value => this.type(value))
    each('name non-latin script', value => draft.name(value, 'strong', 'aka', 'Name non-latin script'))
    each('regime name', value => draft.programme(value, 'Regime Name'))
    each('un reference number', value => draft.identifier('UN reference', value, null, 'UN Reference Number'))
    each('ofsi group id', value => draft.identifier('OFSI group', value, null, 'OFSI Group ID'))
    each('nationality(/ies)', value => {
      for (const one of value.split(/[|;]/)) draft.country(one, 'Nationality(/ies)')
    })
    each('address country', value => draft.country(value, 'Address Country'))
    each('current believed flag of ship', value => draft.country(value, 'Current believed flag of ship'))
    each('d.o.b', value => draft.birth(value, 'D.O.B'))
    each('year built', value => draft.birth(value, 'Year Built'))
    each('national identifier number', value => draft.identifier('National identifier', value))
    each('passport number', value => draft.identifier('Passport', value))
    each('business registration number (s)', value => draft.identifier('Business registration', value))
    each('imo number', value => draft.identifier('IMO', value.replace(/^IMO\s*/i, '')))
    each('website', value => {
      for (const one of value.split(/[\s;,|]+/)) draft.website(one, 'Website')
    })
    each('email address', value => draft.email(value, 'Email address'))
    each('date designated', value => draft.listed(value, 'Date Designated'))
    each('other information', value => draft.remark(value))
    each('uk statement of reasons', value => draft.remark(value))
  }

  /** Gives the entry, or tells why there is none. */
  finish(): void {
    if (!this.typed)
      this.teller.note(this.draft.line, 'Designation Type', 'kind-unknown', `${this.id} is taken as an entity`)
    if (this.draft.nameless) this.teller.lost(this.draft.line, 'Name 6', 'name-missing', `${this.id} has no name`)
    else this.teller.entry(this.draft.finish(this.id), this.draft.line)
  }

  private name(name: UkName): void {
    const text = name.parts
      .map(cleanText)
      .filter(part => part !== '')
      .join(' ')
    const type = name.type.toLowerCase().replaceAll('_', ' ')
    const weak = /low/i.test(name.strength)
    const strength = weak ? 'weak' : type === 'primary name' || type === 'primary' ? 'primary' : 'strong'
    this.draft.name(text, strength, 'aka', 'Name 6')
  }

  private type(value: string): void {
    const word = value.toLowerCase()
    const kind = word === 'individual' ? 'person' : word === 'ship' ? 'vessel' : word === 'entity' ? 'entity' : null
    if (kind === null) return
    this.draft.kind = kind
    this.typed = true
  }
}
