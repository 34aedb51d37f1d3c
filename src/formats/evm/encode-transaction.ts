import type { RawObject } from './read-fields.ts'
import { rlpData, rlpList, rlpQuantity } from './rlp.ts'

/** Fields of each type of transaction in their order. What begins with # is a quantity; what ends with [] has a shape of its own. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  '0x0': ['#nonce', '#gasPrice', '#gas', 'to', '#value', 'input', '#v', '#r', '#s'],
  // EIP-2930
  '0x1': ['#chainId', '#nonce', '#gasPrice', '#gas', 'to', '#value', 'input', 'accessList[]', '#yParity', '#r', '#s'],
  // EIP-1559
  '0x2': [
    ...['#chainId', '#nonce', '#maxPriorityFeePerGas', '#maxFeePerGas', '#gas', 'to', '#value', 'input'],
    ...['accessList[]', '#yParity', '#r', '#s'],
  ],
  // EIP-4844
  '0x3': [
    ...['#chainId', '#nonce', '#maxPriorityFeePerGas', '#maxFeePerGas', '#gas', 'to', '#value', 'input'],
    ...['accessList[]', '#maxFeePerBlobGas', 'blobVersionedHashes[]', '#yParity', '#r', '#s'],
  ],
  // EIP-7702
  '0x4': [
    ...['#chainId', '#nonce', '#maxPriorityFeePerGas', '#maxFeePerGas', '#gas', 'to', '#value', 'input'],
    ...['accessList[]', 'authorizationList[]', '#yParity', '#r', '#s'],
  ],
  // A deposit from the layer below, by the specification of the OP Stack
  '0x7e': ['sourceHash', 'from', 'to', '#mint', '#value', '#gas', '#isSystemTx', 'input'],
}
const HEX = /^0x[0-9a-fA-F]*$/

/**
 * The bytes of a transaction as they are hashed and stand in the block's trie, hex without 0x.
 * @returns null for a type that we do not know, or where a field is missing
 */
export function encodeTransaction(raw: RawObject): string | null {
  const type = typeOf(raw)
  const fields = Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined
  if (fields === undefined) return null
  const items: string[] = []
  for (const field of fields) {
    const item = itemOf(raw, field)
    if (item === null) return null
    items.push(item)
  }
  return `${typePrefix(type)}${rlpList(items)}`
}

/**
 * What the sender signed: the same without its signature, hex without 0x. By EIP-155 the first type ends with the chain's id and two
 * nothings, where `v` says so.
 * @returns null for a type that nobody signs or that we do not know, or where a field is missing
 */
export function encodeUnsigned(raw: RawObject): string | null {
  const type = typeOf(raw)
  const fields = Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined
  if (fields?.at(-1) !== '#s') return null
  const items = fields.slice(0, -3).map(field => itemOf(raw, field))
  if (type === '0x0') {
    const v = raw['v']
    if (typeof v !== 'string' || !HEX.test(v) || v === '0x') return null
    const chain = BigInt(v) < 35n ? null : (BigInt(v) - 35n) / 2n
    if (chain !== null) items.push(rlpQuantity(`0x${chain.toString(16)}`), '80', '80')
  }
  return items.includes(null) ? null : `${typePrefix(type)}${rlpList(items as readonly string[])}`
}

/** `0x0` for a node that tells no type: it knows only one. */
export function typeOf(raw: RawObject): string {
  const type = raw['type']
  return typeof type === 'string' && HEX.test(type)
    ? `0x${type
        .slice(2)
        .toLowerCase()
        .replace(/^0+(?=.)/, '')}`
    : '0x0'
}

/** The byte before what is encoded; nothing for the first type (EIP-2718). */
export function typePrefix(type: string): string {
  return type === '0x0' ? '' : type.slice(2).padStart(2, '0')
}

function itemOf(raw: RawObject, field: string): string | null {
  if (field === 'accessList[]') return accessList(raw['accessList'])
  if (field === 'blobVersionedHashes[]') return hashes(raw['blobVersionedHashes'])
  if (field === 'authorizationList[]') return authorizations(raw['authorizationList'])
  if (field === '#yParity') return quantity(raw['yParity'] ?? raw['v'])
  if (field === '#mint') return quantity(raw['mint'] ?? '0x0')
  if (field === '#isSystemTx') return quantity(raw['isSystemTx'] === true ? '0x1' : '0x0')
  if (field === 'to') return raw['to'] === null || raw['to'] === undefined ? '80' : data(raw['to'])
  if (field === 'input') return data(raw['input'] ?? raw['data'])
  return field.startsWith('#') ? quantity(raw[field.slice(1)]) : data(raw[field])
}

function quantity(value: unknown): string | null {
  return typeof value === 'string' && HEX.test(value) ? rlpQuantity(value) : null
}

function data(value: unknown): string | null {
  return typeof value === 'string' && HEX.test(value) && value.length % 2 === 0 ? rlpData(value) : null
}

function hashes(value: unknown): string | null {
  return listOf(value, data)
}

function accessList(value: unknown): string | null {
  return listOf(value, entry => {
    const { address, storageKeys } = (entry ?? {}) as RawObject
    return tuple([data(address), hashes(storageKeys)])
  })
}

function authorizations(value: unknown): string | null {
  return listOf(value, entry => {
    const { chainId, address, nonce, yParity, v, r, s } = (entry ?? {}) as RawObject
    return tuple([quantity(chainId), data(address), ...[nonce, yParity ?? v, r, s].map(quantity)])
  })
}

function listOf(value: unknown, item: (entry: unknown) => string | null): string | null {
  return Array.isArray(value) ? tuple(value.map(item)) : null
}

function tuple(items: readonly (string | null)[]): string | null {
  return items.includes(null) ? null : rlpList(items as readonly string[])
}
