import { createHash } from 'node:crypto'
import type { Hex } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import type { Address } from '../../model/address.ts'

/** Somebody with a key. */
export interface Wallet {
  readonly address: Address
  /** 32 bytes, hex. Made from the seed, worth nothing outside a range. */
  readonly key: Hex
}

/** The wallet that bears a name in the range of a seed: always the same one. */
export function walletOf(seed: number, name: string): Wallet {
  const key: Hex = `0x${createHash('sha256').update(`cordon range\n${seed}\n${name}`).digest('hex')}`
  return { key, address: privateKeyToAddress(key).toLowerCase() as Address }
}
