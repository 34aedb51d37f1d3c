import type { Hex } from 'viem'
import { getAddress } from 'viem/utils'
import type { Address } from '../../model/address.ts'
import {
  COLD_WALLET,
  COLD_WALLET_ATTACK,
  COLD_WALLET_SHOWN,
  CONFIRMATIONS,
  EXECUTED_AT,
  SAFE_TX_HASH,
  SHOWN_BEFORE,
} from './bybit-facts.ts'

const NOBODY = '0x0000000000000000000000000000000000000000'

/**
 * What Safe's Transaction Service says of the cold wallet at a time of the play: an answer of `/multisig-transactions/`. Until the
 * execution it knows the payment that was shown, with the signatures given so far; then also what they were for.
 * @param executed the transaction that carried it out; null: not yet
 */
export function safeServiceAnswer(
  now: number,
  executed: { readonly tx: Hex; readonly at: number; readonly block: number; readonly by: Address } | null,
): unknown {
  if (now < EXECUTED_AT - SHOWN_BEFORE) return { count: 0, next: null, previous: null, results: [] }
  const signed = CONFIRMATIONS.filter(c => now >= EXECUTED_AT - c.before)
  const pending = {
    ...terms(COLD_WALLET_SHOWN.to, COLD_WALLET_SHOWN.value, null, 0, COLD_WALLET_SHOWN.safeTxGas),
    ...{ executionDate: null, submissionDate: iso(EXECUTED_AT - SHOWN_BEFORE), safeTxHash: SAFE_TX_HASH.shown },
    ...{ proposer: mixed(CONFIRMATIONS[0]?.owner ?? COLD_WALLET.address), isExecuted: false },
    confirmationsRequired: COLD_WALLET.threshold,
    confirmations: signed.map(c => confirmation(c.owner, c.signature, c.at)),
  }
  if (executed === null) return { count: 1, next: null, previous: null, results: [pending] }
  const { to, value, data, safeTxGas } = COLD_WALLET_ATTACK
  const done = {
    ...terms(to, value, data, 1, safeTxGas),
    ...{ executionDate: iso(executed.at), submissionDate: iso(executed.at), safeTxHash: SAFE_TX_HASH.executed },
    ...{ blockNumber: executed.block, transactionHash: executed.tx, executor: mixed(executed.by) },
    ...{ isExecuted: true, isSuccessful: true, confirmationsRequired: COLD_WALLET.threshold },
    confirmations: sortedByOwner().map(c => confirmation(c.owner, c.signature, iso(executed.at))),
  }
  return { count: 2, next: null, previous: null, results: [done, pending] }
}

/** As the execution carries them. */
function sortedByOwner() {
  return [...CONFIRMATIONS].sort((a, b) => (a.owner < b.owner ? -1 : 1))
}

function terms(to: Address, value: bigint, data: Hex | null, operation: 0 | 1, safeTxGas: bigint) {
  return {
    safe: mixed(COLD_WALLET.address),
    to: mixed(to),
    value: String(value),
    data,
    operation,
    gasToken: NOBODY,
    safeTxGas: Number(safeTxGas),
    baseGas: 0,
    gasPrice: '0',
    refundReceiver: NOBODY,
    nonce: COLD_WALLET.nonce,
  }
}

function confirmation(owner: Address, signature: Hex, submissionDate: string) {
  return { owner: mixed(owner), submissionDate, signatureType: 'ETH_SIGN', signature }
}

function mixed(address: Address): string {
  return getAddress(address as Hex)
}

function iso(at: number): string {
  return new Date(at * 1000).toISOString().replace('.000Z', 'Z')
}
