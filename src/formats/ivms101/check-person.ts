import {
  ADDRESS_PARTS,
  type AddressPart,
  type TravelAddress,
  type TravelName,
  type TravelPerson,
} from '../../analysis/travel-rule/travel-message.ts'
import { COUNTRY_CODES } from '../../model/country-codes.ts'
import { checkCode, checkText, realDay } from './check-text.ts'
import type { ElementNames } from './element-names.ts'
import { isLeiText, leiChecks } from './lei.ts'
import type { FaultList } from './members.ts'

const NATURAL_NAMES = new Set(['ALIA', 'BIRT', 'MAID', 'LEGL', 'MISC'])
const LEGAL_NAMES = new Set(['LEGL', 'SHRT', 'TRAD'])
const ADDRESSES = new Set(['HOME', 'BIZZ', 'GEOG'])
const NATIONAL_IDS = new Set(['ARNU', 'CCPT', 'RAID', 'DRLC', 'FIIN', 'TXID', 'SOCS', 'IDCD', 'LEIX', 'MISC'])
const LEGAL_IDS = new Set(['RAID', 'MISC', 'LEIX', 'TXID'])
const PART_LENGTHS: Readonly<Record<AddressPart, number>> = {
  department: 50,
  subDepartment: 70,
  streetName: 70,
  buildingNumber: 16,
  buildingName: 35,
  floor: 70,
  postBox: 16,
  room: 70,
  postcode: 16,
  townName: 35,
  townLocationName: 35,
  districtName: 35,
  countrySubDivision: 35,
}
/** Nobody lived so long (122 years and 164 days); a year more. */
const OLDEST_YEARS = 124

/** What a person is held against. */
export interface PersonCheck {
  readonly names: ElementNames
  /** ISO day on which it is asked. */
  readonly today: string
  /** C1 and C4 bind the originator alone. */
  readonly originator: boolean
}

/** Holds one person against the constraints C1 to C11 and the lengths and letters of the standard. */
export function checkPerson(person: TravelPerson, path: string, check: PersonCheck, faults: FaultList): void {
  const natural = person.kind === 'natural'
  const at = `${path}.${natural ? 'naturalPerson' : 'legalPerson'}`
  checkNames(person, at, check.names, faults)
  for (const [n, a] of person.addresses.entries()) checkAddress(a, `${at}.geographicAddress[${n}]`, faults)
  checkText(person.customer, 50, `${at}.${check.names.customer}`, faults)
  for (const [n, a] of person.accounts.entries()) checkText(a, 512, `${path}.accountNumber[${n}]`, faults)
  if (person.country !== null)
    checkCode(
      person.country,
      COUNTRY_CODES,
      `${at}.${natural ? 'countryOfResidence' : 'countryOfRegistration'}`,
      faults,
      'C3',
    )
  checkNational(person, `${at}.nationalIdentification`, faults)
  if (person.birth !== null) checkBirth(person.birth, `${at}.dateAndPlaceOfBirth`, check.today, faults)
  if (check.originator) checkIdentified(person, at, faults)
}

function checkNames(person: TravelPerson, at: string, names: ElementNames, faults: FaultList): void {
  const natural = person.kind === 'natural'
  const list = `${at}.name.nameIdentifier`
  const codes = natural ? NATURAL_NAMES : LEGAL_NAMES
  const one = (name: TravelName, path: string, local: boolean): void => {
    const type = natural ? (local ? 'nameIdentifierType' : names.naturalNameType) : 'legalPersonNameIdentifierType'
    if (name.primary === '') faults.breach('missing', path, 'the name is not there')
    checkText(name.primary, 100, `${path}.${natural ? 'primaryIdentifier' : 'legalPersonName'}`, faults, local)
    checkText(name.secondary, 100, `${path}.secondaryIdentifier`, faults, local)
    checkCode(name.type, codes, `${path}.${type}`, faults)
  }
  for (const [i, n] of person.names.entries()) one(n, `${list}[${i}]`, false)
  for (const [i, n] of person.localNames.entries()) one(n, `${at}.name.localNameIdentifier[${i}]`, true)
  for (const [i, n] of person.phoneticNames.entries()) one(n, `${at}.name.phoneticNameIdentifier[${i}]`, true)
  if (person.names.length === 0) faults.breach('missing', list, 'at least one name in Latin letters is wanted')
  if (!person.names.some(n => n.type === 'LEGL'))
    faults.breach(natural ? 'C6' : 'C5', list, 'at least one name must be the legal one (LEGL)')
}

function checkAddress({ type, parts, lines, country }: TravelAddress, path: string, faults: FaultList): void {
  checkCode(type, ADDRESSES, `${path}.addressType`, faults)
  for (const part of ADDRESS_PARTS) checkText(parts[part] ?? null, PART_LENGTHS[part], `${path}.${part}`, faults)
  for (const [n, l] of lines.entries()) checkText(l, 70, `${path}.addressLine[${n}]`, faults)
  if (lines.length > 7)
    faults.breach('length', `${path}.addressLine`, `has ${lines.length} lines; the standard allows 7`)
  if (parts.townName === undefined) faults.breach('missing', `${path}.townName`, 'the town is not there')
  checkCode(country, COUNTRY_CODES, `${path}.country`, faults, 'C3')
  const street =
    parts.streetName !== undefined && (parts.buildingName !== undefined || parts.buildingNumber !== undefined)
  if (lines.length === 0 && !street)
    faults.breach('C8', path, 'wants a line of address, or a street with the name or number of the building')
}

function checkNational(person: TravelPerson, at: string, faults: FaultList): void {
  const { national } = person
  if (national === null) return
  const { id, type, countryOfIssue, authority } = national
  if (id === null) faults.breach('missing', `${at}.nationalIdentifier`, 'the identifier is not there')
  checkText(id, 35, `${at}.nationalIdentifier`, faults)
  checkCode(type, NATIONAL_IDS, `${at}.nationalIdentifierType`, faults)
  if (countryOfIssue !== null) checkCode(countryOfIssue, COUNTRY_CODES, `${at}.countryOfIssue`, faults, 'C3')
  if (authority !== null && !/^RA\d{6}$/.test(authority))
    faults.breach('C10', `${at}.registrationAuthority`, 'is no code of the GLEIF list: RA and six digits')
  if (type === 'LEIX' && id !== null) {
    if (!isLeiText(id))
      faults.breach('C11', `${at}.nationalIdentifier`, 'is no LEI: 18 capitals or digits, and two digits')
    else if (!leiChecks(id))
      faults.doubt(
        'lei-checksum',
        `${at}.nationalIdentifier`,
        'the check digits of the LEI are wrong (ISO 7064 MOD 97-10)',
      )
  }
  if (person.kind === 'natural') return
  if (type !== null && NATIONAL_IDS.has(type) && !LEGAL_IDS.has(type))
    faults.breach('C7', `${at}.nationalIdentifierType`, 'a legal person has RAID, MISC, LEIX or TXID')
  if (countryOfIssue !== null) faults.breach('C9', `${at}.countryOfIssue`, 'a legal person has no country of issue')
  if (type === 'LEIX' && authority !== null)
    faults.breach('C9', `${at}.registrationAuthority`, 'an LEI has no registration authority')
  if (type !== null && type !== 'LEIX' && authority === null)
    faults.breach(
      'C9',
      `${at}.registrationAuthority`,
      'an identifier of a legal person other than the LEI needs its registration authority',
    )
}

function checkBirth(birth: NonNullable<TravelPerson['birth']>, at: string, today: string, faults: FaultList): void {
  const { date, place } = birth
  if (place === null) faults.breach('missing', `${at}.placeOfBirth`, 'the place is not there')
  checkText(place, 70, `${at}.placeOfBirth`, faults)
  if (date === null) faults.breach('missing', `${at}.dateOfBirth`, 'the date is not there')
  else if (realDay(date) === null)
    faults.breach('date', `${at}.dateOfBirth`, 'is no day of the calendar written as YYYY-MM-DD')
  else if (date >= today) faults.breach('C2', `${at}.dateOfBirth`, 'does not lie in the past')
  else if (Number(date.slice(0, 4)) < Number(today.slice(0, 4)) - OLDEST_YEARS)
    faults.doubt('date', `${at}.dateOfBirth`, 'lies further back than anybody has lived')
}

function checkIdentified(person: TravelPerson, at: string, faults: FaultList): void {
  const natural = person.kind === 'natural'
  const placed = person.addresses.some(a => (natural ? ADDRESSES.has(a.type ?? '') : a.type === 'GEOG'))
  if (placed || person.customer !== null || person.national !== null || (natural && person.birth !== null)) return
  if (natural)
    faults.breach(
      'C1',
      at,
      'the originator needs an address, a customer’s number, a national identifier, or date and place of birth',
    )
  else
    faults.breach(
      'C4',
      at,
      'the originator needs an address of kind GEOG, a customer’s number, or a national identifier',
    )
}
