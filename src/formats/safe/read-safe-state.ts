import type { Address } from '../../model/address.ts'
import { InputError } from '../../model/errors.ts'
import { addressAt, numberAt, objectAt, optional, type Row, smallAt, textAt } from './capture-fields.ts'
import type { SafeState } from './captured-transaction.ts'
import { NO_ADDRESS } from './safe-transaction.ts'

const MOST_OWNERS = 1_000

/** A Safe of which nothing is known. */
export function unknownSafe(safe: Address): SafeState {
  return {
    safe,
    version: null,
    chainId: null,
    implementation: null,
    owners: null,
    threshold: null,
    nonce: null,
    modules: null,
    guard: null,
    fallbackHandler: null,
  }
}

/**
 * Reads what the Safe Transaction Service answers for `/api/v1/safes/{address}/`.
 * @throws InputError `safe-capture-malformed`, and the codes of addresses, with the field
 */
export function readSafeState(json: unknown): SafeState {
  const row = objectAt(json, 'safe')
  const party = (key: string): Address | null => {
    const found = optional(row, key) ? addressAt(row, key, 'safe') : null
    return found === NO_ADDRESS ? null : found
  }
  const parties = (key: string): Address[] | null => (optional(row, key) ? addressesAt(row, key) : null)
  return {
    safe: addressAt(row, 'address', 'safe'),
    version: optional(row, 'version') ? textAt(row, 'version', 'safe', 40) : null,
    chainId: null,
    implementation: party('masterCopy'),
    owners: parties('owners'),
    threshold: optional(row, 'threshold') ? smallAt(row, 'threshold', 'safe') : null,
    nonce: optional(row, 'nonce') ? numberAt(row, 'nonce', 'safe') : null,
    modules: parties('modules'),
    guard: party('guard'),
    fallbackHandler: party('fallbackHandler'),
  }
}

function addressesAt(row: Row, key: string): Address[] {
  const list = row[key]
  if (!Array.isArray(list) || list.length > MOST_OWNERS)
    throw new InputError('safe-capture-malformed', `"${key}" is no list of at most ${MOST_OWNERS} addresses`, {
      place: { field: `safe.${key}` },
    })
  return list.map((value, index) => addressAt({ [index]: value }, String(index), `safe.${key}`))
}
