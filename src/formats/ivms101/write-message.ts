import {
  ADDRESS_PARTS,
  accountsOf,
  type IvmsVersion,
  type TravelAddress,
  type TravelMessage,
  type TravelName,
  type TravelParty,
  type TravelPerson,
} from '../../analysis/travel-rule/travel-message.ts'
import { InputError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import { checkMessage } from './check-message.ts'
import { ELEMENT_NAMES, type ElementNames } from './element-names.ts'

type Members = { [name: string]: Json }

/**
 * A message as JSON of an edition, its elements in the standard's order, and nothing else. Where the editions differ in where accounts stand,
 * they are moved: 2023 has them at the first person, 2020 at the side.
 * @throws InputError `ivms-breach` for one that breaks the standard, naming the first place
 */
export function writeMessage(message: TravelMessage, version: IvmsVersion, today: string): Members {
  const [breach] = checkMessage({ ...message, version }, today).filter(f => f.severity === 'breach')
  if (breach !== undefined)
    throw new InputError('ivms-breach', `${breach.code}: ${breach.message}`, { place: { field: breach.path } })
  return asJson(message, version)
}

/** The same without checking, for what came from others and is kept as it was understood. */
export function asJson(message: TravelMessage, version: IvmsVersion): Members {
  const names = ELEMENT_NAMES[version]
  const { originator, beneficiary, originatingVasp, beneficiaryVasp, path, transliteration } = message
  const metadata = members({
    transliterationMethod: listed(transliteration),
    payloadVersion: names.payloadVersion,
  })
  return members({
    originator: partyJson(originator, names.originatorPersons, names),
    beneficiary: partyJson(beneficiary, names.beneficiaryPersons, names),
    originatingVASP: originatingVasp && personJson(originatingVasp, originatingVasp.accounts, names),
    beneficiaryVASP: beneficiaryVasp && personJson(beneficiaryVasp, beneficiaryVasp.accounts, names),
    transferPath:
      path.length === 0
        ? null
        : {
            transferPath: path.map(({ vasp, sequence }) => ({
              intermediaryVASP: personJson(vasp, vasp.accounts, names),
              sequence,
            })),
          },
    payloadMetadata: Object.keys(metadata).length === 0 ? null : metadata,
  })
}

function partyJson(party: TravelParty, list: string, names: ElementNames): Members {
  const atPerson = names.accountsAt === 'person'
  return members({
    [list]: party.persons.map((p, n) =>
      personJson(p, n === 0 ? [...p.accounts, ...party.accounts] : p.accounts, names),
    ),
    accountNumber: atPerson ? null : listed(accountsOf(party)),
  })
}

function personJson(person: TravelPerson, accounts: readonly string[], names: ElementNames): Members {
  const natural = person.kind === 'natural'
  const inner = members({
    name: members({
      nameIdentifier: person.names.map(n => nameJson(n, natural, natural ? names.naturalNameType : null)),
      localNameIdentifier: listed(
        person.localNames.map(n => nameJson(n, natural, natural ? 'nameIdentifierType' : null)),
      ),
      phoneticNameIdentifier: listed(
        person.phoneticNames.map(n => nameJson(n, natural, natural ? 'nameIdentifierType' : null)),
      ),
    }),
    geographicAddress: listed(person.addresses.map(addressJson)),
    ...(natural ? { nationalIdentification: nationalJson(person) } : {}),
    [names.customer]: person.customer,
    ...(natural ? {} : { nationalIdentification: nationalJson(person) }),
    dateAndPlaceOfBirth: person.birth && members({ dateOfBirth: person.birth.date, placeOfBirth: person.birth.place }),
    [natural ? 'countryOfResidence' : 'countryOfRegistration']: person.country,
  })
  return members({
    [natural ? 'naturalPerson' : 'legalPerson']: inner,
    accountNumber: names.accountsAt === 'person' ? listed(accounts) : null,
  })
}

function nameJson({ primary, secondary, type }: TravelName, natural: boolean, typeName: string | null): Members {
  return natural
    ? members({ primaryIdentifier: primary, secondaryIdentifier: secondary, [typeName ?? 'nameIdentifierType']: type })
    : members({ legalPersonName: primary, legalPersonNameIdentifierType: type })
}

function addressJson({ type, parts, lines, country }: TravelAddress): Members {
  return members({
    addressType: type,
    ...Object.fromEntries(ADDRESS_PARTS.map(part => [part, parts[part] ?? null])),
    addressLine: listed(lines),
    country,
  })
}

function nationalJson({ national }: TravelPerson): Members | null {
  return (
    national &&
    members({
      nationalIdentifier: national.id,
      nationalIdentifierType: national.type,
      countryOfIssue: national.countryOfIssue,
      registrationAuthority: national.authority,
    })
  )
}

function listed(items: readonly Json[]): Json {
  return items.length === 0 ? null : items
}

function members(all: Readonly<Record<string, Json>>): Members {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))
}
