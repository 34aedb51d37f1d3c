import { hashAuthorization } from 'viem/utils'
import { type Hex, NO_ADDRESS } from '../../../formats/safe/safe-transaction.ts'
import type { Address } from '../../../model/address.ts'
import type { GuardWords } from '../guard-words.ts'
import type { JudgedMessage } from './judge-typed.ts'
import { aboutAll } from './typed-rule.ts'

/** An authorisation of EIP-7702: an account hands its code over to a contract. */
export interface Delegation {
  /** 0: any chain. */
  readonly chainId: number
  readonly address: Address
  readonly nonce: number
}

/** Says what the authorisation would do. No page has a reason to ask for it: wallets do it by themselves, to code of their own. */
export function judgeDelegation({ chainId, address, nonce }: Delegation, words: GuardWords): JudgedMessage {
  const hash = hashAuthorization({ chainId, address: address as Hex, nonce })
  const kind = 'delegation'
  if (address === NO_ADDRESS)
    return { kind, hash, sentence: 'It takes back the code that the account was given.', findings: [] }
  const sentence = `It makes the code of ${words.account(address)} the code of the signer’s own account: that code can move all that the account holds.`
  const findings = [aboutAll('account-delegated', 'alarm', sentence)]
  if (chainId === 0)
    findings.push(
      aboutAll('delegated-everywhere', 'alarm', 'It is good on every chain on which the account has this nonce.'),
    )
  return { kind, hash, sentence, findings }
}
