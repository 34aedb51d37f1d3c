import type { CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import type { EventLayout } from '../../formats/crossings/evm-event.ts'
import type { Address } from '../../model/address.ts'
import { type AssetId, nativeAsset } from '../../model/asset.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { LedgerEvent, LedgerMemo } from '../../model/ledger-event.ts'
import type { Transaction } from '../../model/transaction.ts'
import type { Transfer } from '../../model/transfer.ts'

/** Times of examples: minutes after this one. */
const START = 1_740_200_000

/** The nth made-up account of an example. */
export function person(n: number): Address {
  return `0x${(n + 1).toString(16).padStart(40, 'c')}` as Address
}

/** The nth made-up transaction id, with 0x. */
export function exampleTx(n: number): string {
  return `0x${(n + 1).toString(16).padStart(64, 'd')}`
}

/** A slice that grows by events and transfers; every `tx` is a minute of its own. */
export class ExampleSlice implements CrossingSlice {
  readonly ledger: LedgerId
  readonly transfers: Transfer[] = []
  readonly transactions: Transaction[] = []
  readonly events: LedgerEvent[] = []
  readonly calls = []
  readonly memos: LedgerMemo[] = []

  constructor(ledger: LedgerId) {
    this.ledger = ledger
  }

  /** A contract says something in the nth transaction. */
  event(n: number, contract: Address, layout: EventLayout, values: Readonly<Record<string, string | bigint>>): this {
    this.events.push({ ...this.#place(n), index: this.events.length * 3, contract, ...layout.write(values) })
    return this
  }

  /** Value moves in the nth transaction; a native transfer inside of it lies below -1. */
  move(n: number, from: Address, to: Address, amount: bigint, asset: AssetId = nativeAsset(this.ledger)): this {
    const native = asset === nativeAsset(this.ledger)
    const before = this.transfers.filter(t => t.tx === exampleTx(n) && t.index < 0).length
    const index = native ? -1 - before : 1000 + this.transfers.length
    this.transfers.push({ ...this.#place(n), index, from, to, asset, amount })
    return this
  }

  /** A Bitcoin transaction with a text in an OP_RETURN output: from one address to others, change last. */
  bitcoin(n: number, from: string, outputs: readonly (readonly [to: string, amount: bigint])[], text: string): this {
    const { tx, block, at } = this.#place(n)
    const id = tx.slice(2)
    const data = Array.from(text, c => c.charCodeAt(0).toString(16).padStart(2, '0')).join('')
    const total = outputs.reduce((sum, [, amount]) => sum + amount, 1000n)
    const paid = outputs.map(([to, amount], index) => ({
      index: index === 0 ? 0 : index + 1,
      amount,
      address: to as Address,
      script: 'witness_v0_keyhash',
    }))
    this.memos.push({ ledger: this.ledger, tx: id, index: 1, block, at, data })
    this.transactions.push({
      ...{ ledger: this.ledger, tx: id, block, blockHash: null, position: 1, at, fee: 1000n },
      inputs: [{ prevTx: exampleTx(n + 500).slice(2), prevIndex: 0, amount: total, address: from as Address }],
      outputs: [...paid, { index: 1, amount: 0n, address: null, script: 'nulldata' }].sort((a, b) => a.index - b.index),
    })
    return this
  }

  #place(n: number) {
    return { ledger: this.ledger, tx: exampleTx(n), block: 1000 + n, at: START + 60 * n }
  }
}
