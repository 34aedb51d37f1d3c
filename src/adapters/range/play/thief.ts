import type { Address } from '../../../model/address.ts'
import type { TruthStep } from '../../../model/range.ts'
import type { Chance } from '../../../operations/range/chance.ts'
import type { Artifacts } from '../artifacts.ts'
import { asking, type Placed } from '../range-chain.ts'
import type { RangeRecord } from '../record.ts'
import type { Done, Side, Stage } from '../stage.ts'
import type { Town } from '../town.ts'
import type { Services } from '../trades/open-trades.ts'
import { type Wallet, walletOf } from '../wallet.ts'

/** Wei that a plain payment costs. */
export const PAYMENT_FEE = 21_000n * 1_000_000_000n
/** Wei that is left behind before contracts are called. */
export const GAS_RESERVE = 10_000_000_000_000_000n

/** What a play has to work with. */
export interface PlayTools {
  readonly stage: Stage
  readonly record: RangeRecord
  readonly town: Town
  readonly services: Services
  readonly artifacts: Artifacts
  readonly chance: Chance
  readonly seed: number
  /** Tells that a step was reached. */
  readonly step: (step: TruthStep) => void
}

/** Somebody who robs and hides: wallets without number, and payments between them. */
export class Thief {
  readonly tools: PlayTools
  #wallets = 0

  constructor(tools: PlayTools) {
    this.tools = tools
  }

  get chance(): Chance {
    return this.tools.chance
  }

  /** A wallet that was never used. @param behind the mixer or exchanger that its money comes out of; null: none */
  fresh(side: Side, behind: string | null = null): Wallet {
    this.#wallets += 1
    const wallet = walletOf(this.tools.seed, `thief ${this.#wallets}`)
    this.tools.record.thief(side, wallet.address, behind)
    return wallet
  }

  /** Pays native stolen value on. */
  pay(side: Side, from: Wallet, to: Address, amount: bigint, after?: (done: Done) => void): void {
    this.tools.stage.order(side, from, { to, value: amount }, { stolen: true, ...(after ? { after } : {}) })
  }

  /** Pays a stolen token on. */
  payToken(side: Side, from: Wallet, token: Placed, to: Address, amount: bigint, after?: (done: Done) => void): void {
    const intent = { stolen: true, ...(after ? { after } : {}) }
    this.tools.stage.order(side, from, asking(token, 'transfer', [to, amount]), intent)
  }

  /** Does something in so many seconds; the play waits for it. */
  later(seconds: number, act: () => void | Promise<void>): void {
    this.tools.stage.in(seconds, act, true)
  }

  step(name: string, about: string): void {
    this.tools.step({ name, at: this.tools.stage.now, about })
  }
}
