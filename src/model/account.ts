import { type Address, parseAddress } from './address.ts'
import { InputError } from './errors.ts'
import { type LedgerId, parseLedger } from './ledger.ts'

/** CAIP-10: a ledger and an address on it, `eip155:1:0xabc…`, canonical. The key of every map over accounts. */
export type AccountId = string & { readonly __brand: 'AccountId' }

/** Joins a ledger and a canonical address; checks nothing. */
export function accountId(ledger: LedgerId, address: Address): AccountId {
  return `${ledger}:${address}` as AccountId
}

/** The ledger and address of an account id made by {@link accountId}. */
export function splitAccount(id: AccountId): { ledger: LedgerId; address: Address } {
  const cut = id.indexOf(':', id.indexOf(':') + 1)
  return { ledger: id.slice(0, cut) as LedgerId, address: id.slice(cut + 1) as Address }
}

/**
 * Reads `ledger:address` (CAIP-10), or a bare address when `ledger` says where it belongs.
 * @throws InputError `account-malformed`, `ledger-unknown`, `address-malformed`, `address-checksum`
 */
export function parseAccount(text: string, ledger?: LedgerId): AccountId {
  const parts = text.split(':')
  if (parts.length === 3) {
    const l = parseLedger(`${parts[0]}:${parts[1]}`)
    return accountId(l, parseAddress(l, parts[2] as string))
  }
  if (parts.length !== 1 || !ledger)
    throw new InputError('account-malformed', `"${text}" names no ledger: write it as CAIP-10, eip155:1:0x…`)
  return accountId(ledger, parseAddress(ledger, text))
}
