import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Address } from '../../model/address.ts'
import { InputError } from '../../model/errors.ts'
import { addressWord, bytesOf, hexOf, keccak, numberWord } from './abi-words.ts'
import type { Hex, SafeTransaction } from './safe-transaction.ts'

/**
 * How a version of the Safe contract hashes what its owners sign (EIP-712).
 * `data-gas`: before 1.0.0, which says dataGas. `no-chain`: 1.0.0 to 1.2.0, whose domain names the Safe alone. `chain`: from 1.3.0 on,
 * whose domain names the chain as well.
 */
export type SafeHashForm = 'data-gas' | 'no-chain' | 'chain'

/** Under what a hash is made. */
export interface SafeDomain {
  readonly form: SafeHashForm
  /** Of the EVM chain; counts in form `chain` alone. */
  readonly chainId: bigint
}

const typeHash = (text: string): Uint8Array => keccak(utf8ToBytes(text))
const transactionType = (gas: string): Uint8Array =>
  typeHash(
    `SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 ${gas},uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce)`,
  )
const WITH_BASE_GAS = transactionType('baseGas')
const WITH_DATA_GAS = transactionType('dataGas')
const MESSAGE = typeHash('SafeMessage(bytes message)')
const DOMAIN = typeHash('EIP712Domain(address verifyingContract)')
const DOMAIN_WITH_CHAIN = typeHash('EIP712Domain(uint256 chainId,address verifyingContract)')
const EIP_712 = Uint8Array.of(0x19, 0x01)

/**
 * The form of a version's hashes; a suffix such as `+L2` is left aside.
 * @throws InputError `safe-version-malformed`
 */
export function hashFormOf(version: string): SafeHashForm {
  const parts = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?:[-+].{0,40})?$/.exec(version.trim())
  if (!parts) throw new InputError('safe-version-malformed', `"${version}" is no version of the Safe contract: 1.3.0`)
  const [major, minor] = [Number(parts[1]), Number(parts[2])]
  if (major < 1) return 'data-gas'
  return major === 1 && minor < 3 ? 'no-chain' : 'chain'
}

/** The separator of a Safe's domain (EIP-712), 32 bytes. */
export function domainSeparator(safe: Address, { form, chainId }: SafeDomain): Uint8Array {
  return form === 'chain'
    ? keccak(DOMAIN_WITH_CHAIN, numberWord(chainId), addressWord(safe))
    : keccak(DOMAIN, addressWord(safe))
}

/** The hash of the struct SafeTx, without its domain. */
export function transactionStructHash(tx: SafeTransaction, form: SafeHashForm): Uint8Array {
  return keccak(
    form === 'data-gas' ? WITH_DATA_GAS : WITH_BASE_GAS,
    addressWord(tx.to),
    numberWord(tx.value),
    keccak(bytesOf(tx.data)),
    numberWord(BigInt(tx.operation)),
    numberWord(tx.safeTxGas),
    numberWord(tx.baseGas),
    numberWord(tx.gasPrice),
    addressWord(tx.gasToken),
    addressWord(tx.refundReceiver),
    numberWord(tx.nonce),
  )
}

/** The bytes whose hash owners sign; an owner that is a contract may be handed them whole. */
export function safeTxPreimage(tx: SafeTransaction, domain: SafeDomain): Hex {
  return hexOf(concatBytes(EIP_712, domainSeparator(tx.safe, domain), transactionStructHash(tx, domain.form)))
}

/** What owners sign for a transaction: the contract's `getTransactionHash`. */
export function safeTxHash(tx: SafeTransaction, domain: SafeDomain): Hex {
  return hexOf(keccak(EIP_712, domainSeparator(tx.safe, domain), transactionStructHash(tx, domain.form)))
}

/** What owners sign for a message: the contract's `getMessageHash`. */
export function safeMessageHash(safe: Address, message: Hex, domain: SafeDomain): Hex {
  return hexOf(keccak(EIP_712, domainSeparator(safe, domain), keccak(MESSAGE, keccak(bytesOf(message)))))
}
