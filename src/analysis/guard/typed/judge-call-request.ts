import { unknownSafe } from '../../../formats/safe/read-safe-state.ts'
import { type Hex, NO_ADDRESS } from '../../../formats/safe/safe-transaction.ts'
import type { Address } from '../../../model/address.ts'
import { FamiliarAccounts } from '../familiar-accounts.ts'
import { judgeCalls } from '../judge-calls.ts'
import type { GuardFinding } from '../severity.ts'
import type { TypedCase } from './typed-rule.ts'

/** A call that somebody is asked to make or to let others make: of an ordinary account, not of a Safe. */
export interface CallRequest {
  readonly from: Address | null
  readonly to: Address
  readonly value: bigint
  readonly data: Hex
}

/** What an ordinary call would do, by the rules of a Safe's. */
export function judgeCallRequest(
  { from, to, value, data }: CallRequest,
  about: Pick<TypedCase, 'knowledge' | 'words' | 'decode' | 'chainId'>,
): { readonly sentence: string; readonly findings: readonly GuardFinding[] } {
  const safe = from ?? NO_ADDRESS
  const tx = {
    ...{ safe, to, value, data, operation: 0 as const, safeTxGas: 0n, baseGas: 0n, gasPrice: 0n, nonce: 0n },
    gasToken: NO_ADDRESS,
    refundReceiver: NO_ADDRESS,
  }
  const owners = {
    owners: new Set<Address>(),
    proven: new Set<Address>(),
    once: new Set<Address>(),
    basis: 'confirmations',
  } as const
  const { knowledge, words, decode, chainId } = about
  const state = { ...unknownSafe(safe), chainId }
  return judgeCalls({ tx, pending: true, state, owners, knowledge, words, familiar: new FamiliarAccounts() }, decode)
}
