import { unknownSafe } from '../../../formats/safe/read-safe-state.ts'
import type { Hex, SafeTransaction } from '../../../formats/safe/safe-transaction.ts'
import type { Address } from '../../../model/address.ts'
import { FamiliarAccounts } from '../familiar-accounts.ts'
import { judgeCalls } from '../judge-calls.ts'
import { aboutAll, numberIn, type Struct, type TypedRule, textIn } from './typed-rule.ts'

/** A transaction or a message of a Safe, as its owners sign it. */
export const safeRule: TypedRule = about => {
  const { data, contract, words, knowledge, decode } = about
  const { primaryType, message } = data
  if (contract === null) return null
  if (primaryType === 'SafeMessage')
    return {
      kind: 'safe-message',
      sentence: `It agrees to a message in the name of the Safe ${words.account(contract)}.`,
      findings: [
        aboutAll('message-signed', 'warning', 'What the message allows, anybody who holds enough signatures can use.'),
      ],
    }
  if (primaryType !== 'SafeTx') return null
  const tx = transactionOf(message, contract as Address)
  if (tx === null) return null
  const state = { ...unknownSafe(tx.safe), chainId: about.chainId }
  const owners = {
    owners: new Set<Address>(),
    proven: new Set<Address>(),
    once: new Set<Address>(),
    basis: 'confirmations',
  } as const
  const familiar = new FamiliarAccounts()
  return {
    kind: 'safe-transaction',
    ...judgeCalls({ tx, pending: true, state, owners, knowledge, words, familiar }, decode),
  }
}

function transactionOf(message: Struct, safe: Address): SafeTransaction | null {
  const operation = numberIn(message, 'operation')
  if (operation !== 0n && operation !== 1n) return null
  const party = (key: string): Address => textIn(message, key) as Address
  return {
    safe,
    to: party('to'),
    value: numberIn(message, 'value'),
    data: textIn(message, 'data') as Hex,
    operation: operation === 1n ? 1 : 0,
    safeTxGas: numberIn(message, 'safeTxGas'),
    baseGas: numberIn(message, 'baseGas' in message ? 'baseGas' : 'dataGas'),
    gasPrice: numberIn(message, 'gasPrice'),
    gasToken: party('gasToken'),
    refundReceiver: party('refundReceiver'),
    nonce: numberIn(message, 'nonce'),
  }
}
