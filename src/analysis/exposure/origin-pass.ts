import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { compareTransfers, payee, payer, type Transfer } from '../../model/transfer.ts'
import { swapLegs } from '../flow/account/swap-legs.ts'
import type { PolicyName } from '../flow/policy.ts'
import { type OriginLot, type OriginPot, openPot, shareOut } from './origin-pot.ts'

/** The number of value of which nothing is known: it was there before the data, or came out of nowhere. */
export const UNKNOWN = 0
/** The number of value whose payers were not looked at: beyond the bounds. */
export const UNFOLLOWED = 1

/** What a pass needs to know. */
export interface OriginPlan {
  readonly target: AccountId
  readonly policy: PolicyName
  /** Accounts whose whole history is known up to the end: the target, and who may have passed value on to it. */
  readonly opened: ReadonlyMap<AccountId, readonly Transfer[]>
  /** The number of what an account that is not opened pays. */
  readonly originOf: (account: AccountId) => number
  readonly isRisk: (origin: number) => boolean
  /** How much of a payment by an opened account is a theft's, and its number; null: none. Asked once a transfer, in order. */
  readonly stolen: (t: Transfer) => { readonly origin: number; readonly amount: bigint } | null
}

/** A transfer and what it carried of each origin. */
export interface CarriedRow {
  readonly transfer: Transfer
  /** Who held it before: the payer, or, of what an exchange brought, the account that exchanged. */
  readonly from: AccountId
  /** In which asset it was held before: another one where it was exchanged. */
  readonly fromAsset: AssetId
  readonly lots: readonly OriginLot[]
}

/** What came to the target in one asset. */
export interface Received {
  readonly asset: AssetId
  total: bigint
  /** By origin, in the order of arrival. With the poison doctrine parts overlap. */
  readonly parts: Map<number, { amount: bigint; direct: bigint; hops: number }>
}

/**
 * One pass over the transfers of the opened accounts in the order of time. Each account and asset is a pot that divides by the doctrine;
 * what comes from outside the opened accounts brings its payer's number, what leaves a pot beyond what it holds is of unknown origin.
 */
export function originPass(plan: OriginPlan): { received: Map<AssetId, Received>; rows: CarriedRow[] } {
  const pass = new OriginPass(plan)
  return pass.run()
}

class OriginPass {
  readonly #plan: OriginPlan
  readonly #pots = new Map<string, OriginPot>()
  readonly #received = new Map<AssetId, Received>()
  readonly #rows: CarriedRow[] = []
  readonly #taken = new Set<string>()

  constructor(plan: OriginPlan) {
    this.#plan = plan
  }

  run() {
    const transfers = merged(this.#plan.opened)
    for (let first = 0; first < transfers.length; ) {
      const { at, block } = transfers[first] as Transfer
      let end = first + 1
      while (end < transfers.length && transfers[end]?.at === at && transfers[end]?.block === block) end++
      this.#takeBlock(transfers.slice(first, end))
      first = end
    }
    return { received: this.#received, rows: this.#rows }
  }

  /** A ledger pays nothing out of an empty account: what a pot cannot pay yet waits while its block still brings it something. */
  #takeBlock(block: readonly Transfer[]): void {
    const coming = new Map<string, Map<string, number>>()
    const count = (t: Transfer, change: 1 | -1): void => {
      if (t.amount === 0n || t.from === t.to) return
      const key = `${payee(t)} ${t.asset}`
      const byTx = coming.get(key) ?? new Map<string, number>()
      const left = (byTx.get(t.tx) ?? 0) + change
      if (left > 0) coming.set(key, byTx.set(t.tx, left))
      else byTx.delete(t.tx)
    }
    if (block.length > 1) for (const t of block) count(t, 1)
    const left = new Map<string, Set<Transfer>>()
    for (const t of block) left.set(t.tx, (left.get(t.tx) ?? new Set()).add(t))
    let waiting = block
    for (let last = false; waiting.length > 0; ) {
      const late: Transfer[] = []
      for (const t of waiting) {
        if (!last && ((this.#isShort(t) && stillComes(t, coming)) || this.#isPaidFor(t, left.get(t.tx)))) {
          late.push(t)
          continue
        }
        this.#take(t)
        left.get(t.tx)?.delete(t)
        if (block.length > 1) count(t, -1)
      }
      last = late.length === waiting.length
      waiting = late
    }
  }

  /** What a pool pays may stand before what is paid for it in the same transaction: native value comes first. It waits for that. */
  #isPaidFor(t: Transfer, left: ReadonlySet<Transfer> | undefined): boolean {
    if (left === undefined || left.size < 2 || this.#plan.opened.has(payer(t)) || !this.#plan.opened.has(payee(t)))
      return false
    for (const n of left) if (n.asset !== t.asset && n.amount > 0n && n.from === t.to && n.from !== n.to) return true
    return false
  }

  #isShort(t: Transfer): boolean {
    const from = payer(t)
    return this.#plan.opened.has(from) && t.amount > (this.#pots.get(`${from} ${t.asset}`)?.total ?? 0n)
  }

  #take(t: Transfer): void {
    if (t.amount === 0n || t.from === t.to || this.#taken.has(keyOf(t))) return
    const from = payer(t)
    const history = this.#plan.opened.get(from)
    if (history === undefined) {
      this.#deliver(t, [{ amount: t.amount, origin: this.#plan.originOf(from), hops: 0 }])
      return
    }
    const stolen = this.#plan.stolen(t)
    if (stolen === null) {
      const swap = swapLegs(from, history, t)
      if (swap) this.#takeSwap(from, swap.paid, swap.received)
      else this.#deliver(t, this.#spend(t, t.amount))
      return
    }
    // What was there of anybody's value goes under in what is stolen.
    this.#spend(t, stolen.amount)
    const lots: OriginLot[] = [{ amount: stolen.amount, origin: stolen.origin, hops: 0 }]
    this.#deliver(t, stolen.amount < t.amount ? [...lots, ...this.#spend(t, t.amount - stolen.amount)] : lots)
  }

  #spend(t: Transfer, amount: bigint): OriginLot[] {
    const pot = this.#pot(payer(t), t.asset)
    const short = amount - pot.total
    if (short > 0n) pot.put([{ amount: short, origin: UNKNOWN, hops: 0 }], short)
    return pot.take(amount)
  }

  /** An exchange inside one transaction: what is received is made up as what was paid. */
  #takeSwap(account: AccountId, paid: readonly Transfer[], received: readonly Transfer[]): void {
    const lots: OriginLot[] = []
    for (const leg of paid) {
      this.#taken.add(keyOf(leg))
      lots.push(...this.#spend(leg, leg.amount))
    }
    const total = lots.reduce((sum, lot) => sum + lot.amount, 0n)
    for (const leg of received) {
      this.#taken.add(keyOf(leg))
      const parts = this.#plan.policy === 'poison' ? whole(leg.amount, lots) : shareOut(leg.amount, lots, total)
      this.#rows.push({ transfer: leg, from: account, fromAsset: main(paid), lots: parts })
      this.#arrive(account, leg, parts)
    }
  }

  #deliver(t: Transfer, lots: readonly OriginLot[]): void {
    const moved = lots.map(lot => ({ ...lot, hops: lot.hops + 1 }))
    this.#rows.push({ transfer: t, from: payer(t), fromAsset: t.asset, lots: moved })
    this.#arrive(payee(t), t, moved)
  }

  #arrive(to: AccountId, t: Transfer, lots: readonly OriginLot[]): void {
    if (!this.#plan.opened.has(to)) return
    this.#pot(to, t.asset).put(lots, t.amount)
    if (to !== this.#plan.target) return
    const received = this.#received.get(t.asset) ?? { asset: t.asset, total: 0n, parts: new Map() }
    this.#received.set(t.asset, received)
    received.total += t.amount
    const seen = new Set<number>()
    for (const { amount, origin, hops } of lots) {
      const part = received.parts.get(origin) ?? { amount: 0n, direct: 0n, hops }
      received.parts.set(origin, part)
      // Several lots of one origin in a poisoned payment are one payment.
      if (this.#plan.policy === 'poison' && seen.has(origin)) continue
      seen.add(origin)
      part.amount += amount
      if (hops === 1) part.direct += amount
      part.hops = Math.min(part.hops, hops)
    }
  }

  #pot(account: AccountId, asset: AssetId): OriginPot {
    const key = `${account} ${asset}`
    const known = this.#pots.get(key)
    if (known) return known
    const pot = openPot(this.#plan.policy, this.#plan.isRisk)
    this.#pots.set(key, pot)
    return pot
  }
}

/** Whether another transaction of the block is yet to bring the payer something. */
function stillComes(t: Transfer, coming: ReadonlyMap<string, ReadonlyMap<string, number>>): boolean {
  const byTx = coming.get(`${payer(t)} ${t.asset}`)
  return byTx !== undefined && byTx.size > (byTx.has(t.tx) ? 1 : 0)
}

/** The histories as one, each transfer once. */
function merged(opened: ReadonlyMap<AccountId, readonly Transfer[]>): Transfer[] {
  const seen = new Set<string>()
  const all: Transfer[] = []
  for (const history of opened.values())
    for (const t of history) {
      const key = keyOf(t)
      if (seen.has(key)) continue
      seen.add(key)
      all.push(t)
    }
  return all.sort(compareTransfers)
}

/** The asset of the leg that stands first. */
function main(legs: readonly Transfer[]): AssetId {
  return (legs[0] as Transfer).asset
}

/** With poison every origin taints all of what is received. */
function whole(amount: bigint, lots: readonly OriginLot[]): OriginLot[] {
  const byOrigin = new Map<number, OriginLot>()
  for (const lot of lots) if (!byOrigin.has(lot.origin)) byOrigin.set(lot.origin, { ...lot, amount })
  return [...byOrigin.values()]
}

function keyOf(t: Transfer): string {
  return `${t.ledger} ${t.tx}:${t.index}`
}
