import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { base58, base58xmr, base58xrp, bech32, bech32m, createBase58check } from '@scure/base'
import { toEip55 } from '../../src/model/address-forms/eip55.ts'

/** A source of bytes that repeats for a seed (xorshift32). */
export function randomBytes(seed: number): (length: number) => Uint8Array {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) | 1
  return length => {
    const out = new Uint8Array(length)
    for (let i = 0; i < length; i++) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      out[i] = state >>> 11
    }
    return out
  }
}

const check = createBase58check(sha256)
const withVersion = (version: readonly number[], body: Uint8Array): Uint8Array => Uint8Array.from([...version, ...body])
const checked =
  (...version: number[]) =>
  (bytes: Bytes): string =>
    check.encode(withVersion(version, bytes(20)))
const segwit =
  (prefix: string, version: number, length: number) =>
  (bytes: Bytes): string => {
    const code = version === 0 ? bech32 : bech32m
    return code.encode(prefix, [version, ...code.toWords(bytes(length))], 100)
  }
const account =
  (prefix: string, length: number) =>
  (bytes: Bytes): string =>
    bech32.encode(prefix, bech32.toWords(bytes(length)), 120)
const hex = (b: Uint8Array): string => Buffer.from(b).toString('hex')

type Bytes = (length: number) => Uint8Array

function xrp(bytes: Bytes): string {
  const payload = withVersion([0], bytes(20))
  return base58xrp.encode(withVersion([...payload], sha256(sha256(payload)).subarray(0, 4)))
}

function monero(bytes: Bytes): string {
  const kind = ([18, 42, 19] as const)[(bytes(1)[0] as number) % 3] as number
  const payload = withVersion([kind], bytes(kind === 19 ? 72 : 64))
  return base58xmr.encode(withVersion([...payload], keccak_256(payload).subarray(0, 4)))
}

/**
 * Valid addresses of every form, each made of random bytes with the encoders of @scure/base, which what is tested does not use to
 * compare.
 */
export const MAKERS: Readonly<Record<string, (bytes: Bytes) => string>> = {
  evm: bytes => `0x${hex(bytes(20))}`,
  eip55: bytes => toEip55(`0x${hex(bytes(20))}`),
  'bitcoin p2pkh': checked(0),
  'bitcoin p2sh': checked(5),
  'bitcoin p2wpkh': segwit('bc', 0, 20),
  'bitcoin p2wsh': segwit('bc', 0, 32),
  'bitcoin p2tr': segwit('bc', 1, 32),
  'litecoin p2pkh': checked(48),
  'litecoin p2sh': checked(50),
  'litecoin p2wpkh': segwit('ltc', 0, 20),
  'dogecoin p2pkh': checked(30),
  'dogecoin p2sh': checked(22),
  dash: checked(76),
  'zcash t1': checked(0x1c, 0xb8),
  'zcash t3': checked(0x1c, 0xbd),
  'zcash zs': account('zs', 43),
  'bitcoin gold': checked(38),
  verge: checked(33),
  tron: checked(65),
  'tron hex': bytes => `41${hex(bytes(20))}`,
  monero,
  // A first byte of zero would shorten the text and blur the form.
  solana: bytes => base58.encode(withVersion([((bytes(1)[0] as number) % 255) + 1], bytes(31))),
  xrp,
  'beacon chain': account('bnb', 20),
  cosmos: account('cosmos', 20),
  cardano: bytes => bech32.encode('addr', bech32.toWords(withVersion([1], bytes(56))), 200),
}

/** `count` random valid addresses, of every form in turn. */
export function* madeUpAddresses(seed: number, count: number): Generator<string> {
  const bytes = randomBytes(seed)
  const makers = Object.values(MAKERS)
  for (let i = 0; i < count; i++) yield (makers[i % makers.length] as (b: Bytes) => string)(bytes)
}
