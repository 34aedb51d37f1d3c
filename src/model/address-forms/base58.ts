import { type LedgerId, SOLANA, XRP_LEDGER } from '../ledger.ts'
import { decodeBase58, decodeBase58Xrp, encodeBase58Check, endsInChecksum } from './base58-check.ts'
import { readByron } from './byron.ts'
import { type AddressFault, type Decoded, malformed, wrongChecksum } from './decoded.ts'
import { readMonero } from './monero.ts'
import { readXAddress } from './ripple.ts'
import { KEY_VERSIONS, TEST_VERSIONS, VERSIONS, type Version } from './versions.ts'

const ONE_BYTE: ReadonlyMap<number, Version> = new Map(VERSIONS.filter(v => v.version < 256).map(v => [v.version, v]))
const TWO_BYTES: ReadonlyMap<number, Version> = new Map(VERSIONS.filter(v => v.version >= 256).map(v => [v.version, v]))
const ON_SOLANA: readonly LedgerId[] = [SOLANA]
const ON_XRP: readonly LedgerId[] = [XRP_LEDGER]

/** Reads the addresses written in base58, told apart by length, version and checksum. Null: not base58. */
export function readBase58(text: string): Decoded | AddressFault | null {
  const long = readMonero(text)
  if (long) return long
  const raw = decodeBase58(text)
  if (raw === null) return null
  // A public key of Ed25519, or an account that a program derived: both are 32 bytes and carry no checksum.
  if (raw.length === 32) return { address: text, form: 'solana', ledgers: ON_SOLANA }
  if (raw.length === 64)
    return { code: 'address-private-key', reason: '64 bytes of base58 are a key pair of Solana or a signature' }
  if (text.startsWith('r')) {
    const classic = readClassicXrp(text)
    if (classic) return classic
  }
  if (raw.length === 25 || raw.length === 26) {
    if (!endsInChecksum(raw)) return wrongChecksum('base58 address')
    return byVersion(text, raw)
  }
  if ((raw.length === 37 || raw.length === 38) && KEY_VERSIONS.includes(raw[0] as number) && endsInChecksum(raw))
    return { code: 'address-private-key', reason: 'this is a private key: it must not be shown to anybody' }
  const other = readXAddress(text) ?? readByron(text, raw)
  if (other) return other
  // A word of base58's letters is not yet a broken address.
  return raw.length >= 18 && /\d/.test(text) ? malformed(`${raw.length} bytes of base58 are no address`) : null
}

function byVersion(text: string, raw: Uint8Array): Decoded | AddressFault {
  const long = raw.length === 26
  const version = long ? ((raw[0] as number) << 8) | (raw[1] as number) : (raw[0] as number)
  const known = (long ? TWO_BYTES : ONE_BYTE).get(version)
  if (known) return { address: text, form: known.form, ledgers: known.ledgers }
  if (TEST_VERSIONS.includes(version)) return { code: 'address-testnet', reason: 'an address of a test network' }
  return {
    code: 'address-unknown',
    reason: `base58 with a right checksum, but version ${version} is of no ledger known here`,
  }
}

/** Null where the length is not an account's: then it may be another ledger's base58. */
function readClassicXrp(text: string): Decoded | AddressFault | null {
  const raw = decodeBase58Xrp(text)
  if (raw?.length !== 25 || raw[0] !== 0) return null
  if (!endsInChecksum(raw)) return wrongChecksum('XRP address')
  return { address: text, form: 'xrp', ledgers: ON_XRP }
}

/** The base58check spelling of a 20-byte hash under a version. */
export function spellVersion(version: number, hash: Uint8Array): string {
  const head = version < 256 ? [version] : [version >> 8, version & 255]
  return encodeBase58Check(Uint8Array.from([...head, ...hash]))
}
