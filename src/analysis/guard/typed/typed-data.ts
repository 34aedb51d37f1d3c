import { InputError } from '../../../model/errors.ts'

/** A member of a struct. */
export interface TypedMember {
  readonly name: string
  readonly type: string
}

/** What a wallet is asked to sign under EIP-712, its numbers as bigint and its addresses in lower case. */
export interface TypedData {
  readonly domain: Readonly<Record<string, unknown>>
  readonly types: Readonly<Record<string, readonly TypedMember[]>>
  readonly primaryType: string
  readonly message: Readonly<Record<string, unknown>>
}

const MOST_DEEP = 24
const MOST_VALUES = 20_000
const DOMAIN_FIELDS: readonly TypedMember[] = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
  { name: 'salt', type: 'bytes32' },
]

/**
 * Reads what `eth_signTypedData_v4` takes.
 * @throws InputError `typed-data-malformed`, naming the field
 */
export function readTypedData(json: unknown): TypedData {
  const row = objectAt(json, 'typedData')
  const types = typesOf(objectAt(row['types'], 'types'))
  const primaryType = row['primaryType']
  if (typeof primaryType !== 'string' || !Object.hasOwn(types, primaryType) || primaryType === 'EIP712Domain')
    throw malformed('"primaryType" names none of the types', 'primaryType')
  const budget = { left: MOST_VALUES }
  const given = objectAt(row['domain'] ?? {}, 'domain')
  const members = types['EIP712Domain'] ?? DOMAIN_FIELDS.filter(field => given[field.name] !== undefined)
  const domain = structOf(given, members, { ...types, EIP712Domain: members }, 'domain', 0, budget)
  const own = types[primaryType] ?? []
  const message = structOf(objectAt(row['message'], 'message'), own, types, 'message', 0, budget)
  return { domain, types: { ...types, EIP712Domain: members }, primaryType, message }
}

function typesOf(given: Readonly<Record<string, unknown>>): Record<string, TypedMember[]> {
  const types: Record<string, TypedMember[]> = {}
  for (const [name, members] of Object.entries(given)) {
    if (!/^[A-Za-z_$][\w$]{0,127}$/.test(name) || !Array.isArray(members) || members.length > 200)
      throw malformed(`type "${name.slice(0, 40)}" is no list of members`, `types.${name.slice(0, 40)}`)
    types[name] = members.map((member, index) => {
      const field = `types.${name}.${index}`
      const { name: key, type } = objectAt(member, field)
      if (typeof key !== 'string' || typeof type !== 'string' || !/^[\w$]{1,128}(?:\[\d{0,4}\]){0,8}$/.test(type))
        throw malformed('a member has a name and a type', field)
      return { name: key, type }
    })
  }
  return types
}

function structOf(
  given: Readonly<Record<string, unknown>>,
  members: readonly TypedMember[],
  types: TypedData['types'],
  field: string,
  deep: number,
  budget: { left: number },
): Record<string, unknown> {
  const read: Record<string, unknown> = Object.create(null)
  for (const { name, type } of members) {
    if (!Object.hasOwn(given, name)) throw malformed(`"${name}" is missing`, `${field}.${name}`)
    read[name] = readValue(given[name], type, types, `${field}.${name}`, deep + 1, budget)
  }
  return read
}

function readValue(
  value: unknown,
  type: string,
  types: TypedData['types'],
  field: string,
  deep: number,
  budget: { left: number },
): unknown {
  budget.left -= 1
  if (deep > MOST_DEEP || budget.left < 0) throw malformed('it is nested too deep or too large', field)
  const list = /^(.*)\[(\d*)\]$/.exec(type)
  if (list) {
    const [, inner = '', length = ''] = list
    if (!Array.isArray(value) || (length !== '' && value.length !== Number(length)))
      throw malformed(`it is no ${type}`, field)
    return value.map((one, i) => readValue(one, inner, types, `${field}.${i}`, deep + 1, budget))
  }
  const members = Object.hasOwn(types, type) ? types[type] : undefined
  if (members) return structOf(objectAt(value, field), members, types, field, deep, budget)
  return atomOf(value, type, field)
}

function atomOf(value: unknown, type: string, field: string): unknown {
  const number = /^(u?)int(\d{0,3})$/.exec(type)
  if (number) {
    const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
    if (typeof text !== 'string' || !/^(?:-?\d{1,78}|0x[0-9a-fA-F]{1,64})$/.test(text))
      throw malformed(`it is no ${type}`, field)
    const read = BigInt(text)
    const bits = BigInt(number[2] === '' ? 256 : Number(number[2]))
    const [least, most] = number[1] === 'u' ? [0n, (1n << bits) - 1n] : [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n]
    if (read < least || read > most) throw malformed(`${text} does not fit ${type}`, field)
    return read
  }
  if (type === 'bool') {
    if (typeof value === 'boolean') return value
    throw malformed('it is neither true nor false', field)
  }
  if (typeof value !== 'string') throw malformed(`it is no ${type}`, field)
  if (type === 'string') return value
  if (type === 'address') {
    if (/^0x[0-9a-fA-F]{40}$/.test(value)) return value.toLowerCase()
    throw malformed('it is no address', field)
  }
  const bytes = /^bytes(\d{0,2})$/.exec(type)
  if (!bytes) throw malformed(`"${type}" is no type that we know`, field)
  const size = bytes[1] === '' ? null : Number(bytes[1])
  if (!/^0x(?:[0-9a-fA-F]{2})*$/.test(value) || (size !== null && value.length !== 2 + 2 * size))
    throw malformed(`it is no ${type} in hex`, field)
  return value.toLowerCase()
}

function objectAt(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw malformed('it is no object', field)
}

function malformed(message: string, field: string): InputError {
  return new InputError('typed-data-malformed', `this cannot be signed as typed data: ${message}`, { place: { field } })
}
