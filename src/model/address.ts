import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base58, bech32, bech32m, createBase58check } from '@scure/base'
import { InputError } from './errors.ts'
import { type LedgerId, namespaceOf } from './ledger.ts'

/** An address in its ledger's canonical form: EVM lower case, bech32 lower case, base58 untouched. */
export type Address = string & { readonly __brand: 'Address' }

const base58check = createBase58check(sha256)
const EVM = /^0x[0-9a-fA-F]{40}$/
const EVM_LOWER = /^0x[0-9a-f]{40}$/

/**
 * The mixed-case form of a lower-case EVM address (EIP-55).
 * @param lower `0x` and 40 lower-case hex digits
 */
export function toEip55(lower: string): string {
  const hash = keccak_256(utf8ToBytes(lower.slice(2)))
  let out = '0x'
  for (let i = 0; i < 40; i++) {
    const c = lower[i + 2] as string
    const nibble = ((hash[i >> 1] as number) >> (i % 2 === 0 ? 4 : 0)) & 15
    out += nibble >= 8 ? c.toUpperCase() : c
  }
  return out
}

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

/**
 * Reads an address of a ledger into its canonical form and verifies its checksum where the form carries one.
 * Ledgers outside EVM, Bitcoin and TRON are taken as printable text of up to 128 characters.
 * @throws InputError `address-malformed`, `address-checksum`
 */
export function parseAddress(ledger: LedgerId, text: string): Address {
  switch (namespaceOf(ledger)) {
    case 'eip155':
      return evm(text)
    case 'bip122':
      return ledger === 'bip122:000000000019d6689c085ae165831e93' ? bitcoin(text) : opaque(text)
    case 'tron':
      return tron(text)
    default:
      return opaque(text)
  }
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
