import { InputError } from '../../../model/errors.ts'
import type { Instant } from '../../../model/instant.ts'
import type { ListEntry } from '../../../model/list-entry.ts'
import { EntryTeller } from '../entry-teller.ts'
import type { ListFormat, ListReader } from '../list-format.ts'
import { dayInstant } from '../partial-date.ts'
import { type XmlAttributes, type XmlEvents, xmlSource } from '../xml-source.ts'
import { IdDocuments } from './advanced/id-documents.ts'
import { Locations } from './advanced/locations.ts'
import { PackedRecords } from './advanced/packed-records.ts'
import { Parties } from './advanced/parties.ts'
import { ProfileRelations } from './advanced/profile-relations.ts'
import { ReferenceTables } from './advanced/reference-tables.ts'
import { SanctionsEntries } from './advanced/sanctions-entries.ts'

/** The layout's namespaces: the UN's, whose layout it is, and OFAC's since its Sanctions List Service. */
const NAMESPACES =
  /^https?:\/\/(?:(?:www\.)?un\.org\/sanctions\/1\.0|sanctionslistservice\.ofac\.treas\.gov\/.*ADVANCED_XML)$/i

/** DateOfIssue, in elements or in attributes: both have been seen. */
class IssueDate implements XmlEvents {
  private readonly parts: Record<string, string> = {}

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'DateOfIssue') Object.assign(this.parts, attributes)
  }

  close(name: string, text: string): void {
    if (text !== '') this.parts[name] = text
  }

  read(): Instant | null {
    const { Year, Month, Day } = this.parts
    return dayInstant(Number(Year), Number(Month), Number(Day))
  }
}

function openAdvanced(teller: EntryTeller, file: string): ListReader {
  /** Parties wait, packed, for their designations, which come behind all of them. */
  const waiting = new PackedRecords<ListEntry>()
  const fault = (field: string | null, code: string, reason: string, lost: boolean, line = true): void =>
    teller.tell(line ? xml.line : null, field, code, reason, lost)
  const refuse = (code: string, message: string): never => {
    throw new InputError(code, message, { place: { file, line: xml.line } })
  }

  const issued = new IssueDate()
  const references = new ReferenceTables()
  const locations = new Locations(references)
  const documents = new IdDocuments(references, (code, reason) => fault('IDRegDocument', code, reason, true))
  const relations = new ProfileRelations(references, (code, reason) =>
    fault('ProfileRelationship', code, reason, code === 'relation-malformed'),
  )
  const designations = new SanctionsEntries(references, (code, reason, lost) =>
    fault('SanctionsEntry', code, reason, lost),
  )
  const parties = new Parties({
    references,
    locations,
    takeDocuments: id => documents.take(id),
    party(entry) {
      if (waiting.has(entry.id))
        fault('Profile', 'id-repeated', `profile ${entry.id} stands twice; the second is left out`, true)
      else waiting.set(entry.id, entry)
    },
    refuse,
    fault,
    teller,
    line: () => xml.line,
  })
  const sections = new Map<string, XmlEvents | null>([
    ['DateOfIssue', issued],
    ['ReferenceValueSets', references],
    ['Locations', locations],
    ['IDRegDocuments', documents],
    ['DistinctParties', parties],
    ['ProfileRelationships', relations],
    ['SanctionsEntries', designations],
    ['SanctionsEntryLinks', null],
  ])
  let section: XmlEvents | null = null

  const xml = xmlSource(
    {
      open(name, attributes, depth) {
        if (depth === 1) {
          if (name !== 'Sanctions') refuse('list-malformed', `the root is <${name.slice(0, 80)}>, not <Sanctions>`)
          const space = attributes['xmlns']
          if (space !== undefined && !NAMESPACES.test(space))
            fault('xmlns', 'namespace-unknown', `${space.slice(0, 200)} is a namespace not seen before`, false)
        } else if (depth === 2) {
          section = sections.get(name) ?? null
          if (!sections.has(name)) fault(name, 'element-unknown', `<${name}> is passed over`, false)
        }
        section?.open(name, attributes, depth)
      },
      close(name, text, depth) {
        section?.close(name, text, depth)
        if (depth === 2) section = null
      },
    },
    file,
  )

  const finish = (id: string): void => {
    const entry = waiting.get(id)
    if (entry === null) return
    const designation = designations.take(id)
    if (designation === null)
      fault(
        'SanctionsEntry',
        'designation-missing',
        `profile ${id} has no designation: no programme, no date`,
        false,
        false,
      )
    const ties = relations.take(id)
    for (const { to } of ties)
      if (!waiting.has(to))
        fault(
          'ProfileRelationship',
          'relation-unknown',
          `profile ${id} is tied to ${to}, which is not in the file`,
          false,
          false,
        )
    teller.entry({ ...entry, ...designation, relations: ties }, null)
  }

  return {
    push: text => xml.push(text),
    end() {
      xml.end()
      if (waiting.size === 0) refuse('list-empty', 'the source holds no entry')
      for (const id of waiting.ids()) finish(id)
      for (const id of designations.left)
        fault('SanctionsEntry', 'party-missing', `profile ${id} is designated, but not in the file`, true, false)
      if (relations.left > 0)
        fault(
          'ProfileRelationship',
          'party-missing',
          `${relations.left} profiles with relations are not in the file`,
          true,
          false,
        )
      if (documents.left > 0)
        fault(
          'IDRegDocument',
          'party-missing',
          `${documents.left} holders of documents are not in the file`,
          true,
          false,
        )
      return { publishedAt: issued.read(), declared: null, covers: ['names', 'wallets', 'domains'] }
    },
  }
}

/** OFAC's lists in the advanced XML layout, which alone tells who owns whom and when each was listed. */
export const ofacSdnAdvanced: ListFormat = {
  name: 'ofac-sdn-advanced',
  about: "OFAC's SDN_ADVANCED.XML or CONS_ADVANCED.XML: with relations, dates of listing and all scripts",
  files: [{ key: 'main', optional: false, about: 'SDN_ADVANCED.XML or CONS_ADVANCED.XML' }],
  open: (sink, context) => openAdvanced(new EntryTeller(sink), context.file),
}
