import type { Hex } from 'viem'
import { decodeEventLog, toEventSelector } from 'viem/utils'
import type { Address } from '../../../model/address.ts'
import type { Chance } from '../../../operations/range/chance.ts'
import { asking, type ReceiptLog } from '../range-chain.ts'
import type { RangeRecord } from '../record.ts'
import type { Done, Side, Stage } from '../stage.ts'
import type { Town } from '../town.ts'
import type { Wallet } from '../wallet.ts'
import { NATIVE, other, type Payment } from './bridge.ts'

const DEPOSIT = toEventSelector('Deposit(address,address,uint256,string)')
const OWNER = 'Memo router'
const LATEST = 4_000_000_000n
/** What the network keeps of a swap, of 10,000 parts. */
const FEE = 30n

/** A swap that is asked for: where to, and how it may end. */
export interface MemoSwap extends Payment {
  /** Into how many payouts it is cut. */
  readonly parts?: number
  /** Who gets it back if the limit cannot be met; with it goes a limit that cannot be met. */
  readonly refundTo?: Address
}

/** A swap network of THORChain's kind: value goes to a vault with a memo, and comes out on the other chain with the deposit's hash. */
export class MemoNetwork {
  readonly #stage: Stage
  readonly #record: RangeRecord
  readonly #town: Town
  readonly #chance: Chance
  readonly #awaited = new Map<Hex, MemoSwap>()

  constructor(stage: Stage, record: RangeRecord, town: Town, chance: Chance) {
    this.#stage = stage
    this.#record = record
    this.#town = town
    this.#chance = chance
    stage.listen(done => {
      for (const log of done.receipt.logs)
        if (log.topics[0] === DEPOSIT && log.address === town.quarters[done.side].router.address) this.#hear(done, log)
    })
  }

  /** Pays native value in; it comes out on the other chain. */
  swap(side: Side, from: Wallet, swap: MemoSwap): void {
    const asset = side === 0 ? 'BASE.ETH' : 'ETH.ETH'
    const back = swap.refundTo === undefined ? '' : `/${swap.refundTo}`
    const least = swap.refundTo === undefined ? '0' : String((swap.amount * 2n) / 10n ** 10n)
    const memo = `=:${asset}:${swap.to}${back}:${least}/1/${swap.parts ?? 1}`
    const args = [this.#town.vault.address, NATIVE, swap.amount, memo, LATEST]
    this.#stage.order(side, from, asking(this.#town.quarters[side].router, 'depositWithExpiry', args, swap.amount), {
      stolen: swap.stolen === true,
      after: done => this.#awaited.set(done.hash, swap),
    })
  }

  #hear(done: Done, log: ReceiptLog): void {
    const { abi } = this.#town.quarters[done.side].router.artifact
    const said = decodeEventLog({ abi, data: log.data, topics: log.topics as [Hex, ...Hex[]] })
    const { memo, amount } = said.args as unknown as { memo: string; amount: bigint }
    const [, , target = '', terms = ''] = memo.split(':')
    const [to = '', back] = target.split('/')
    const [least = '0', , count = '1'] = terms.split('/')
    // Limits of this network have 8 decimals, whatever the asset has.
    const refused = BigInt(least) * 10n ** 10n > amount
    const parts = refused ? 1 : Number(count)
    const left = { amount }
    for (let part = 0; part < parts; part++) {
      const last = part === parts - 1
      const taken = last
        ? left.amount
        : ((amount / BigInt(parts)) * 9n) / 10n + this.#chance.amount(0n, amount / BigInt(parts) / 5n)
      left.amount -= taken
      const out = { to: (refused ? (back ?? done.receipt.from) : to) as Address, taken, whole: amount, refused }
      const wait = this.#chance.whole(120, 600) + part * 60
      this.#stage.in(wait, () => this.#pay(done, out), this.#awaited.get(done.hash)?.stolen === true)
    }
  }

  #pay(paid: Done, out: { to: Address; taken: bigint; whole: bigint; refused: boolean }): void {
    const swap = this.#awaited.get(paid.hash)
    const side = out.refused ? paid.side : other(paid.side)
    const amount = out.taken - (out.taken * FEE) / 10_000n
    const memo = `${out.refused ? 'REFUND' : 'OUT'}:${paid.hash.slice(2).toUpperCase()}`
    const order = asking(this.#town.quarters[side].router, 'transferOut', [out.to, NATIVE, amount, memo], amount)
    const stolen = swap?.stolen === true
    this.#stage.order(side, this.#town.vault, order, {
      stolen,
      after: done => {
        this.#record.crossings.push({
          ...{ service: OWNER, kind: 'router', refund: out.refused, stolen },
          share: Number((out.taken * 1_000_000n) / out.whole) / 1_000_000,
          in: this.#record.end(paid, paid.receipt.from, null, out.whole),
          out: this.#record.end(done, out.to, null, amount),
        })
        swap?.arrived?.(done, amount)
      },
    })
  }
}
