import { asking } from '../range-chain.ts'
import type { Side } from '../stage.ts'
import { DOLLAR, UNIT } from '../town.ts'
import type { Wallet } from '../wallet.ts'
import { freezeGap } from './freeze-gap.ts'
import { cashOut, peel } from './peel.ts'
import { GAS_RESERVE, PAYMENT_FEE, type Thief } from './thief.ts'

/** One way out for what lies in a wallet on the first chain. */
export type Route = (thief: Thief, from: Wallet, amount: bigint) => void

/** Over the bridge, in two parts, each into a peel chain; now and then back again. */
export const overBridge: Route = (thief, from, amount) => {
  const { bridge } = thief.tools.services
  for (const part of halves(thief, amount - GAS_RESERVE)) {
    const there = thief.fresh(1)
    const roundTrip = thief.chance.part() < 0.15
    bridge.cross(0, from, {
      ...{ to: there.address, amount: part, stolen: true },
      arrived: (_, got) =>
        thief.later(thief.chance.whole(900, 7200), () => {
          if (!roundTrip)
            return peel(thief, { side: 1, from: there, amount: got, hops: thief.chance.whole(3, 8), behind: null })
          const home = thief.fresh(0)
          const back = got - GAS_RESERVE
          bridge.cross(1, there, {
            ...{ to: home.address, amount: back, stolen: true },
            arrived: (__, came) =>
              thief.later(3600, () =>
                cashOut(thief, { side: 0, from: home, amount: came - PAYMENT_FEE, behind: null }),
              ),
          })
        }),
    })
  }
}

/** Through the router in four parts, cut into several payouts to fresh wallets; one in ten is made to fail and refunded elsewhere. */
export const throughRouter: Route = (thief, from, amount) => {
  const { memos } = thief.tools.services
  const part = (amount - GAS_RESERVE) / 4n
  for (let n = 0; n < 4; n++)
    thief.later(1 + n * thief.chance.whole(600, 5400), () => {
      const failing = thief.chance.part() < 0.1
      const there = thief.fresh(1)
      const home = failing ? thief.fresh(0) : null
      memos.swap(0, from, {
        ...{ to: there.address, amount: part - GAS_RESERVE / 4n, stolen: true, parts: thief.chance.whole(1, 3) },
        ...(home === null ? {} : { refundTo: home.address }),
        arrived: (done, got) => settled(thief, done.side, home ?? there, got),
      })
    })
}

/** Most of what came out rests where it is; some goes on to an exchange. */
function settled(thief: Thief, side: Side, at: Wallet, amount: bigint): void {
  if (thief.chance.part() > 0.25) return
  thief.later(thief.chance.whole(3600, 86_400), () =>
    cashOut(thief, { side, from: at, amount: amount - PAYMENT_FEE, behind: null }),
  )
}

/** In parts through an instant exchanger; what comes out on the other chain is joined to nothing. */
export const throughExchanger: Route = (thief, from, amount) => {
  const { exchanger } = thief.tools.services
  const next = (left: bigint, count: number): void => {
    const part = count === 1 ? left - PAYMENT_FEE : (amount * BigInt(thief.chance.whole(120, 230))) / 1000n
    const there = thief.fresh(1, 'Swiftly')
    exchanger.exchange(0, from, { to: there.address, amount: part, stolen: true })
    if (count > 1) thief.later(thief.chance.whole(300, 3600), () => next(left - part - PAYMENT_FEE, count - 1))
  }
  next(amount, 5)
}

/** A dozen notes of 100 into the pool, taken out days later five or six to a fresh wallet; the rest stays. */
export const throughMixer: Route = (thief, from) => {
  const { mixer } = thief.tools.services
  const { hundred } = thief.tools.town.quarters[0]
  const recipients = [thief.fresh(0, 'Fixed pool'), thief.fresh(0, 'Fixed pool')]
  for (let n = 0; n < 11; n++)
    thief.later(1 + n * thief.chance.whole(60, 900), () =>
      mixer.mix({
        ...{ side: 0, pool: hundred, denomination: 100n * UNIT, from, stolen: true },
        to: (recipients[n < 6 ? 0 : 1] as Wallet).address,
        wait: thief.chance.whole(86_400, 6 * 86_400),
      }),
    )
}

/** Straight to exchanges, in three parts. */
export const toExchanges: Route = (thief, from, amount) => {
  const part = amount / 3n - PAYMENT_FEE
  for (let n = 0; n < 3; n++)
    thief.later(1 + n * thief.chance.whole(600, 20_000), () =>
      cashOut(thief, { side: 0, from, amount: part, behind: null }),
    )
}

/** Into dollars, one hop on, where the issuer comes to freeze them. @param flees the thief moves before the freeze works */
export function intoDollars(flees: boolean): Route {
  return (thief, from, amount) => {
    const { desk, dollars, dollar } = thief.tools.town.quarters[0]
    const holder = thief.fresh(0)
    thief.pay(0, from, holder.address, GAS_RESERVE * 5n)
    const order = asking(desk, 'nativeForToken', [dollars.pair.address, dollar.address, 0n, from.address], amount / 2n)
    thief.tools.stage.order(0, from, order, {
      stolen: true,
      after: () =>
        thief.later(1800, async () => {
          const held = BigInt(await thief.tools.stage.chain(0).read<string>(dollar, 'balanceOf', [from.address]))
          thief.payToken(0, from, dollar, holder.address, held - 1n * DOLLAR, () =>
            thief.later(20_000, () => freezeGap(thief, { holder, amount: held - 1n * DOLLAR, flees })),
          )
        }),
    })
  }
}

/** Nothing, for now; or nothing for 203 days, and then to an exchange. */
export function dormant(wakes: boolean): Route {
  return (thief, from, amount) => {
    if (!wakes) return
    thief.later(203 * 86_400, () => {
      thief.step('woken', 'a wallet that lay still for 203 days pays an exchange')
      cashOut(thief, { side: 0, from, amount: amount - PAYMENT_FEE, behind: null })
    })
  }
}

function halves(thief: Thief, amount: bigint): readonly bigint[] {
  const first = (amount * BigInt(thief.chance.whole(300, 700))) / 1000n
  return [first, amount - first - GAS_RESERVE]
}
