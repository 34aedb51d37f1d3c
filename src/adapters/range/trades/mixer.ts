import { createHash } from 'node:crypto'
import type { Hex } from 'viem'
import { accountId } from '../../../model/account.ts'
import type { Address } from '../../../model/address.ts'
import type { Chance } from '../../../operations/range/chance.ts'
import { asking, type Placed } from '../range-chain.ts'
import type { RangeRecord } from '../record.ts'
import type { Done, Side, Stage } from '../stage.ts'
import type { Town } from '../town.ts'
import type { Wallet } from '../wallet.ts'
import { NATIVE } from './bridge.ts'

const NAME = 'Fixed pool'

/** Who mixes: how often the pool's size, and for whom it comes out. */
export interface Mixing {
  readonly side: Side
  readonly pool: Placed
  readonly denomination: bigint
  readonly from: Wallet
  readonly to: Address
  readonly stolen: boolean
  /** Seconds until it is taken out. */
  readonly wait: number
  readonly arrived?: (done: Done, amount: bigint) => void
}

/** The customers' side of a fixed-denomination pool: a deposit, and much later a withdrawal that a relayer makes for a fee. */
export class Mixer {
  readonly #stage: Stage
  readonly #record: RangeRecord
  readonly #town: Town
  readonly #chance: Chance
  #notes = 0

  constructor(stage: Stage, record: RangeRecord, town: Town, chance: Chance) {
    this.#stage = stage
    this.#record = record
    this.#town = town
    this.#chance = chance
  }

  mix(mixing: Mixing): void {
    const { side, pool, denomination, from, stolen } = mixing
    this.#notes += 1
    const note = this.#notes
    this.#stage.order(side, from, asking(pool, 'deposit', [digest('commitment', note)], denomination), {
      stolen,
      after: paid => {
        if (stolen)
          this.#record.arrivals.push({
            ...{ side, at: pool.address, asset: this.#record.asset(side, null), amount: denomination },
            ...{ owner: NAME, kind: 'mixer', behind: null },
          })
        this.#stage.in(mixing.wait, () => this.#withdraw(mixing, note, paid), stolen)
      },
    })
  }

  #withdraw(mixing: Mixing, note: number, paid: Done): void {
    const { side, pool, denomination, to, stolen } = mixing
    const { relayer } = this.#town
    const fee = (denomination * BigInt(this.#chance.whole(20, 45))) / 10_000n
    const args = ['0x', digest('root', note), digest('nullifier', note), to, relayer.address, fee, 0n]
    this.#stage.order(side, relayer, asking(pool, 'withdraw', args), {
      stolen,
      after: done => {
        const ledger = this.#record.ledger(side)
        this.#record.mixings.push({
          pool: accountId(ledger, pool.address),
          deposit: paid.hash,
          depositor: accountId(ledger, mixing.from.address),
          withdrawal: done.hash,
          recipient: accountId(ledger, to),
          stolen,
        })
        mixing.arrived?.(done, denomination - fee)
      },
    })
  }
}

/** A word of 32 bytes that nobody can guess from the number of the note, as a commitment looks. */
function digest(kind: string, note: number): Hex {
  return `0x${createHash('sha256').update(`${NATIVE} ${kind} ${note}`).digest('hex')}`
}
