import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { bech32, bech32m, createBase58check } from '@scure/base'
import type { Address } from '../../model/address.ts'
import { InputError } from '../../model/errors.ts'
import { BITCOIN, type LedgerId } from '../../model/ledger.ts'

/** How a network writes its addresses. */
export interface AddressPrefixes {
  readonly pubkeyhash: number
  readonly scripthash: number
  readonly bech32: string
}

const MAIN: AddressPrefixes = { pubkeyhash: 0x00, scripthash: 0x05, bech32: 'bc' }
const TEST: AddressPrefixes = { pubkeyhash: 0x6f, scripthash: 0xc4, bech32: 'tb' }
/** CAIP-2 ids (first 32 hex digits of the genesis hash) of the networks whose addresses we can write. */
const PREFIXES: Readonly<Record<string, AddressPrefixes>> = {
  [BITCOIN]: MAIN,
  'bip122:000000000933ea01ad0ee984209779ba': TEST, // testnet3
  'bip122:00000000da84f2bafbbc53dee25a72ae': TEST, // testnet4
  'bip122:00000008819873e925422c1ff0f99f7c': TEST, // signet
  'bip122:0f9188f13cb7b2c71f2a335e3a4fc328': { ...TEST, bech32: 'bcrt' }, // regtest
}

/**
 * The address prefixes of a Bitcoin network.
 * @throws InputError `ledger-unsupported`
 */
export function addressPrefixes(ledger: LedgerId): AddressPrefixes {
  const known = PREFIXES[ledger]
  if (!known)
    throw new InputError(
      'ledger-unsupported',
      `ledger ${ledger} is not a Bitcoin network whose addresses are known here`,
    )
  return known
}

/** What an output script is, in Bitcoin Core's words (`TxoutType`), and its address where the form has one. */
export interface ScriptClass {
  readonly type:
    | 'pubkeyhash'
    | 'scripthash'
    | 'pubkey'
    | 'multisig'
    | 'witness_v0_keyhash'
    | 'witness_v0_scripthash'
    | 'witness_v1_taproot'
    | 'anchor'
    | 'witness_unknown'
    | 'nulldata'
    | 'nonstandard'
  readonly address: Address | null
  /** The hash, key or witness program that the spender must open; null for the rest. */
  readonly program: Uint8Array | null
}

const base58check = createBase58check(sha256)

/** Names an output script by Bitcoin Core's Solver rules. A bare public key and a bare multisig have no address of their own. */
export function classifyScript(script: Uint8Array, prefixes: AddressPrefixes): ScriptClass {
  const s = script
  const is = (length: number, ...head: number[]): boolean => s.length === length && head.every((b, i) => s[i] === b)
  const base58 = (version: number, hash: Uint8Array): Address =>
    base58check.encode(concatBytes(Uint8Array.of(version), hash)) as Address
  if (is(25, 0x76, 0xa9, 20) && s[23] === 0x88 && s[24] === 0xac) {
    const program = s.subarray(3, 23)
    return { type: 'pubkeyhash', address: base58(prefixes.pubkeyhash, program), program }
  }
  if (is(23, 0xa9, 20) && s[22] === 0x87) {
    const program = s.subarray(2, 22)
    return { type: 'scripthash', address: base58(prefixes.scripthash, program), program }
  }
  const witness = witnessProgram(s)
  if (witness) return classifyWitness(witness.version, witness.program, prefixes)
  if (s[0] === 0x6a && pushOnly(s, 1)) return { type: 'nulldata', address: null, program: null }
  if ((is(35, 33) || is(67, 65)) && s[s.length - 1] === 0xac && isKey(s.subarray(1, -1)))
    return { type: 'pubkey', address: null, program: s.subarray(1, -1) }
  if (isMultisig(s)) return { type: 'multisig', address: null, program: null }
  return { type: 'nonstandard', address: null, program: null }
}

/** BIP 141: OP_0 to OP_16, then one push of 2 to 40 bytes and nothing else. */
function witnessProgram(s: Uint8Array): { version: number; program: Uint8Array } | null {
  const op = s[0]
  if (s.length < 4 || s.length > 42 || op === undefined || s[1] !== s.length - 2) return null
  if (op !== 0 && (op < 0x51 || op > 0x60)) return null
  return { version: op === 0 ? 0 : op - 0x50, program: s.subarray(2) }
}

function classifyWitness(version: number, program: Uint8Array, prefixes: AddressPrefixes): ScriptClass {
  const codec = version === 0 ? bech32 : bech32m
  const address = codec.encode(prefixes.bech32, [version, ...codec.toWords(program)]) as Address
  if (version === 0) {
    if (program.length === 20) return { type: 'witness_v0_keyhash', address, program }
    if (program.length === 32) return { type: 'witness_v0_scripthash', address, program }
    return { type: 'nonstandard', address: null, program: null }
  }
  if (version === 1 && program.length === 32) return { type: 'witness_v1_taproot', address, program }
  if (version === 1 && program.length === 2 && program[0] === 0x4e && program[1] === 0x73)
    return { type: 'anchor', address, program }
  return { type: 'witness_unknown', address, program }
}

function isKey(key: Uint8Array): boolean {
  const first = key[0]
  if (key.length === 33) return first === 2 || first === 3
  return key.length === 65 && (first === 4 || first === 6 || first === 7)
}

/** OP_m, n keys, OP_n, OP_CHECKMULTISIG with 1 ≤ m ≤ n ≤ 16 (Core counts to 20 in scripts, but OP_n ends at 16). */
function isMultisig(s: Uint8Array): boolean {
  const m = (s[0] ?? 0) - 0x50
  const n = (s[s.length - 2] ?? 0) - 0x50
  if (s[s.length - 1] !== 0xae || m < 1 || n < m || n > 16) return false
  let at = 1
  let keys = 0
  while (at < s.length - 2) {
    const size = s[at] as number
    if (!isKey(s.subarray(at + 1, at + 1 + size))) return false
    at += 1 + size
    keys++
  }
  return at === s.length - 2 && keys === n
}

function pushOnly(s: Uint8Array, from: number): boolean {
  return pushes(s, from) !== null
}

/**
 * The data pushed by a script of pushes alone, small numbers included as one byte.
 * @returns null where it holds any other operation or is cut short
 */
export function pushes(s: Uint8Array, from: number): Uint8Array[] | null {
  const out: Uint8Array[] = []
  let at = from
  while (at < s.length) {
    const op = s[at++] as number
    if (op > 0x60) return null
    let size = 0
    if (op >= 0x4f) {
      out.push(Uint8Array.of(op === 0x4f ? 0x81 : op - 0x50))
      continue
    }
    if (op < 0x4c) size = op
    else
      for (let i = 0; i < 1 << (op - 0x4c); i++) {
        if (at >= s.length) return null
        size += (s[at++] as number) * 2 ** (8 * i)
      }
    if (at + size > s.length) return null
    out.push(s.subarray(at, at + size))
    at += size
  }
  return out
}
