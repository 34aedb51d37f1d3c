import type { Side } from '../stage.ts'
import { UNIT } from '../town.ts'
import type { Wallet } from '../wallet.ts'
import { PAYMENT_FEE, type Thief } from './thief.ts'

/** A chain of payments: at each step a little goes aside and the rest to a fresh wallet. */
export interface Peel {
  readonly side: Side
  readonly from: Wallet
  readonly amount: bigint
  readonly hops: number
  readonly behind: string | null
}

/** Peels until the hops are used up; what is left then goes to an exchange, or stays. */
export function peel(thief: Thief, { side, from, amount, hops, behind }: Peel): void {
  const { chance } = thief
  if (hops === 0 || amount < 20n * UNIT) {
    if (chance.part() < 0.4) cashOut(thief, { side, from, amount: amount - PAYMENT_FEE, behind })
    return
  }
  const aside = (amount * BigInt(chance.whole(20, 80))) / 1000n
  const rest = amount - aside - 2n * PAYMENT_FEE
  const next = thief.fresh(side, behind)
  thief.pay(side, from, next.address, rest, () => {
    const wait = Math.max(120, Math.round(chance.logNormal(2400, 0.8)))
    thief.later(wait, () => peel(thief, { side, from: next, amount: rest, hops: hops - 1, behind }))
  })
  if (chance.part() < 0.7) cashOut(thief, { side, from, amount: aside, behind })
  else thief.pay(side, from, thief.fresh(side, behind).address, aside)
}

/** Pays to a deposit address at one of the exchanges. */
export function cashOut(thief: Thief, what: Omit<Peel, 'hops'>): void {
  const { chance, tools } = thief
  const { side, from, amount, behind } = what
  const customer = `mule ${chance.whole(1, 12)}`
  tools.services.exchanges.deposit(side, from, chance.of(tools.town.exchanges), customer, {
    amount,
    stolen: { behind },
  })
}
