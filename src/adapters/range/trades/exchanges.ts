import type { Address } from '../../../model/address.ts'
import type { Chance } from '../../../operations/range/chance.ts'
import { asking } from '../range-chain.ts'
import type { RangeRecord } from '../record.ts'
import type { Side, Stage } from '../stage.ts'
import type { ExchangePlace, Town } from '../town.ts'
import { type Wallet, walletOf } from '../wallet.ts'

const SWEEP_FEE = 21_000n * 1_000_000_000n
const GAS_MONEY = 2_000_000_000_000_000n

/** Exchanges: every customer has a deposit address on each, whose money is swept into the exchange's hot wallet. */
export class Exchanges {
  readonly #stage: Stage
  readonly #record: RangeRecord
  readonly #town: Town
  readonly #chance: Chance
  readonly #seed: number
  readonly #deposits = new Map<string, Wallet>()

  constructor(stage: Stage, record: RangeRecord, town: Town, chance: Chance, seed: number) {
    this.#stage = stage
    this.#record = record
    this.#town = town
    this.#chance = chance
    this.#seed = seed
  }

  /**
   * A customer pays native value, or dollars, to its deposit address.
   * @param behind for stolen value: the mixer or exchanger that it came through; null: none
   */
  deposit(
    side: Side,
    from: Wallet,
    place: ExchangePlace,
    customer: string,
    what: { readonly amount: bigint; readonly dollars?: boolean; readonly stolen?: { readonly behind: string | null } },
  ): void {
    const { amount, dollars = false, stolen } = what
    const deposit = this.#addressOf(place, customer, side)
    const token = dollars ? this.#town.quarters[side].dollar : null
    const order =
      token === null ? { to: deposit.address, value: amount } : asking(token, 'transfer', [deposit.address, amount])
    const tainted = stolen !== undefined
    this.#stage.order(side, from, order, {
      stolen: tainted,
      after: () => {
        if (stolen !== undefined)
          this.#record.arrivals.push({
            ...{ side, at: deposit.address, amount, owner: place.name, kind: 'exchange', behind: stolen.behind },
            asset: this.#record.asset(side, token?.address ?? null),
          })
        const wait = this.#chance.whole(600, 2400)
        if (token === null)
          this.#stage.in(
            wait,
            () => this.#sweep(side, deposit, place.hot.address, amount - SWEEP_FEE, tainted),
            tainted,
          )
        else this.#stage.in(wait, () => this.#sweepDollars(side, deposit, place, amount, tainted), tainted)
      },
    })
  }

  /** Pays a customer out of the hot wallet. */
  withdraw(side: Side, place: ExchangePlace, to: Address, amount: bigint): void {
    this.#stage.order(side, place.hot, { to, value: amount })
  }

  #addressOf(place: ExchangePlace, customer: string, side: Side): Wallet {
    const name = `${place.name} deposit ${customer}`
    const known = this.#deposits.get(name) ?? walletOf(this.#seed, name)
    this.#deposits.set(name, known)
    this.#record.name(side, known.address, 'exchange-deposit', place.name)
    return known
  }

  #sweep(side: Side, deposit: Wallet, hot: Address, amount: bigint, stolen: boolean): void {
    this.#stage.order(side, deposit, { to: hot, value: amount }, { stolen })
  }

  /** A token's sweep costs native value, which the deposit address does not have: the exchange sends it some first. */
  #sweepDollars(side: Side, deposit: Wallet, place: ExchangePlace, amount: bigint, stolen: boolean): void {
    const { dollar } = this.#town.quarters[side]
    this.#stage.order(
      side,
      place.hot,
      { to: deposit.address, value: GAS_MONEY },
      {
        after: () =>
          this.#stage.in(
            60,
            () =>
              this.#stage.order(side, deposit, asking(dollar, 'transfer', [place.hot.address, amount]), {
                stolen,
              }),
            stolen,
          ),
      },
    )
  }
}
