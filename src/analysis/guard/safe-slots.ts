import { utf8ToBytes } from '@noble/hashes/utils.js'
import { addressWord, bytesOf, hexOf, keccak, numberWord } from '../../formats/safe/abi-words.ts'
import type { Hex } from '../../formats/safe/safe-transaction.ts'

/** The account from which the lists of owners and modules start. */
export const SENTINEL = '0x0000000000000000000000000000000000000001'

const slot = (n: bigint): Hex => hexOf(numberWord(n))
const inMapping = (key: string, at: bigint): Hex => hexOf(keccak(addressWord(key), numberWord(at)))
const named = (name: string): Hex => hexOf(keccak(utf8ToBytes(name)))

/** Where a Safe (1.0.0 and later) keeps what matters, as words of 32 bytes in hex. */
export const SAFE_SLOTS = {
  /** The contract whose code the Safe runs. */
  implementation: slot(0n),
  ownerCount: slot(3n),
  threshold: slot(4n),
  nonce: slot(5n),
  /** The first owner. */
  owners: inMapping(SENTINEL, 2n),
  /** The first module. */
  modules: inMapping(SENTINEL, 1n),
  fallbackHandler: named('fallback_manager.handler.address'),
  guard: named('guard_manager.guard.address'),
  moduleGuard: named('module_manager.module_guard.address'),
} as const

/** Where a Safe keeps whether an owner approved a hash. */
export function approvalSlot(owner: string, hash: Hex): Hex {
  return hexOf(keccak(bytesOf(hash), keccak(addressWord(owner), numberWord(8n))))
}
