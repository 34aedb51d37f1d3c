import { base32 } from '@scure/base'
import { type LedgerId, STELLAR } from '../ledger.ts'
import { type AddressFault, type AddressForm, type Decoded, malformed, wrongChecksum } from './decoded.ts'

const SHAPE = /^(?:[GC][A-Z2-7]{55}|M[A-Z2-7]{68})$/
const SECRET = /^S[A-Z2-7]{55}$/
const ON_STELLAR: readonly LedgerId[] = [STELLAR]
const FORMS: Readonly<Record<number, AddressForm>> = { 48: 'stellar', 96: 'stellar-muxed', 16: 'stellar-contract' }

/**
 * Reads a Stellar account (SEP-23 strkey): base32 of a version, a key and a CRC-16. A muxed account (M…) is the account in it; the
 * number it adds is dropped, for lists name accounts. Null: not of this shape.
 */
export function readStellar(text: string): Decoded | AddressFault | null {
  if (SECRET.test(text) && rightCrc(decode(text)))
    return { code: 'address-private-key', reason: 'this is a private key: it must not be shown to anybody' }
  if (!SHAPE.test(text)) return null
  const raw = decode(text)
  if (!rightCrc(raw)) return wrongChecksum('Stellar address')
  const form = FORMS[raw[0] as number]
  if (form === undefined || base32.encode(raw).replaceAll('=', '') !== text) return malformed('no Stellar account')
  if (form !== 'stellar-muxed') return { address: text, form, ledgers: ON_STELLAR }
  const account = Uint8Array.from([48, ...raw.subarray(1, 33), 0, 0])
  const crc = crc16(account.subarray(0, 33))
  account[33] = crc & 255
  account[34] = crc >> 8
  return { address: base32.encode(account), form: 'stellar', ledgers: ON_STELLAR }
}

function decode(text: string): Uint8Array {
  const padded = text.padEnd(Math.ceil(text.length / 8) * 8, '=')
  try {
    return base32.decode(padded)
  } catch {
    // Padding bits that are not zero: no spelling that the standard allows.
    return new Uint8Array(0)
  }
}

function rightCrc(raw: Uint8Array): boolean {
  const body = raw.length - 2
  return body > 0 && crc16(raw.subarray(0, body)) === ((raw[body] as number) | ((raw[body + 1] as number) << 8))
}

/** CRC-16/XMODEM. */
function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let k = 0; k < 8; k++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff
  }
  return crc
}
