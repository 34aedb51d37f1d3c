import { hostName } from '../../analysis/screen/domain-index.ts'
import { type Address, parseAddress } from '../../model/address.ts'
import { InputError } from '../../model/errors.ts'
import { type LedgerId, parseLedger } from '../../model/ledger.ts'
import type { Party } from '../../model/party.ts'
import { repairConfusables } from '../../model/repair-confusables.ts'
import { diagnoseAddress, readWalletAddress } from '../../model/wallet-address.ts'

/** What the asker says beside the text. */
export interface PartyHints {
  /** Takes the text for this and nothing else. */
  readonly kind?: Party['kind'] | undefined
  readonly ledger?: LedgerId | undefined
  /** ISO 8601 date or a part of one, of a person's birth. */
  readonly birth?: string | undefined
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined
}

/** Longest text that is screened, in characters. */
export const LONGEST_PARTY = 1_000

/**
 * Tells what somebody wants screened: an address (bare, CAIP-10, in any spelling), a transaction, a domain, or a name.
 * @throws InputError `party-empty`, `party-too-long`, `address-malformed`, `address-checksum`, `ledger-unknown`, `transaction-malformed`,
 * `domain-malformed`, `birth-malformed`, `country-malformed`
 */
export function parseParty(given: string, hints: PartyHints = {}): Party {
  const text = given.trim()
  if (text === '') throw new InputError('party-empty', 'there is nothing to screen')
  if (text.length > LONGEST_PARTY)
    throw new InputError('party-too-long', `a party has at most ${LONGEST_PARTY} characters, not ${text.length}`)
  switch (hints.kind) {
    case 'address':
      return addressOf(text, hints.ledger) ?? unknownForm(text) ?? addressFault(text, hints.ledger)
    case 'transaction':
      return transactionOf(text, hints.ledger) ?? fault('transaction-malformed', `"${text}" is no transaction hash`)
    case 'domain':
      return domainOf(text) ?? fault('domain-malformed', `"${text}" is no domain`)
    case 'name':
      return nameOf(text, hints)
    default:
      return told(text, hints)
  }
}

function told(text: string, hints: PartyHints): Party {
  const address = addressOf(text, hints.ledger)
  if (address) return address
  const transaction = transactionOf(text, hints.ledger)
  if (transaction) return transaction
  const meant = /\s/.test(text) ? null : diagnoseAddress(text)
  if (hints.ledger !== undefined || (meant && meant.code !== 'address-unknown')) return addressFault(text, hints.ledger)
  const domain = looksLikeDomain(text) ? domainOf(text) : null
  return domain ?? nameOf(text, hints)
}

function addressOf(text: string, ledger: LedgerId | undefined): Party | null {
  const caip = /^([-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}):([\x21-\x7e]{1,128})$/.exec(text)
  if (caip) {
    const on = parseLedger(caip[1] as string)
    return addressOn(text, caip[2] as string, on)
  }
  if (ledger !== undefined) return addressOn(text, text, ledger)
  const read = readWalletAddress(text) ?? readWalletAddress(repairConfusables(text).text)
  return read && { kind: 'address', text, address: read.address, ledgers: read.ledgers }
}

// On a ledger whose forms are known the text must be one of them; on any other it is taken as it stands.
function addressOn(text: string, bare: string, ledger: LedgerId): Party | null {
  for (const spelling of [bare, repairConfusables(bare).text]) {
    const read = readWalletAddress(spelling, { ledger })
    if (read?.ledgers.includes(ledger)) return { kind: 'address', text, address: read.address, ledgers: read.ledgers }
  }
  return { kind: 'address', text, address: parseAddress(ledger, bare), ledgers: [ledger] }
}

/** Lists hold addresses of forms that nobody can check: what is said to be an address is looked for as it stands. */
function unknownForm(text: string): Party | null {
  const code = diagnoseAddress(text)?.code
  if (code === 'address-checksum' || code === 'address-private-key' || !/^[\x21-\x7e]{1,128}$/.test(text)) return null
  return { kind: 'address', text, address: text as Address, ledgers: [] }
}

function addressFault(text: string, ledger: LedgerId | undefined): never {
  const told = diagnoseAddress(text)
  if (told) throw new InputError(told.code === 'address-unknown' ? 'address-malformed' : told.code, told.reason)
  const where = ledger === undefined ? 'of no ledger that Cordon knows' : `not one of ${ledger}`
  throw new InputError('address-malformed', `"${text}" is an address ${where}`)
}

function transactionOf(text: string, ledger: LedgerId | undefined): Party | null {
  const found = /^(?:([-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32})[:/])?((?:0x)?[0-9a-fA-F]{64})$/.exec(text)
  if (!found) return null
  const on = found[1] === undefined ? (ledger ?? null) : parseLedger(found[1])
  return { kind: 'transaction', text, tx: (found[2] as string).toLowerCase(), ledger: on }
}

function looksLikeDomain(text: string): boolean {
  if (/\s/.test(text)) return false
  return (
    /^(?:[a-z]+:\/\/|www\.)/i.test(text) ||
    /\[\.\]|\(\.\)/.test(text) ||
    (text === text.toLowerCase() && /\.[\p{L}]{2,24}\.?$/u.test(text))
  )
}

function domainOf(text: string): Party | null {
  const domain = hostName(text)
  return domain === null ? null : { kind: 'domain', text, domain }
}

function nameOf(text: string, { birth, country }: PartyHints): Party {
  if (birth !== undefined && !/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(birth))
    throw new InputError('birth-malformed', `"${birth}" is no date of birth such as 1984-01-08, 1984-01 or 1984`)
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(country))
    throw new InputError('country-malformed', `"${country}" is no two-letter country code (ISO 3166-1)`)
  if (!/[\p{L}\p{N}]/u.test(text)) throw new InputError('party-empty', `"${text}" holds no letter of a name`)
  return { kind: 'name', text, birth: birth ?? null, country: country?.toUpperCase() ?? null }
}

function fault(code: string, reason: string): never {
  throw new InputError(code, reason)
}
