import type { Address } from '../../model/address.ts'
import type { Transaction } from '../../model/transaction.ts'

type Input = readonly [prevTx: string | null, prevIndex: number, amount: string | null, address: string | null]
type Output = readonly [index: number, amount: string, address: string | null, script: string]
type Body = readonly [
  at: number,
  blockHash: string | null,
  fee: string | null,
  inputs: readonly Input[],
  outputs: readonly Output[],
]

/** A transaction without its ledger, block, place and id, as a text that is kept. */
export function coinBody(t: Transaction): string {
  const body: Body = [
    t.at,
    t.blockHash,
    digits(t.fee),
    t.inputs.map(i => [i.prevTx, i.prevIndex, digits(i.amount), i.address]),
    t.outputs.map(o => [o.index, String(o.amount), o.address, o.script]),
  ]
  return JSON.stringify(body)
}

/** The transaction again. */
export function readCoinBody(
  text: string,
  place: Pick<Transaction, 'ledger' | 'block' | 'position' | 'tx'>,
): Transaction {
  const [at, blockHash, fee, inputs, outputs] = JSON.parse(text) as Body
  return {
    ...place,
    blockHash,
    at,
    inputs: inputs.map(([prevTx, prevIndex, sum, address]) => ({
      prevTx,
      prevIndex,
      amount: sum === null ? null : BigInt(sum),
      address: address as Address | null,
    })),
    outputs: outputs.map(([index, sum, address, script]) => ({
      index,
      amount: BigInt(sum),
      address: address as Address | null,
      script,
    })),
    fee: fee === null ? null : BigInt(fee),
  }
}

function digits(amount: bigint | null): string | null {
  return amount === null ? null : String(amount)
}
