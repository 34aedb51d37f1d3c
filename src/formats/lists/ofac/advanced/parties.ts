import type { EntryIdentifier, ListEntry } from '../../../../model/list-entry.ts'
import { EntryDraft } from '../../entry-draft.ts'
import type { EntryTeller } from '../../entry-teller.ts'
import type { XmlAttributes, XmlEvents } from '../../xml-source.ts'
import { addFeature, isBirth } from '../add-feature.ts'
import { OFAC_FORM } from '../ofac-form.ts'
import { DatePeriod } from './date-period.ts'
import { IdentityNames } from './identity-names.ts'
import type { Locations } from './locations.ts'
import type { ReferenceTables } from './reference-tables.ts'

/** What the parties need of the sections before them, and where they go. */
export interface PartyLinks {
  readonly references: ReferenceTables
  readonly locations: Locations
  takeDocuments(identityId: string | undefined): readonly EntryIdentifier[]
  /** Takes an entry that has no designation and no relations yet. */
  party(entry: ListEntry): void
  /** @throws InputError */
  refuse(code: string, message: string): never
  fault(field: string, code: string, reason: string, lost: boolean): void
  readonly teller: EntryTeller
  /** 1-based line that is being read. */
  line(): number
}

interface Feature {
  readonly type: string | null
  readonly typeId: string
  details: { text: string; referenceId: string | undefined }[]
  places: string[]
  date: DatePeriod | null
  comment: string
  unreliable: boolean
}

/** The section DistinctParties: one profile an entry. */
export class Parties implements XmlEvents {
  private readonly links: PartyLinks
  private fixedRef = ''
  private id = ''
  private draft: EntryDraft | null = null
  private told = true
  private names: IdentityNames | null = null
  private feature: Feature | null = null
  private detailId: string | undefined

  constructor(links: PartyLinks) {
    this.links = links
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.names !== null) this.names.open(name, attributes)
    else if (this.feature !== null) this.openInFeature(this.feature, name, attributes)
    else if (name === 'DistinctParty') {
      this.fixedRef = attributes['FixedRef'] ?? ''
      if (/^(?:remove|delete|modify|change)/i.test(attributes['DeltaAction'] ?? ''))
        this.links.refuse('list-malformed', 'the source is an archive of changes (DeltaAction), not a whole list')
    } else if (name === 'Profile') this.openProfile(attributes)
    else if (name === 'Identity' && this.draft !== null) {
      this.names = new IdentityNames(this.links.references, attributes['Primary'] !== 'false')
      for (const { type, value, country } of this.links.takeDocuments(attributes['ID']))
        this.draft.identifier(type, value, country)
    } else if (name === 'Feature' && this.draft !== null) this.openFeature(attributes['FeatureTypeID'])
  }

  close(name: string, text: string): void {
    const { draft } = this
    if (draft === null) return
    if (this.names !== null) {
      this.names.close(name, text)
      if (name !== 'Identity') return
      this.names.addTo(draft)
      if (!this.told && this.names.personal) {
        draft.kind = 'person'
        this.told = true
      }
      this.names = null
    } else if (this.feature !== null) {
      this.closeInFeature(this.feature, name, text)
      if (name !== 'Feature') return
      this.addTo(draft, this.feature)
      this.feature = null
    } else if (name === 'Profile') this.closeProfile(draft)
    else if (name === 'Comment') draft.note(text)
  }

  private openProfile(attributes: XmlAttributes): void {
    const id = attributes['ID'] ?? this.fixedRef
    if (!/^\d{1,12}$/.test(id)) {
      this.draft = null
      this.links.fault('Profile', 'entry-malformed', `"${id.slice(0, 40)}" is no key of an entry`, true)
      return
    }
    const type = this.links.references.partyType(attributes['PartySubTypeID'])?.toLowerCase()
    const kind = type === 'individual' ? 'person' : type === 'vessel' || type === 'aircraft' ? type : 'entity'
    this.told = kind !== 'entity' || type === 'entity'
    this.id = id
    this.draft = new EntryDraft(kind, this.links.teller, this.links.line())
  }

  private closeProfile(draft: EntryDraft): void {
    this.draft = null
    if (!this.told)
      this.links.fault(
        'PartySubTypeID',
        'kind-unknown',
        `profile ${this.id} does not say what it is; read as entity`,
        false,
      )
    if (draft.unnamed) this.links.fault('Identity', 'name-missing', `profile ${this.id} has no name`, true)
    this.links.party(draft.finish(this.id, OFAC_FORM))
  }

  private openFeature(typeId = ''): void {
    const { references } = this.links
    if (!references.declares('FeatureType'))
      this.links.refuse('list-malformed', 'the parties come before the feature types by which they are told')
    this.feature = {
      type: references.text('FeatureType', typeId),
      typeId,
      details: [],
      places: [],
      date: null,
      comment: '',
      unreliable: false,
    }
  }

  private openInFeature(feature: Feature, name: string, attributes: XmlAttributes): void {
    if (name === 'VersionDetail') this.detailId = attributes['DetailReferenceID']
    else if (name === 'VersionLocation') feature.places.push(attributes['LocationID'] ?? '')
    else if (name === 'DatePeriod') feature.date = new DatePeriod()
    else if (name === 'FeatureVersion')
      feature.unreliable = this.links.references.text('Reliability', attributes['ReliabilityID']) === 'False'
    else feature.date?.open(name, attributes['Approximate'])
  }

  private closeInFeature(feature: Feature, name: string, text: string): void {
    if (name === 'VersionDetail') feature.details.push({ text, referenceId: this.detailId })
    else if (name === 'Comment') feature.comment = text
    else feature.date?.close(name, text)
  }

  private addTo(draft: EntryDraft, of: Feature): void {
    const { references, locations } = this.links
    const fault = (code: string, reason: string, lost: boolean): void =>
      this.links.fault('Feature', code, `entry ${this.id}: ${reason}`, lost)
    const { type } = of
    if (type === null) {
      fault('reference-unknown', `feature type ${of.typeId.slice(0, 40)} is not declared`, true)
      return
    }
    const values: string[] = []
    for (const { text, referenceId } of of.details) {
      const said = referenceId === undefined ? text : references.text('DetailReference', referenceId)
      if (said === null) fault('reference-unknown', `detail ${referenceId?.slice(0, 40)} is not declared`, true)
      else if (said !== '') values.push(said)
    }
    const date = of.date?.read() ?? null
    if (of.date !== null && date === null) fault('date-unread', `the date of "${type}" cannot be read`, false)
    const places = of.places.map(id => locations.countryOf(id)).filter(c => c !== null)
    if (of.comment !== '') draft.note(`${type}${values.length === 0 ? '' : ` ${values.join(', ')}`}: ${of.comment}`)
    if (of.unreliable) draft.note(`${type} ${[...values, ...places, date ?? ''].join(' ').trim()}: called false`)
    else if (type === 'Location') for (const country of places) draft.add('countries', country)
    else if (date !== null && isBirth(type)) draft.add('births', date)
    else {
      if (date !== null) values.push(date)
      if (values.length === 0) values.push(...places)
      for (const value of values)
        addFeature(draft, { type, value, country: null }, f => fault(f.code, f.reason, f.lost))
    }
  }
}
