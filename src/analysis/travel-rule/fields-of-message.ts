import { accountsOf, legalName, type TravelMessage, type TravelParty, type TravelPerson } from './travel-message.ts'
import type { TravelField } from './travel-rule.ts'

/** Which fields that a law may ask for a message has. Of a side with several persons every one must have it. */
export function fieldsOfMessage(message: TravelMessage): ReadonlySet<TravelField> {
  const { originator, beneficiary, originatingVasp, beneficiaryVasp } = message
  const found = new Set<TravelField>()
  const add = (field: TravelField, there: boolean): void => {
    if (there) found.add(field)
  }
  add('originator-name', all(originator, hasName))
  add('originator-account', accountsOf(originator).some(told))
  add('originator-address', all(originator, hasAddress))
  add(
    'originator-national-id',
    all(originator, p => told(p.national?.id)),
  )
  add(
    'originator-customer-id',
    all(originator, p => told(p.customer)),
  )
  add(
    'originator-birth',
    all(originator, p => told(p.birth?.date) && told(p.birth?.place)),
  )
  add('beneficiary-name', all(beneficiary, hasName))
  add('beneficiary-account', accountsOf(beneficiary).some(told))
  add('beneficiary-address', all(beneficiary, hasAddress))
  add('originating-vasp', originatingVasp !== null && hasName(originatingVasp))
  add('beneficiary-vasp', beneficiaryVasp !== null && hasName(beneficiaryVasp))
  return found
}

/** Values that stand for nothing, in many a data base. */
const EMPTY =
  /^(?:|n\/?a|none|null|nil|unknown|undefined|not (?:known|available|applicable)|-+|\.+|x+|0+|tbd|없음|不明)$/i

/** Whether a text tells anything: `N/A`, `-` and the like do not. */
export function told(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && !EMPTY.test(text.trim())
}

function all({ persons }: TravelParty, has: (person: TravelPerson) => boolean): boolean {
  return persons.length > 0 && persons.every(has)
}

function hasName(person: TravelPerson): boolean {
  const name = legalName(person)
  return name !== null && [name.primary, name.secondary].some(part => told(part) && /\p{L}/u.test(part ?? ''))
}

function hasAddress({ addresses }: TravelPerson): boolean {
  return addresses.some(
    a =>
      told(a.country) &&
      (a.lines.some(told) || told(a.parts.streetName) || told(a.parts.postBox) || told(a.parts.districtName)),
  )
}
