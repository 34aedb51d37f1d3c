import { scriptOfName } from '../../analysis/travel-rule/name-scripts.ts'
import type {
  IvmsVersion,
  TravelAddress,
  TravelMessage,
  TravelName,
  TravelPerson,
} from '../../analysis/travel-rule/travel-message.ts'
import { InputError } from '../../model/errors.ts'
import { type Somebody, type TravelParts, travelParts } from './travel-parts.ts'

/** By which code the standard tells that a script was written in Latin letters. */
const METHODS = { hangul: 'kore', kana: 'kana', han: 'hani', latin: null, other: 'othr' } as const

/**
 * Makes a message of what an exchange knows of both sides. It is not yet checked.
 * @throws InputError `travel-parts-malformed` naming the field; no value is in the error
 */
export function buildMessage(given: unknown, version: IvmsVersion): TravelMessage {
  const read = travelParts.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    const field = issue?.path.map(String).join('.') || undefined
    const extra = issue?.code === 'unrecognized_keys' ? 'has members that are not known here' : (issue?.message ?? '')
    throw new InputError('travel-parts-malformed', `${field ?? 'the input'}: ${extra}`, { place: { field } })
  }
  const { originator, beneficiary, originatingVasp, beneficiaryVasp } = read.data
  const all = [originator, beneficiary, originatingVasp, beneficiaryVasp]
  const side = (who: Somebody, field: keyof TravelParts) => {
    const person = personOf(who, field)
    return version === '2020'
      ? { persons: [{ ...person, accounts: [] }], accounts: person.accounts }
      : { persons: [person], accounts: [] }
  }
  return {
    version,
    originator: side(originator, 'originator'),
    beneficiary: side(beneficiary, 'beneficiary'),
    originatingVasp: originatingVasp === undefined ? null : personOf(originatingVasp, 'originatingVasp'),
    beneficiaryVasp: beneficiaryVasp === undefined ? null : personOf(beneficiaryVasp, 'beneficiaryVasp'),
    path: [],
    transliteration: [...new Set(all.flatMap(methodsOf))].sort(),
  }
}

function personOf(who: Somebody, field: string): TravelPerson {
  const { person, firm, accounts, address, customer, birth, country } = who
  if ((person === undefined) === (firm === undefined))
    throw new InputError('travel-parts-malformed', `${field} needs one of person and firm`, { place: { field } })
  if (firm !== undefined && birth !== undefined)
    throw new InputError('travel-parts-malformed', 'a firm has no date of birth', {
      place: { field: `${field}.birth` },
    })
  if (firm?.lei !== undefined && who.nationalId !== undefined)
    throw new InputError('travel-parts-malformed', 'the standard has room for one identifier: the LEI or nationalId', {
      place: { field: `${field}.nationalId` },
    })
  const nationalId = firm?.lei === undefined ? who.nationalId : { number: firm.lei, type: 'LEIX' as const }
  return {
    kind: person === undefined ? 'legal' : 'natural',
    ...namesOf(who),
    addresses: address === undefined ? [] : [addressOf(address)],
    national:
      nationalId === undefined
        ? null
        : {
            id: nationalId.number,
            type: nationalId.type,
            countryOfIssue: nationalId.country?.toUpperCase() ?? null,
            authority: nationalId.authority ?? null,
          },
    customer: customer ?? null,
    birth: birth ?? null,
    country: country?.toUpperCase() ?? null,
    accounts,
  }
}

function namesOf({ person, firm }: Somebody): Pick<TravelPerson, 'names' | 'localNames' | 'phoneticNames'> {
  if (person !== undefined)
    return {
      names: [parted(person)],
      localNames: person.local === undefined ? [] : [parted(person.local)],
      phoneticNames: person.phonetic === undefined ? [] : [parted(person.phonetic)],
    }
  const names = firm === undefined ? [] : [{ primary: firm.name, secondary: null, type: 'LEGL' }]
  return {
    names: firm?.trading === undefined ? names : [...names, { primary: firm.trading, secondary: null, type: 'TRAD' }],
    localNames: firm?.local === undefined ? [] : [{ primary: firm.local, secondary: null, type: 'LEGL' }],
    phoneticNames: [],
  }
}

function parted({ family, given }: { readonly family: string; readonly given?: string | undefined }): TravelName {
  return { primary: family, secondary: given ?? null, type: 'LEGL' }
}

function addressOf(address: NonNullable<Somebody['address']>): TravelAddress {
  const { type, country, town, lines, street, number, building, postcode, district, subdivision } = address
  const parts = {
    streetName: street,
    buildingNumber: number,
    buildingName: building,
    postcode,
    townName: town,
    districtName: district,
    countrySubDivision: subdivision,
  }
  return {
    type,
    country: country.toUpperCase(),
    lines,
    parts: Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== undefined)),
  }
}

function methodsOf(who: Somebody | undefined): readonly string[] {
  const local = who?.person?.local ? `${who.person.local.family}${who.person.local.given ?? ''}` : who?.firm?.local
  const method = local === undefined ? null : METHODS[scriptOfName(local)]
  return method === null ? [] : [method]
}
