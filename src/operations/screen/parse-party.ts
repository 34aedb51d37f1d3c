import { hostName } from '../../analysis/screen/domain-index.ts'
import { type Address, parseAddress } from '../../model/address.ts'
import { InputError } from '../../model/errors.ts'
import { type LedgerId, namespaceOf, parseLedger } from '../../model/ledger.ts'
import type { Party } from '../../model/party.ts'
import { repairConfusables } from '../../model/repair-confusables.ts'
import { diagnoseAddress, readWalletAddress } from '../../model/wallet-address.ts'
import { hostLike } from './host-like.ts'
import { type Unwrapped, unwrapAddress } from './unwrap-address.ts'

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
 * @throws InputError `party-empty`, `party-too-long`, `party-unclear`, `address-malformed`, `address-checksum`, `ledger-unknown`,
 * `transaction-malformed`, `domain-malformed`, `birth-malformed`, `country-malformed`
 */
export function parseParty(given: string, hints: PartyHints = {}): Party {
  const text = given.trim()
  if (text === '') throw new InputError('party-empty', 'there is nothing to screen')
  if (text.length > LONGEST_PARTY)
    throw new InputError('party-too-long', `a party has at most ${LONGEST_PARTY} characters, not ${text.length}`)
  // What most ask about is an address and nothing else.
  if (hints.ledger === undefined && (hints.kind === undefined || hints.kind === 'address')) {
    const read = readWalletAddress(text)
    if (read) return { kind: 'address', text, address: read.address, ledgers: read.ledgers }
  }
  switch (hints.kind) {
    case 'address':
      return addressIn(text, unwrapAddress(text), hints.ledger) ?? unknownForm(text) ?? addressFault(text, hints.ledger)
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
  const unwrapped = unwrapAddress(text)
  const { inside } = unwrapped
  const [bare] = unwrapped.spellings
  const transaction = transactionOf(bare, hints.ledger)
  if (transaction && hashed(transaction)) return { ...transaction, text }
  const address = addressIn(text, unwrapped, hints.ledger)
  if (address) return address
  if (transaction) return { ...transaction, text }
  const meant = /\s/.test(bare) ? null : diagnoseAddress(bare)
  if (hints.ledger !== undefined || (meant && meant.code !== 'address-unknown')) return addressFault(bare, hints.ledger)
  if (inside.length > 0)
    fault('party-unclear', `it holds ${inside.join(' and ')} beside something else: screen each by itself`)
  if (/^(?:0x[0-9a-f]*|[0-9a-f]{40})$/i.test(bare))
    fault('address-malformed', `"${brief(bare)}" is hex: an EVM address is 0x and 40 hex digits`)
  const domain = hostLike(bare) ? domainOf(bare) : null
  if (domain) return { ...domain, text }
  if (LIKE_NO_NAME.test(bare))
    fault('party-unclear', `"${brief(text)}" has a word as no name has and is no address that is known: say its kind`)
  return nameOf(text, hints)
}

/** A word so long with several digits: an address in letters of one case, a key, a code. */
const LIKE_NO_NAME = /(?<![0-9A-Za-z])(?=[0-9A-Za-z]{25})[A-Za-z]*(?:\d[A-Za-z]*){3}/

// Elsewhere an account may be written as a transaction is.
function hashed({ ledger }: { readonly ledger: LedgerId | null }): boolean {
  return ledger !== null && ['eip155', 'bip122', 'tron'].includes(namespaceOf(ledger))
}

function addressIn(text: string, { spellings, inside }: Unwrapped, ledger: LedgerId | undefined): Party | null {
  // A payment link may name a contract and a payee: which of them is meant must be said.
  for (const spelling of inside.length > 1 ? [] : spellings) {
    const address = addressOf(spelling, ledger)
    if (address) return { ...address, text }
  }
  return null
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
  if (told) {
    const code = told.code === 'address-unknown' ? 'address-malformed' : told.code
    throw new InputError(code, code === 'address-private-key' ? told.reason : `"${brief(text)}": ${told.reason}`)
  }
  const where = ledger === undefined ? 'of no ledger that Cordon knows' : `not one of ${ledger}`
  throw new InputError('address-malformed', `"${text}" is an address ${where}`)
}

function transactionOf(text: string, ledger: LedgerId | undefined): Extract<Party, { kind: 'transaction' }> | null {
  const found = /^(?:([-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32})[:/])?((?:0[xX])?[0-9a-fA-F]{64})$/.exec(text)
  if (!found) return null
  const on = found[1] === undefined ? (ledger ?? null) : parseLedger(found[1])
  return { kind: 'transaction', text, tx: (found[2] as string).toLowerCase(), ledger: on }
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

function brief(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

function fault(code: string, reason: string): never {
  throw new InputError(code, reason)
}
