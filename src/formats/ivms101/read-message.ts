import type {
  IvmsVersion,
  TravelMessage,
  TravelParty,
  TravelPerson,
} from '../../analysis/travel-rule/travel-message.ts'
import { InputError } from '../../model/errors.ts'
import type { IvmsFault } from './ivms-fault.ts'
import { FaultList, type Members, membersOf } from './members.ts'
import { readPerson } from './read-person.ts'

/** Characters of JSON that are read. */
export const LONGEST_MESSAGE = 1_000_000

/** A message in one form, and what was odd about how it was written. */
export interface ReadMessage {
  readonly message: TravelMessage
  readonly faults: readonly IvmsFault[]
}

/**
 * Reads JSON of either edition, whatever the spelling of its members: what can be understood is taken, what cannot is told.
 * @throws InputError `ivms-malformed`, `ivms-too-large`; no word of the text is in the error
 */
export function readMessageText(text: string): ReadMessage {
  if (text.length > LONGEST_MESSAGE)
    throw new InputError(
      'ivms-too-large',
      `the message is longer than ${LONGEST_MESSAGE.toLocaleString('en')} characters`,
    )
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, which tells of persons.
    throw new InputError('ivms-malformed', 'the message is no JSON')
  }
  return readMessage(value)
}

/** The same of a value that is parsed already. @throws InputError `ivms-malformed`, `ivms-too-large` */
export function readMessage(value: unknown): ReadMessage {
  const faults = new FaultList()
  const outer = plainObject(value) ? membersOf(value, '', faults) : null
  if (outer === null) throw new InputError('ivms-malformed', 'the message is no JSON object')
  const inner = outer.take('ivms101', 'ivms', 'identityPayload', 'identity')
  const m = plainObject(inner) ? membersOf(inner, '', faults) : outer
  if (m === null) throw new InputError('ivms-malformed', 'the message is no JSON object')
  const metadata = m.within('payloadMetadata')
  const told = metadata?.text('payloadVersion', 'version') ?? m.text('payloadVersion', 'version')
  const originator = m.within('originator')
  const beneficiary = m.within('beneficiary')
  if (originator === null && beneficiary === null)
    throw new InputError('ivms-malformed', 'the message has neither an originator nor a beneficiary')
  const version = versionOf(told, value, faults)
  const side = (party: Members | null, name: string): TravelParty => readParty(party, name, version, faults)
  const message: TravelMessage = {
    version,
    originator: side(originator, 'originator'),
    beneficiary: side(beneficiary, 'beneficiary'),
    originatingVasp: vaspOf(m, 'originatingVASP', faults),
    beneficiaryVasp: vaspOf(m, 'beneficiaryVASP', faults),
    path: readPath(m, faults),
    transliteration: (metadata?.texts('transliterationMethod', 'transliterationMethods') ?? []).map(code =>
      code.toLowerCase().replace(/^[a-z_]+_code_/, ''),
    ),
  }
  metadata?.done()
  m.done()
  return { message, faults: faults.faults }
}

// The standard's own example of 2023 writes IVMS101.2023.
function versionOf(told: string | null, value: unknown, faults: FaultList): IvmsVersion {
  const plain = told?.toUpperCase().replace(/^IVMS\s*/, '') ?? null
  if (plain === '101.2023' || plain === 'V2023' || plain === '2023') {
    if (told !== '101.2023')
      faults.doubt('spelling', 'payloadMetadata.payloadVersion', 'the version is written 101.2023')
    return '2023'
  }
  if (plain === '101' || plain === '101.2020' || plain === '2020') return '2020'
  if (plain !== null)
    faults.breach(
      'code',
      'payloadMetadata.payloadVersion',
      'this version is not known: read as the one whose elements it has',
    )
  const named = Object.keys(propertyOf(value, 'originator') ?? propertyOf(value, 'beneficiary') ?? {})
  return named.some(name => /^(?:originator|beneficiary)_?person$/i.test(name)) ? '2023' : '2020'
}

function readParty(
  m: Members | null,
  side: 'originator' | 'beneficiary' | string,
  version: IvmsVersion,
  faults: FaultList,
): TravelParty {
  if (m === null) {
    faults.breach('missing', side, `the ${side} is not there`)
    return { persons: [], accounts: [] }
  }
  const plural = `${side}Persons`
  const names = version === '2020' ? [plural, `${side}Person`] : [`${side}Person`, plural]
  const persons = m
    .list(names[0] ?? plural, ...names.slice(1), 'persons', 'person')
    .flatMap(({ value, path }) => readPerson(value, path, faults) ?? [])
  if (persons.length === 0) faults.breach('missing', m.at(names[0] ?? plural), `the ${side} has no person`)
  const accounts = m.texts('accountNumber', 'accountNumbers')
  m.done()
  return { persons, accounts }
}

// In JSON as it is sent the provider stands as `originatingVASP: {originatingVASP: person}`, or as the person itself.
function vaspOf(m: Members, name: string, faults: FaultList): TravelPerson | null {
  const value = m.take(name)
  if (value === undefined) return null
  const inner = propertyOf(value, name)
  return inner === null ? readPerson(value, name, faults) : readPerson(inner, `${name}.${name}`, faults)
}

function readPath(m: Members, faults: FaultList): TravelMessage['path'] {
  const value = m.take('transferPath')
  if (value === undefined) return []
  const wrapped = plainObject(value) ? membersOf(value, 'transferPath', faults) : null
  const list = Array.isArray(value)
    ? value.map((item, n) => ({ value: item as unknown, path: `transferPath[${n}]` }))
    : (wrapped?.list('transferPath') ?? [])
  wrapped?.done()
  if (list.length > 100) throw new InputError('ivms-too-large', 'the transfer path has more than 100 providers')
  return list.flatMap(({ value: item, path }) => {
    const step = membersOf(item, path, faults)
    if (step === null) return []
    const vasp = readPerson(step.take('intermediaryVASP'), step.at('intermediaryVASP'), faults)
    const sequence = step.take('sequence')
    step.done()
    const number = typeof sequence === 'string' && /^\d{1,6}$/.test(sequence) ? Number(sequence) : sequence
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
      faults.breach('C12', step.at('sequence'), 'the sequence is no whole number')
      return vasp === null ? [] : [{ vasp, sequence: -1 }]
    }
    return vasp === null ? [] : [{ vasp, sequence: number }]
  })
}

function plainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function propertyOf(value: unknown, name: string): object | null {
  if (!plainObject(value)) return null
  const key = Object.keys(value).find(k => k.toLowerCase().replace(/[^a-z]/g, '') === name.toLowerCase())
  const inner: unknown = key === undefined ? null : (value as Readonly<Record<string, unknown>>)[key]
  return plainObject(inner) ? inner : null
}
