import type { Address } from '../../../model/address.ts'
import type { Chance } from '../../../operations/range/chance.ts'
import type { RangeRecord } from '../record.ts'
import type { Side, Stage } from '../stage.ts'
import type { Town } from '../town.ts'
import { type Wallet, walletOf } from '../wallet.ts'
import { other, type Payment } from './bridge.ts'

const NAME = 'Swiftly'
const SWEEP_FEE = 21_000n * 1_000_000_000n

/**
 * An instant exchanger: each order has a deposit address of its own, and is paid out of one hot wallet on the other chain, with nothing
 * on either ledger that joins the two. It keeps 0.5 to 1 %, and takes minutes, sometimes hours.
 */
export class Exchanger {
  readonly #stage: Stage
  readonly #record: RangeRecord
  readonly #town: Town
  readonly #chance: Chance
  readonly #seed: number
  #orders = 0

  constructor(stage: Stage, record: RangeRecord, town: Town, chance: Chance, seed: number) {
    this.#stage = stage
    this.#record = record
    this.#town = town
    this.#chance = chance
    this.#seed = seed
  }

  /** Pays native value in; what is left of it comes out on the other chain. */
  exchange(side: Side, from: Wallet, payment: Payment): void {
    const { amount, to } = payment
    const stolen = payment.stolen === true
    this.#orders += 1
    const deposit = walletOf(this.#seed, `exchanger order ${this.#orders}`)
    this.#record.name(side, deposit.address, 'exchanger-deposit', NAME)
    this.#stage.order(
      side,
      from,
      { to: deposit.address, value: amount },
      {
        stolen,
        after: paid => {
          if (stolen) this.#arrive(side, deposit.address, amount)
          this.#stage.in(this.#chance.whole(600, 3600), () => this.#sweep(side, deposit, amount, stolen), stolen)
          const wait = Math.min(6 * 3600, Math.max(90, this.#chance.logNormal(720, 0.7)))
          const kept = BigInt(this.#chance.whole(50, 100))
          const out = amount - (amount * kept) / 10_000n
          this.#stage.in(
            wait,
            () => {
              this.#stage.order(
                other(side),
                this.#town.exchanger,
                { to, value: out },
                {
                  stolen,
                  after: done => {
                    this.#record.crossings.push({
                      ...{ service: NAME, kind: 'exchanger', refund: false, share: 1, stolen },
                      in: this.#record.end(paid, from.address, null, amount),
                      out: this.#record.end(done, to, null, out),
                    })
                    payment.arrived?.(done, out)
                  },
                },
              )
            },
            stolen,
          )
        },
      },
    )
  }

  #arrive(side: Side, at: Address, amount: bigint): void {
    const asset = this.#record.asset(side, null)
    this.#record.arrivals.push({ side, at, asset, amount, owner: NAME, kind: 'exchanger', behind: null })
  }

  #sweep(side: Side, deposit: Wallet, amount: bigint, stolen: boolean): void {
    this.#stage.order(side, deposit, { to: this.#town.exchanger.address, value: amount - SWEEP_FEE }, { stolen })
  }
}
