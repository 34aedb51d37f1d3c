import {
  ADDRESS_PARTS,
  type AddressPart,
  type NationalId,
  type TravelAddress,
  type TravelName,
  type TravelPerson,
} from '../../analysis/travel-rule/travel-message.ts'
import { type FaultList, type Members, membersOf } from './members.ts'

/** Reads a person of either edition; null where the value is no object or names neither a natural nor a legal person. */
export function readPerson(value: unknown, path: string, faults: FaultList): TravelPerson | null {
  const outer = membersOf(value, path, faults)
  if (outer === null) return null
  const natural = outer.within('naturalPerson')
  const legal = outer.within('legalPerson')
  const inner = natural ?? legal
  const accounts = outer.texts('accountNumber', 'accountNumbers')
  // Some senders put the person's elements where the choice of natural and legal should stand.
  outer.done()
  if (inner === null) {
    faults.breach('missing', path, 'neither naturalPerson nor legalPerson is there')
    return null
  }
  if (natural !== null && legal !== null)
    faults.breach('choice', path, 'both naturalPerson and legalPerson are there: the natural person is read')
  const kind = natural === null ? 'legal' : 'natural'
  const person: TravelPerson = {
    kind,
    ...readNames(inner, kind, faults),
    addresses: inner
      .list('geographicAddress', 'geographicAddresses')
      .flatMap(a => readAddress(a.value, a.path, faults)),
    national: readNational(inner.within('nationalIdentification')),
    customer: inner.text('customerIdentification', 'customerNumber'),
    birth: kind === 'natural' ? readBirth(inner.within('dateAndPlaceOfBirth')) : null,
    country: kind === 'natural' ? inner.code('countryOfResidence') : inner.code('countryOfRegistration'),
    accounts,
  }
  inner.done()
  return person
}

function readNames(
  person: Members,
  kind: TravelPerson['kind'],
  faults: FaultList,
): Pick<TravelPerson, 'names' | 'localNames' | 'phoneticNames'> {
  // The edition of 2020 lets a natural person have several names, each with its identifiers.
  const names = person.list('name', 'names').flatMap(n => membersOf(n.value, n.path, faults) ?? [])
  if (names.length === 0) faults.breach('missing', person.at('name'), 'the name is not there')
  const take = (name: string, plural: string): readonly TravelName[] =>
    names.flatMap(m => m.list(name, plural).flatMap(n => readName(n.value, n.path, kind, faults)))
  const read = {
    names: take('nameIdentifier', 'nameIdentifiers'),
    localNames: take('localNameIdentifier', 'localNameIdentifiers'),
    phoneticNames: take('phoneticNameIdentifier', 'phoneticNameIdentifiers'),
  }
  for (const name of names) name.done()
  return read
}

function readName(value: unknown, path: string, kind: TravelPerson['kind'], faults: FaultList): readonly TravelName[] {
  const m = membersOf(value, path, faults)
  if (m === null) return []
  const primary = kind === 'natural' ? m.text('primaryIdentifier') : m.text('legalPersonName')
  const secondary = kind === 'natural' ? m.text('secondaryIdentifier') : null
  const type = m.code('naturalPersonNameIdentifierType', 'legalPersonNameIdentifierType', 'nameIdentifierType')
  m.done()
  if (primary === null)
    faults.breach(
      'missing',
      m.at(kind === 'natural' ? 'primaryIdentifier' : 'legalPersonName'),
      'the name is not there',
    )
  return primary === null && secondary === null ? [] : [{ primary: primary ?? '', secondary, type: type ?? '' }]
}

function readAddress(value: unknown, path: string, faults: FaultList): readonly TravelAddress[] {
  const m = membersOf(value, path, faults)
  if (m === null) return []
  const parts: Partial<Record<AddressPart, string>> = {}
  for (const part of ADDRESS_PARTS) {
    const text = m.text(part)
    if (text !== null) parts[part] = text
  }
  const address = {
    type: m.code('addressType'),
    parts,
    lines: m.texts('addressLine', 'addressLines'),
    country: m.code('country'),
  }
  m.done()
  return [address]
}

function readNational(m: Members | null): NationalId | null {
  if (m === null) return null
  const national = {
    id: m.text('nationalIdentifier'),
    type: m.code('nationalIdentifierType'),
    countryOfIssue: m.code('countryOfIssue'),
    authority: m.text('registrationAuthority')?.toUpperCase() ?? null,
  }
  m.done()
  return national
}

function readBirth(m: Members | null): TravelPerson['birth'] {
  if (m === null) return null
  const birth = { date: m.text('dateOfBirth'), place: m.text('placeOfBirth') }
  m.done()
  return birth
}
