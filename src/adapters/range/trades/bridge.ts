import type { Hex } from 'viem'
import { decodeEventLog, toEventSelector } from 'viem/utils'
import type { Address } from '../../../model/address.ts'
import type { Chance } from '../../../operations/range/chance.ts'
import { asking, type Placed, type ReceiptLog } from '../range-chain.ts'
import type { RangeRecord } from '../record.ts'
import type { Done, Side, Stage } from '../stage.ts'
import type { Town } from '../town.ts'
import type { Wallet } from '../wallet.ts'

/** Native value, as bridges write it. */
export const NATIVE = '0x0000000000000000000000000000000000000000' as Address

/** Who waits for a payout, and what for. */
export interface Payment {
  readonly to: Address
  readonly amount: bigint
  readonly stolen?: boolean
  /** Called when the payout is made. */
  readonly arrived?: (done: Done, amount: bigint) => void
}

const ALL = (1n << 256n) - 1n
const LOCKED = toEventSelector('Locked(bytes32,address,address,uint256,uint256,address)')
const BURNED = toEventSelector('Burned(bytes32,address,address,uint256,uint256,address)')
/** It keeps nothing of what it carries. */
const OWNER = 'Causeway bridge'

interface Asked {
  readonly id: Hex
  readonly token: Address
  readonly from: Address
  readonly amount: bigint
  readonly toChain: bigint
  readonly to: Address
}

/** The relayer of the bridge: it hears what is locked or burned at one end, and pays at the other; what it cannot pay it gives back. */
export class BridgeRelayer {
  readonly #stage: Stage
  readonly #record: RangeRecord
  readonly #town: Town
  readonly #chance: Chance
  readonly #awaited = new Map<Hex, Payment>()

  constructor(stage: Stage, record: RangeRecord, town: Town, chance: Chance) {
    this.#stage = stage
    this.#record = record
    this.#town = town
    this.#chance = chance
    stage.listen(done => {
      for (const log of done.receipt.logs) this.#hear(done, log)
    })
  }

  /** Locks native value on the first chain, or burns it on the second, for somebody on the other. */
  cross(side: Side, from: Wallet, payment: Payment, toChain: number | null = null): void {
    const there = toChain ?? this.#stage.chain(other(side)).chainId
    const end = this.#end(side)
    const args = [NATIVE, payment.amount, BigInt(there), payment.to]
    const order = asking(end, side === 0 ? 'lock' : 'burn', args, payment.amount)
    this.#stage.order(side, from, order, {
      stolen: payment.stolen === true,
      after: done => this.#await(done.hash, payment),
    })
  }

  /** The same with dollars: the sender lets the bridge take them first. */
  crossDollars(side: Side, from: Wallet, payment: Payment): void {
    const { dollar } = this.#town.quarters[side]
    const end = this.#end(side)
    this.#stage.order(side, from, asking(dollar, 'approve', [end.address, ALL]), {
      after: () => {
        const args = [dollar.address, payment.amount, BigInt(this.#stage.chain(other(side)).chainId), payment.to]
        this.#stage.order(side, from, asking(end, side === 0 ? 'lock' : 'burn', args), {
          stolen: payment.stolen === true,
          after: done => this.#await(done.hash, payment),
        })
      },
    })
  }

  #end(side: Side): Placed {
    return this.#town.quarters[side].bridge
  }

  #await(hash: Hex, payment: Payment): void {
    this.#awaited.set(hash, payment)
  }

  #hear(done: Done, log: ReceiptLog): void {
    if (log.address !== this.#end(done.side).address) return
    if (log.topics[0] !== LOCKED && log.topics[0] !== BURNED) return
    const { abi } = this.#end(done.side).artifact
    const said = decodeEventLog({ abi, data: log.data, topics: log.topics as [Hex, ...Hex[]] })
    const asked = said.args as unknown as Asked
    const stolen = this.#awaited.get(done.hash)?.stolen === true
    this.#stage.in(this.#chance.whole(60, 300), () => this.#pay(done, asked), stolen)
  }

  #pay(paid: Done, asked: Asked): void {
    const payment = this.#awaited.get(paid.hash)
    this.#awaited.delete(paid.hash)
    const there = other(paid.side)
    const refund = Number(asked.toChain) !== this.#stage.chain(there).chainId
    const side = refund ? paid.side : there
    const to = (refund ? asked.from : asked.to).toLowerCase() as Address
    const token = this.#tokenAt(paid.side, side, asked.token.toLowerCase() as Address)
    const method = refund ? 'refund' : side === 1 ? 'mint' : 'release'
    const order = asking(this.#end(side), method, [asked.id, token, to, asked.amount])
    const stolen = payment?.stolen === true
    this.#stage.order(side, this.#town.relayer, order, {
      stolen,
      after: done => {
        const from = asked.from.toLowerCase() as Address
        const named = (t: Address): Address | null => (t === NATIVE ? null : t)
        this.#record.crossings.push({
          ...{ service: OWNER, kind: 'bridge', refund, share: 1, stolen },
          in: this.#record.end(paid, from, named(asked.token.toLowerCase() as Address), asked.amount),
          out: this.#record.end(done, to, named(token), asked.amount),
        })
        payment?.arrived?.(done, asked.amount)
      },
    })
  }

  #tokenAt(from: Side, to: Side, token: Address): Address {
    if (token === NATIVE || from === to) return token
    return this.#town.quarters[to].dollar.address
  }
}

/** The other of the two chains. */
export function other(side: Side): Side {
  return side === 0 ? 1 : 0
}
