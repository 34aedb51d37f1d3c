import { secp256k1 } from '@noble/curves/secp256k1.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Address } from '../../model/address.ts'
import { InputError } from '../../model/errors.ts'
import { bytesOf, hexOf, keccak } from './abi-words.ts'
import type { Hex } from './safe-transaction.ts'

/**
 * How an owner agreed, as the last byte tells the contract. `ecdsa`: a signature over the hash. `eth-sign`: over the hash with the
 * prefix of `eth_sign`. `approved-hash`: on the chain, by `approveHash`. `contract`: by a contract that is an owner (EIP-1271).
 */
export type SafeSignatureKind = 'ecdsa' | 'eth-sign' | 'approved-hash' | 'contract'

/** One owner's agreement, as it is handed to the Safe. */
export interface SafeSignature {
  readonly kind: SafeSignatureKind
  /** The 65 bytes. */
  readonly bytes: Hex
  /** Who agrees, where the bytes say it: not for ecdsa and eth-sign, whose signer is recovered. */
  readonly names: Address | null
  /** What a contract is to judge; empty for the others. */
  readonly data: Hex
  /** The second of two spellings of one signature: the contract takes it, most wallets never write it. */
  readonly highS: boolean
}

const PART = 65
const MOST_SIGNATURES = 256
const HALF_ORDER = secp256k1.Point.Fn.ORDER >> 1n
const PREFIX = utf8ToBytes('\x19Ethereum Signed Message:\n32')

/**
 * Takes the signatures of a transaction apart. Those of contracts point to bytes that follow the last of them.
 * @throws InputError `safe-signature-malformed`
 */
export function splitSignatures(text: string): SafeSignature[] {
  if (!/^0x(?:[0-9a-fA-F]{2})*$/.test(text)) throw malformed('it is not hex with 0x')
  const all = bytesOf(text.toLowerCase())
  if (all.length < PART) throw malformed(`it has ${all.length} bytes, and one signature alone has ${PART}`)
  const found: SafeSignature[] = []
  let end = all.length
  for (let at = 0; at + PART <= end; at += PART) {
    if (found.length === MOST_SIGNATURES) throw malformed(`there are more than ${MOST_SIGNATURES} signatures in it`)
    const one = readPart(all, at)
    found.push(one.signature)
    if (one.dataAt !== null) end = Math.min(end, one.dataAt)
  }
  if (end === all.length && all.length % PART !== 0) throw malformed(`${all.length} bytes are no whole signatures`)
  return found
}

function readPart(all: Uint8Array, at: number): { signature: SafeSignature; dataAt: number | null } {
  const part = all.subarray(at, at + PART)
  const v = part[64] as number
  const s = BigInt(hexOf(part.subarray(32, 64)))
  const names = hexOf(part.subarray(12, 32)) as string as Address
  const bytes = hexOf(part)
  const plain = { bytes, data: '0x' as Hex, highS: false }
  if (v === 0) {
    if (s < BigInt(at + PART) || s + 32n > BigInt(all.length)) throw malformed('a contract’s part lies outside of it')
    const dataAt = Number(s)
    const length = BigInt(hexOf(all.subarray(dataAt, dataAt + 32)))
    if (length > BigInt(all.length - dataAt - 32)) throw malformed('a contract’s part is longer than what is there')
    const data = hexOf(all.subarray(dataAt + 32, dataAt + 32 + Number(length)))
    return { signature: { ...plain, kind: 'contract', names, data }, dataAt }
  }
  if (v === 1) return { signature: { ...plain, kind: 'approved-hash', names }, dataAt: null }
  const kind = v > 30 ? 'eth-sign' : 'ecdsa'
  return { signature: { ...plain, kind, names: null, highS: s > HALF_ORDER }, dataAt: null }
}

/**
 * Who signed a hash: what the contract would find by `ecrecover`. null: nobody, since the bytes are no signature, or since the kind
 * carries none.
 */
export function recoverSigner(signature: SafeSignature, hash: Hex): Address | null {
  if (signature.names !== null) return null
  const bytes = bytesOf(signature.bytes)
  const v = (bytes[64] as number) - (signature.kind === 'eth-sign' ? 4 : 0)
  if (v !== 27 && v !== 28) return null
  const signed = signature.kind === 'eth-sign' ? keccak(PREFIX, bytesOf(hash)) : bytesOf(hash)
  try {
    const point = secp256k1.Signature.fromBytes(bytes.subarray(0, 64), 'compact')
      .addRecoveryBit(v - 27)
      .recoverPublicKey(signed)
    return hexOf(keccak(point.toBytes(false).subarray(1)).subarray(12)) as string as Address
  } catch {
    // r or s is 0 or too large, or r is no x of a point: ecrecover gives nobody.
    return null
  }
}

function malformed(why: string): InputError {
  return new InputError('safe-signature-malformed', `a signature of a Safe cannot be read: ${why}`)
}
