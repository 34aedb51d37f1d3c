import { sha256 } from '@noble/hashes/sha2.js'
import { base58, bech32, bech32m, createBase58check } from '@scure/base'
import { decodeAddress } from './address-forms/decode-address.ts'
import { isFault } from './address-forms/decoded.ts'
import { toEip55 } from './address-forms/eip55.ts'
import { FORMED_LEDGERS, ownSpelling } from './address-forms/own-spelling.ts'
import { InputError } from './errors.ts'
import { BITCOIN, type LedgerId, namespaceOf } from './ledger.ts'

export { toEip55 } from './address-forms/eip55.ts'

/** An address in its ledger's canonical form: EVM lower case, bech32 lower case, base58 untouched. */
export type Address = string & { readonly __brand: 'Address' }

const base58check = createBase58check(sha256)
const EVM = /^0x[0-9a-fA-F]{40}$/
const EVM_LOWER = /^0x[0-9a-f]{40}$/

function evm(text: string): Address {
  if (EVM_LOWER.test(text)) return text as Address
  if (!EVM.test(text))
    throw new InputError('address-malformed', `"${text}" is not an EVM address (0x and 40 hex digits)`)
  const lower = text.toLowerCase()
  const body = text.slice(2)
  if (body !== body.toUpperCase() && toEip55(lower) !== text)
    throw new InputError('address-checksum', `"${text}" has a wrong EIP-55 checksum`)
  return lower as Address
}

function bitcoin(text: string): Address {
  const lower = text.toLowerCase()
  if (lower.startsWith('bc1')) {
    if (text !== lower && text !== text.toUpperCase())
      throw new InputError('address-checksum', `"${text}" mixes cases, which bech32 forbids`)
    const v0 = bech32.decodeUnsafe(lower as `${string}1${string}`, 90)
    const v1 = bech32m.decodeUnsafe(lower as `${string}1${string}`, 90)
    const words = (v0 ?? v1)?.words
    const witness = words?.[0]
    if (words === undefined || witness === undefined || (v0 ? witness !== 0 : witness === 0))
      throw new InputError('address-checksum', `"${text}" has a wrong bech32 checksum`)
    const program = bech32.fromWordsUnsafe(words.slice(1))?.length ?? 0
    if (witness > 16 || program < 2 || program > 40 || (witness === 0 && program !== 20 && program !== 32))
      throw new InputError('address-malformed', `"${text}" holds no witness program that BIP 141 allows`)
    return lower as Address
  }
  let raw: Uint8Array
  try {
    raw = base58check.decode(text)
  } catch (cause) {
    throw new InputError('address-checksum', `"${text}" is not a Bitcoin address (base58check or bech32)`, { cause })
  }
  if (raw.length !== 21 || (raw[0] !== 0 && raw[0] !== 5))
    throw new InputError('address-malformed', `"${text}" is base58 but not a mainnet Bitcoin address`)
  return text as Address
}

function tron(text: string): Address {
  if (/^(0x)?41[0-9a-fA-F]{40}$/.test(text)) {
    const hex = text.replace(/^0x/, '')
    const raw = Uint8Array.from({ length: 21 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
    return base58check.encode(raw) as Address
  }
  let raw: Uint8Array
  try {
    raw = base58check.decode(text)
  } catch (cause) {
    throw new InputError('address-checksum', `"${text}" is not a TRON address (base58check)`, { cause })
  }
  if (raw.length !== 21 || raw[0] !== 0x41) throw new InputError('address-malformed', `"${text}" is not a TRON address`)
  return text as Address
}

/** A ledger whose forms are known but that has no reader above: its own spelling, where the form has several on one ledger. */
function formed(ledger: LedgerId, text: string): Address {
  const read = decodeAddress(text)
  if (isFault(read)) {
    const shown = read.code === 'address-private-key' ? 'the address' : `"${text}"`
    const code = read.code === 'address-unknown' ? 'address-malformed' : read.code
    throw new InputError(code, `${shown} is not an address of ${ledger}: ${read.reason}`)
  }
  if (!read.ledgers.includes(ledger))
    throw new InputError('address-malformed', `"${text}" is an address (${read.form}), but not of ${ledger}`)
  return ownSpelling(read, ledger) as Address
}

/** Accounts of the Cosmos family stand beside validators and modules, so that what is not known passes as text. */
function cosmos(ledger: LedgerId, text: string): Address {
  const read = decodeAddress(text)
  return !isFault(read) && read.ledgers.includes(ledger) ? (read.address as Address) : opaque(text)
}

/**
 * Reads an address of a ledger into its canonical form and verifies its checksum where the form carries one. On a ledger that has two
 * spellings of one account (Bitcoin Cash: legacy and cashaddr; Litecoin: 3… and M…) both give the newer one.
 * Ledgers whose forms are not known are taken as printable text of up to 128 characters.
 * @throws InputError `address-malformed`, `address-checksum`, `address-testnet`, `address-private-key`
 */
export function parseAddress(ledger: LedgerId, text: string): Address {
  switch (namespaceOf(ledger)) {
    case 'eip155':
      return evm(text)
    case 'bip122':
      if (ledger === BITCOIN) return bitcoin(text)
      break
    case 'tron':
      return tron(text)
    case 'cosmos':
      return cosmos(ledger, text)
  }
  return FORMED_LEDGERS.has(ledger) ? formed(ledger, text) : opaque(text)
}

function opaque(text: string): Address {
  if (!/^[\x21-\x7e]{1,128}$/.test(text)) throw new InputError('address-malformed', `"${text}" is not an address`)
  return text as Address
}

/** The form to show people: EIP-55 on EVM ledgers, the canonical form elsewhere. */
export function showAddress(ledger: LedgerId, address: Address): string {
  return namespaceOf(ledger) === 'eip155' && EVM_LOWER.test(address) ? toEip55(address) : address
}

/** True when `text` decodes as base58 at all; used to tell file formats apart. */
export function looksBase58(text: string): boolean {
  try {
    return base58.decode(text).length > 0
  } catch {
    return false
  }
}
