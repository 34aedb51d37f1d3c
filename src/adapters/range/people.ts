import type { Chance } from '../../operations/range/chance.ts'
import { asking } from './range-chain.ts'
import type { Side, Stage } from './stage.ts'
import { DOLLAR, type Town, UNIT } from './town.ts'
import type { Services } from './trades/open-trades.ts'
import type { Wallet } from './wallet.ts'

const GWEI = 1_000_000_000n
/** What people pay for gas: most the usual, some a little more, a few a price of their own. */
const PRICES = [GWEI, GWEI, GWEI, 2n * GWEI, (3n * GWEI) / 2n, 1_234_567_891n]

/** People who trade all the while, so that stolen value has company. */
export class People {
  readonly #stage: Stage
  readonly #town: Town
  readonly #services: Services
  readonly #chance: Chance

  constructor(stage: Stage, town: Town, services: Services, chance: Chance) {
    this.#stage = stage
    this.#town = town
    this.#services = services
    this.#chance = chance
  }

  /** Orders so many transactions on each chain, and now and then a payment by a firm's Safe. */
  async trade(count: number): Promise<void> {
    for (const side of [0, 1] as const) for (let n = 0; n < count; n++) this.#one(side)
    if (this.#chance.part() < 0.02 * count)
      await this.#services.treasury.pay(this.#chance.of(this.#town.people).address)
  }

  #one(side: Side): void {
    const { people, quarters, exchanges } = this.#town
    const chance = this.#chance
    const person = chance.of(people)
    const friend = chance.of(people)
    const some = chance.amount(UNIT / 100n, 3n * UNIT)
    const gasPrice = chance.of(PRICES)
    const dice = chance.part()
    const { dollar, desk, dollars, ten, hundred } = quarters[side]
    if (dice < 0.5) this.#stage.order(side, person, { to: friend.address, value: some, gasPrice })
    else if (dice < 0.72) this.#dollars(side, person, friend, gasPrice)
    else if (dice < 0.8)
      this.#services.exchanges.deposit(side, person, chance.of(exchanges), person.address, { amount: some })
    else if (dice < 0.9) this.#services.exchanges.withdraw(side, chance.of(exchanges), person.address, some)
    else if (dice < 0.94) {
      const order = asking(desk, 'nativeForToken', [dollars.pair.address, dollar.address, 0n, person.address], some)
      this.#stage.order(side, person, { ...order, gasPrice })
    } else if (dice < 0.96) this.#services.bridge.cross(side, person, { to: friend.address, amount: some })
    else if (dice < 0.975)
      this.#services.memos.swap(side, person, { to: friend.address, amount: some, parts: chance.whole(1, 2) })
    else if (dice < 0.99) this.#services.exchanger.exchange(side, person, { to: friend.address, amount: some })
    else this.#mix(side, person, friend, chance.part() < 0.3 ? hundred : ten)
  }

  #dollars(side: Side, from: Wallet, to: Wallet, gasPrice: bigint): void {
    const amount = this.#chance.amount(DOLLAR, 900n * DOLLAR)
    const order = asking(this.#town.quarters[side].dollar, 'transfer', [to.address, amount])
    this.#stage.order(side, from, { ...order, gasPrice })
  }

  #mix(side: Side, from: Wallet, to: Wallet, pool: Town['quarters'][0]['ten']): void {
    const hundred = pool === this.#town.quarters[side].hundred
    this.#services.mixer.mix({
      ...{ side, pool, from, to: to.address, stolen: false },
      denomination: (hundred ? 100n : 10n) * UNIT,
      wait: this.#chance.logNormal(2 * 86_400, 1),
    })
  }
}
