import { secp256k1 } from '@noble/curves/secp256k1.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { bytesOf, hexOf, keccak } from '../../src/formats/safe/abi-words.ts'
import { type SafeDomain, safeTxHash } from '../../src/formats/safe/safe-hash.ts'
import { type Hex, NO_ADDRESS, type SafeTransaction } from '../../src/formats/safe/safe-transaction.ts'
import type { Address } from '../../src/model/address.ts'

/** Somebody with a key that follows from a word. */
export interface Person {
  readonly key: Uint8Array
  readonly address: Address
}

/** A person whose key is the SHA-256 of a word: for tests alone. */
export function person(word: string): Person {
  const key = sha256(utf8ToBytes(word))
  const point = secp256k1.getPublicKey(key, false)
  return { key, address: hexOf(keccak(point.subarray(1)).subarray(12)) as string as Address }
}

/** A signature as a wallet gives it to a Safe: over the hash, or with the prefix of eth_sign. */
export function sign(by: Person, hash: Hex, how: 'ecdsa' | 'eth-sign' = 'ecdsa'): Hex {
  const prefix = utf8ToBytes('\x19Ethereum Signed Message:\n32')
  const digest = how === 'ecdsa' ? bytesOf(hash) : keccak(prefix, bytesOf(hash))
  const made = secp256k1.sign(digest, by.key, { prehash: false, format: 'recovered' })
  const v = (made[0] as number) + (how === 'ecdsa' ? 27 : 31)
  return hexOf(Uint8Array.of(...made.subarray(1), v))
}

/** A transaction of a Safe with what is usual left out. */
export function transaction(given: Partial<SafeTransaction> & Pick<SafeTransaction, 'safe' | 'to'>): SafeTransaction {
  return {
    ...{ value: 0n, data: '0x', operation: 0, safeTxGas: 0n, baseGas: 0n, gasPrice: 0n, nonce: 0n },
    ...{ gasToken: NO_ADDRESS, refundReceiver: NO_ADDRESS },
    ...given,
  }
}

/** How a transaction got where it is. */
export interface Shown {
  readonly tx: SafeTransaction
  readonly domain: SafeDomain
  readonly at: string
  readonly executedAt?: string
  readonly signed?: readonly {
    readonly by: Person
    readonly at: string
    readonly hash?: Hex
    readonly how?: 'eth-sign'
  }[]
}

/** The row of a transaction service for it. */
export function row({ tx, domain, at, executedAt, signed = [] }: Shown): Record<string, unknown> {
  const safeTxHashClaimed = safeTxHash(tx, domain)
  return {
    ...{
      safe: tx.safe,
      to: tx.to,
      value: String(tx.value),
      data: tx.data === '0x' ? null : tx.data,
      operation: tx.operation,
    },
    ...{ safeTxGas: Number(tx.safeTxGas), baseGas: Number(tx.baseGas), gasPrice: String(tx.gasPrice) },
    ...{ gasToken: tx.gasToken, refundReceiver: tx.refundReceiver, nonce: Number(tx.nonce) },
    safeTxHash: safeTxHashClaimed,
    submissionDate: at,
    executionDate: executedAt ?? null,
    isExecuted: executedAt !== undefined,
    confirmationsRequired: signed.length,
    confirmations: signed.map(s => ({
      owner: s.by.address,
      submissionDate: s.at,
      signature: sign(s.by, s.hash ?? safeTxHashClaimed, s.how ?? 'ecdsa'),
    })),
  }
}
