import { InputError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import { BITCOIN, type LedgerId } from '../../model/ledger.ts'
import { outpoint, type Transaction, type TxInput } from '../../model/transaction.ts'
import { displayHash, sameBytes } from './hashes.ts'
import type { RawOutput, RawTransaction } from './raw-transaction.ts'
import { type AddressPrefixes, classifyScript } from './script-class.ts'
import { opens } from './undo-opens.ts'

/** The block that transactions stand in. */
export interface BlockPlace {
  readonly ledger: LedgerId
  readonly block: number
  readonly hash: string
  readonly at: Instant
  readonly prefixes: AddressPrefixes
}

/**
 * New coins that a mainnet block may make, in satoshi: 50 BTC, halved every 210,000 blocks.
 * @param height block height
 */
export function subsidy(height: number): bigint {
  const halvings = Math.floor(height / 210_000)
  return halvings >= 64 ? 0n : 5_000_000_000n >> BigInt(halvings)
}

/**
 * Turns raw transactions into the model's, with the outputs they spend taken from undo data, or from the block itself.
 * @throws InputError `undo-mismatch`, `outputs-exceed-inputs`, `coinbase-reward`, `block-double-spend`
 */
export function blockTransactions(
  raw: readonly RawTransaction[],
  undo: readonly (RawOutput | null)[] | null,
  place: BlockPlace,
): Transaction[] {
  const made = new Map<string, RawOutput>()
  const spent = new Set<string>()
  let next = 0
  let fees: bigint | null = 0n
  const out = raw.map((t, position): Transaction => {
    const inputs = t.coinbase
      ? [{ prevTx: null, prevIndex: 0xffffffff, amount: null, address: null }]
      : t.inputs.map((input): TxInput => {
          const prevTx = displayHash(input.prevHash)
          const key = outpoint(prevTx, input.prevIndex)
          if (spent.has(key)) throw new InputError('block-double-spend', `output ${key} is spent twice in the block`)
          spent.add(key)
          const inBlock = made.get(key)
          const told = undo?.[next++]
          if (told && inBlock && !(told.amount === inBlock.amount && sameBytes(told.script, inBlock.script)))
            throw new InputError('undo-mismatch', `undo data contradicts output ${key} of the same block`)
          const coin = told ?? inBlock
          if (!coin) return { prevTx, prevIndex: input.prevIndex, amount: null, address: null }
          const kind = classifyScript(coin.script, place.prefixes)
          if (opens(input, kind) === false)
            throw new InputError(
              told ? 'undo-mismatch' : 'block-script',
              `input ${key} shows another key or script than the output pays to: ${told ? "this is another block's undo data" : 'impossible in a valid block'}`,
            )
          return { prevTx, prevIndex: input.prevIndex, amount: coin.amount, address: kind.address }
        })
    t.outputs.forEach((o, index) => {
      made.set(outpoint(t.txid, index), o)
    })
    const fee = t.coinbase ? 0n : feeOf(t, inputs)
    fees = fees === null || fee === null ? null : fees + fee
    return {
      ledger: place.ledger,
      tx: t.txid,
      block: place.block,
      blockHash: place.hash,
      position,
      at: place.at,
      inputs,
      outputs: t.outputs.map((o, index) => {
        const kind = classifyScript(o.script, place.prefixes)
        return { index, amount: o.amount, address: kind.address, script: kind.type }
      }),
      fee,
    }
  })
  if (fees !== null && place.ledger === BITCOIN) checkReward(out[0] as Transaction, fees, place.block)
  return out
}

function feeOf(t: RawTransaction, inputs: readonly TxInput[]): bigint | null {
  let sum = 0n
  for (const input of inputs) {
    if (input.amount === null) return null
    sum += input.amount
  }
  const fee = sum - t.outputs.reduce((a, o) => a + o.amount, 0n)
  if (fee < 0n)
    throw new InputError('outputs-exceed-inputs', `transaction ${t.txid} pays out ${-fee} satoshi more than it spends`)
  return fee
}

function checkReward(coinbase: Transaction, fees: bigint, height: number): void {
  const paid = coinbase.outputs.reduce((a, o) => a + o.amount, 0n)
  const most = subsidy(height) + fees
  if (paid > most)
    throw new InputError('coinbase-reward', `the coinbase takes ${paid} satoshi, but subsidy and fees are ${most}`)
}
