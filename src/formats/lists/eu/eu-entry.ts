import { countryCode } from '../country-code.ts'
import { EntryDraft } from '../entry-draft.ts'
import type { EntryTeller } from '../entry-teller.ts'
import { nodesAt, textsAt, type XmlNode } from '../xml-records.ts'

/** The elements of a sanctionEntity, read or knowingly passed over. */
export const EU_ELEMENTS: ReadonlySet<string> = new Set([
  ...['remark', 'regulation', 'publicationUrl', 'subjectType', 'nameAlias', 'regulationSummary', 'citizenship'],
  ...['birthdate', 'identification', 'address', 'contactInfo'],
])
const KINDS: Readonly<Record<string, 'person' | 'entity'>> = {
  person: 'person',
  P: 'person',
  enterprise: 'entity',
  E: 'entity',
}
/** How identification types may speak of wallets. */
const WALLET = /crypto|wallet|digital curr|virtual (?:asset|curr)/i

/** Reads one sanctionEntity. Its key is the logical id, which every version has; the EU reference is kept beside it. */
export function euEntry(node: XmlNode, line: number, teller: EntryTeller): void {
  const id = (node.attributes['logicalId'] ?? '').trim() || (node.attributes['euReferenceNumber'] ?? '').trim()
  const draft = new EntryDraft('entity', teller, line)
  const type = nodesAt(node, 'subjectType')[0]?.attributes
  const kind = KINDS[type?.['code'] ?? ''] ?? KINDS[type?.['classificationCode'] ?? '']
  if (kind === undefined) teller.note(line, 'subjectType', 'kind-unknown', `${id} is taken as an entity`)
  else draft.kind = kind
  names(node, draft)
  for (const place of nodesAt(node, 'citizenship')) country(place, draft, 'citizenship')
  for (const place of nodesAt(node, 'address')) country(place, draft, 'address')
  for (const birth of nodesAt(node, 'birthdate')) births(birth, draft)
  for (const paper of nodesAt(node, 'identification')) identification(paper, draft)
  const reference = node.attributes['euReferenceNumber'] ?? ''
  draft.identifier('EU reference', reference, null, 'euReferenceNumber')
  draft.identifier('UN reference', node.attributes['unitedNationId'] ?? '', null, 'unitedNationId')
  const regulations = nodesAt(node, 'regulation').map(regulation => regulation.attributes)
  for (const regulation of regulations) draft.programme(regulation['programme'] ?? '', 'regulation')
  draft.listed((node.attributes['designationDate'] ?? '').slice(0, 10), 'designationDate')
  if (draft.listedAt === null) {
    // Without a day of designation the first regulation that names the entity tells since when it is listed.
    const days = regulations.map(r => (r['entryIntoForceDate'] || r['publicationDate'] || '').slice(0, 10))
    const first = days.filter(day => day !== '').toSorted()[0]
    if (first !== undefined) draft.listed(first, 'regulation')
  }
  draft.remark(node.attributes['designationDetails'] ?? '')
  for (const text of textsAt(node, 'remark')) draft.remark(text)
  if (id === '') teller.lost(line, 'logicalId', 'id-missing', 'the entity has no logical id')
  else if (draft.nameless) teller.lost(line, 'nameAlias', 'name-missing', `the entity ${id} has no name`)
  else teller.entry(draft.finish(id.slice(0, 100)), line)
}

function names(node: XmlNode, draft: EntryDraft): void {
  let first = true
  for (const { attributes } of nodesAt(node, 'nameAlias')) {
    const parts = [attributes['firstName'], attributes['middleName'], attributes['lastName']]
    const whole = attributes['wholeName'] || parts.filter(part => part !== undefined && part !== '').join(' ')
    if (whole === '') continue
    const weak = attributes['strong'] === 'false'
    // The list marks no name as the primary one; its first that is not weak leads.
    draft.name(whole, weak ? 'weak' : first ? 'primary' : 'strong', 'aka', 'nameAlias')
    if (!weak) first = false
  }
}

function country(node: XmlNode, draft: EntryDraft, field: string): void {
  const code = node.attributes['countryIso2Code'] ?? ''
  // `00` is the list's word for unknown.
  if (code === '00') return
  draft.country(countryCode(code) ?? node.attributes['countryDescription'] ?? code, field)
}

function births({ attributes }: XmlNode, draft: EntryDraft): void {
  const about = attributes['circa'] === 'true' ? 'circa ' : ''
  const year = attributes['year'] ?? ''
  const from = attributes['yearRangeFrom'] ?? ''
  const to = attributes['yearRangeTo'] ?? ''
  const month = attributes['monthOfYear'] ?? ''
  const day = attributes['birthdate'] ?? ''
  if (day !== '') draft.birth(about + day.slice(0, 10), 'birthdate')
  else if (year !== '') draft.birth(`${about}${year}${month === '' ? '' : `-${month}`}`, 'birthdate')
  else if (from !== '' && to !== '') draft.birth(`${about}${from}-${to}`, 'birthdate')
  else if (from !== '' || to !== '') draft.birth(`circa ${from}${to}`, 'birthdate')
}

function identification(node: XmlNode, draft: EntryDraft): void {
  const { attributes } = node
  const number = attributes['number'] || attributes['latinNumber'] || ''
  const type = attributes['identificationTypeDescription'] || attributes['identificationTypeCode'] || 'Identification'
  const text = [type, ...textsAt(node, 'remark')].join(' ')
  if (WALLET.test(text) && draft.wallet(number, null, 'identification')) return
  draft.scan(number)
  draft.identifier(type, number, countryCode(attributes['countryIso2Code'] ?? ''), 'identification')
  for (const remark of textsAt(node, 'remark')) draft.remark(remark)
}
