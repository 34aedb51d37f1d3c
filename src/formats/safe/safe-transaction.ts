import type { Address } from '../../model/address.ts'

/** Bytes as lower-case hex with 0x. */
export type Hex = `0x${string}`

/** The account nobody has; in a Safe transaction it stands for "none". */
export const NO_ADDRESS = `0x${'0'.repeat(40)}` as Address

/** What a Safe is asked to do: all that its owners sign. Amounts and gas are whole numbers as the contract takes them. */
export interface SafeTransaction {
  readonly safe: Address
  readonly to: Address
  /** Wei. */
  readonly value: bigint
  readonly data: Hex
  /** 0: an ordinary call. 1: a delegatecall, in which the target's code runs as the Safe. */
  readonly operation: 0 | 1
  readonly safeTxGas: bigint
  /** Called dataGas before version 1.0.0. */
  readonly baseGas: bigint
  readonly gasPrice: bigint
  readonly gasToken: Address
  readonly refundReceiver: Address
  readonly nonce: bigint
}
