import { secp256k1 } from '@noble/curves/secp256k1.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { OwnSignature } from '../../analysis/signature-audit/own-signature.ts'
import { encodeUnsigned, typeOf } from './encode-transaction.ts'
import type { RawObject } from './read-fields.ts'

/** A transaction of which no signature could be read, and why. */
export interface UnsignedTransaction {
  readonly id: string
  readonly because: string
}

/**
 * The signature of a transaction as a node tells it, with what was signed and the key that follows from both. The key's own address must
 * be the sender: what does not hold together says nothing of the key.
 */
export function signatureOf(raw: RawObject): OwnSignature | UnsignedTransaction {
  const id = String(raw['hash'] ?? '')
  const refused = (because: string): UnsignedTransaction => ({ id, because })
  const text = encodeUnsigned(raw)
  if (text === null)
    return refused(`a transaction of type ${typeOf(raw)} that this node tells has no signature to audit`)
  const [r, s, v] = [raw['r'], raw['s'], raw['v'] ?? raw['yParity']].map(numberOf)
  if (r === null || s === null || v === null || r === undefined || s === undefined || v === undefined)
    return refused('r, s or v is not told')
  // 27 and 28 of old, 35 and 36 above twice the chain's id by EIP-155, 0 and 1 since: the parity of each.
  const parity = Number(v < 2n ? v : (v + 1n) % 2n)
  const hash = keccak_256(hexToBytes(text))
  try {
    const point = new secp256k1.Signature(r, s, parity).recoverPublicKey(hash)
    const sender = bytesToHex(keccak_256(point.toBytes(false).slice(1)).slice(12))
    if (`0x${sender}` !== String(raw['from']).toLowerCase()) return refused('the signature is not of its sender')
    const [hexR, hexS] = [r.toString(16), s.toString(16)]
    return { id, curve: 'secp256k1', publicKey: point.toHex(true), r: hexR, s: hexS, hash: bytesToHex(hash) }
  } catch {
    return refused('the signature does not hold')
  }
}

function numberOf(value: unknown): bigint | null {
  return typeof value === 'string' && /^0x[0-9a-fA-F]{1,64}$/.test(value) ? BigInt(value) : null
}
