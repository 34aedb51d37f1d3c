import { ripemd160 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { bech32 } from '@scure/base'
import { decodeBase58, decodeBase58Xrp } from './address-forms/base58-check.ts'
import { hashOfCashAddr } from './address-forms/cashaddr.ts'
import { KECCAK_PREFIXES } from './address-forms/cosmos-prefixes.ts'
import type { AddressForm } from './address-forms/decoded.ts'

/**
 * What an address is bound to, as text for an index: `hash160:` a public key by RIPEMD-160 of SHA-256, `keccak:` a public key by the
 * last 20 bytes of Keccak-256, `script160:` and `script256:` a script. Two addresses with a common one obey the same key or script.
 */
export type KeyId = `${'hash160' | 'keccak' | 'script160' | 'script256'}:${string}`

/** A hash under which addresses of several forms are written. */
export interface BoundHash {
  readonly kind: 'hash160' | 'keccak' | 'script160' | 'script256'
  /** 20 bytes; 32 for `script256`. */
  readonly hash: Uint8Array
}

/** The hash that a canonical address writes out; null where it writes a key (Taproot, Solana) or several (Monero, Cardano). */
export function boundHash(address: string, form: AddressForm): BoundHash | null {
  switch (form) {
    case 'evm':
      return { kind: 'keccak', hash: Uint8Array.from({ length: 20 }, (_, i) => hexByte(address, i)) }
    case 'tron':
      return bound('keccak', decodeBase58(address)?.subarray(1, 21))
    case 'p2pkh':
      return bound('hash160', decodeBase58(address)?.subarray(-24, -4))
    case 'p2sh':
      return bound('script160', decodeBase58(address)?.subarray(-24, -4))
    case 'xrp':
      return bound('hash160', decodeBase58Xrp(address)?.subarray(1, 21))
    case 'cashaddr-p2pkh':
      return bound('hash160', hashOfCashAddr(address))
    case 'cashaddr-p2sh': {
      const hash = hashOfCashAddr(address)
      // P2SH32 is SHA-256 twice, which no other ledger uses.
      return hash?.length === 20 ? bound('script160', hash) : null
    }
    case 'p2wpkh':
      return bound('hash160', program(address, 1))
    case 'p2wsh':
      return bound('script256', program(address, 1))
    case 'cosmos': {
      const hash = program(address, 0)
      const kind = KECCAK_PREFIXES.includes(address.slice(0, address.lastIndexOf('1'))) ? 'keccak' : 'hash160'
      return hash.length === 20 ? bound(kind, hash) : null
    }
    default:
      return null
  }
}

/** The hash of the P2SH script that holds nothing but a witness program (BIP 141's P2SH-P2WPKH and P2SH-P2WSH). */
export function nestedScriptHash(program: Uint8Array): Uint8Array {
  return ripemd160(sha256(Uint8Array.from([0, program.length, ...program])))
}

/**
 * Everything that an address is bound to, its own first, then the P2SH script made from it. A listed address is indexed under all of
 * these, and a party is asked for under all of its own.
 */
export function keyIds(address: string, form: AddressForm): readonly KeyId[] {
  const own = boundHash(address, form)
  if (own === null) return []
  const first: KeyId = `${own.kind}:${bytesToHex(own.hash)}`
  if (own.kind !== 'hash160' && own.kind !== 'script256') return [first]
  return [first, `script160:${bytesToHex(nestedScriptHash(own.hash))}`]
}

function bound(kind: BoundHash['kind'], hash: Uint8Array | null | undefined): BoundHash | null {
  return hash ? { kind, hash } : null
}

function program(address: string, skip: number): Uint8Array {
  const words = bech32.decodeUnsafe(address as `${string}1${string}`, 90)?.words
  return (words && bech32.fromWordsUnsafe(words.slice(skip))) || new Uint8Array(0)
}

function hexByte(address: string, i: number): number {
  return Number.parseInt(address.slice(2 + 2 * i, 4 + 2 * i), 16)
}
