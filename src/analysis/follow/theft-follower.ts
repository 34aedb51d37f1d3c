import type { AccountId } from '../../model/account.ts'
import { payee, payer, type Transfer } from '../../model/transfer.ts'

/** What a follower is told of a theft. */
export interface FollowPlan {
  /** The thief's first accounts: whatever comes to them is stolen. */
  readonly sources: readonly AccountId[]
  /** Accounts at which a path ends: exchanges, mixers, bridges. */
  readonly isService: (account: AccountId) => boolean
  /** Least share of what an account received, in percent, from which it is named. Above 0. */
  readonly leastPercent: number
}

/** A transfer that carried stolen value. */
export interface Followed {
  readonly transfer: Transfer
  /** How much of it is stolen, base units, rounded down: rounding makes no taint. */
  readonly tainted: bigint
  /** Least number of transfers from a source. */
  readonly hop: number
  /** True: it is the first by which its receiver passes the least share. */
  readonly first: boolean
  /** True: its receiver is a service, where the path ends. */
  readonly service: boolean
}

interface Holding {
  total: bigint
  tainted: bigint
  received: bigint
  receivedTainted: bigint
}

/**
 * Follows a theft transfer by transfer, as they come, in proportion (haircut): what leaves an account carries the share that lies in it.
 * Value of which nothing is known counts as clean. It is for the first alarm: the order of coming is taken for the order of the ledger, and a
 * trace over the whole history has the last word.
 */
export class TheftFollower {
  readonly #plan: FollowPlan
  readonly #sources: ReadonlySet<AccountId>
  readonly #holdings = new Map<string, Holding>()
  readonly #hops = new Map<AccountId, number>()
  readonly #named = new Set<AccountId>()

  constructor(plan: FollowPlan) {
    this.#plan = plan
    this.#sources = new Set(plan.sources)
    for (const source of plan.sources) this.#hops.set(source, 0)
  }

  /** Accounts that were named so far, the sources not among them. */
  get named(): ReadonlySet<AccountId> {
    return this.#named
  }

  /**
   * Takes transfers in the order of their blocks. Within a block none pays what it has not: what an account cannot pay yet waits while its
   * block still brings it something.
   */
  takeAll(transfers: readonly Transfer[]): Followed[] {
    const followed: Followed[] = []
    for (let first = 0; first < transfers.length; ) {
      const { at, block } = transfers[first] as Transfer
      let end = first + 1
      while (end < transfers.length && transfers[end]?.at === at && transfers[end]?.block === block) end++
      this.#takeBlock(transfers.slice(first, end), followed)
      first = end
    }
    return followed
  }

  #takeBlock(block: readonly Transfer[], followed: Followed[]): void {
    const coming = new Map<string, number>()
    for (const t of block) {
      const key = keyOf(payee(t), t.asset)
      coming.set(key, (coming.get(key) ?? 0) + 1)
    }
    /** Transfers that wait, by who pays them, and all of them in the order of the rows. */
    const waiting = new Map<string, Transfer[]>()
    const late = new Set<Transfer>()
    const ready: Transfer[] = []
    const look = (t: Transfer): void => {
      const from = keyOf(payer(t), t.asset)
      if (t.amount <= (this.#holdings.get(from)?.total ?? 0n) || (coming.get(from) ?? 0) === 0) ready.push(t)
      else {
        late.add(t)
        waiting.set(from, [...(waiting.get(from) ?? []), t])
      }
    }
    const run = (): void => {
      for (let t = ready.pop(); t !== undefined; t = ready.pop()) {
        this.#push(this.take(t), followed)
        const to = keyOf(payee(t), t.asset)
        coming.set(to, (coming.get(to) ?? 1) - 1)
        const again = waiting.get(to) ?? []
        waiting.delete(to)
        for (const one of again) {
          late.delete(one)
          look(one)
        }
      }
    }
    for (const t of block) {
      look(t)
      run()
    }
    // In a circle none can begin: then the first does.
    for (const t of late) {
      late.delete(t)
      const from = keyOf(payer(t), t.asset)
      waiting.set(
        from,
        (waiting.get(from) ?? []).filter(one => one !== t),
      )
      ready.push(t)
      run()
    }
  }

  #push(one: Followed | null, followed: Followed[]): void {
    if (one !== null) followed.push(one)
  }

  /** Takes one transfer. Null: it carried nothing stolen. */
  take(transfer: Transfer): Followed | null {
    const { amount, asset } = transfer
    if (amount === 0n || transfer.from === transfer.to) return null
    const from = payer(transfer)
    const to = payee(transfer)
    const tainted = this.#leave(from, asset, amount, to)
    const target = this.#holding(to, asset)
    target.total += amount
    target.received += amount
    if (tainted === 0n) return null
    target.tainted += tainted
    target.receivedTainted += tainted
    const hop = Math.min(this.#hops.get(to) ?? Number.POSITIVE_INFINITY, (this.#hops.get(from) ?? 0) + 1)
    this.#hops.set(to, hop)
    const service = this.#plan.isService(to)
    const first = !this.#named.has(to) && !this.#sources.has(to) && this.#passes(target)
    if (first) this.#named.add(to)
    return { transfer, tainted, hop, first, service }
  }

  /** Takes value out of an account; gives how much of it is stolen. */
  #leave(from: AccountId, asset: string, amount: bigint, to: AccountId): bigint {
    // Into a source comes the loot, whoever is robbed; between sources it stays what it is.
    if (this.#sources.has(to) && !this.#sources.has(from)) return amount
    if (this.#plan.isService(from)) return 0n
    const holding = this.#holding(from, asset)
    if (this.#sources.has(from)) {
      holding.total -= amount < holding.total ? amount : holding.total
      holding.tainted = holding.total
      return amount
    }
    const whole = holding.total > amount ? holding.total : amount
    const tainted = whole === 0n ? 0n : (amount * holding.tainted) / whole
    holding.total = whole - amount
    holding.tainted -= tainted
    return tainted
  }

  #passes({ received, receivedTainted }: Holding): boolean {
    return receivedTainted * 100_000n >= received * BigInt(Math.round(this.#plan.leastPercent * 1_000))
  }

  #holding(account: AccountId, asset: string): Holding {
    const key = keyOf(account, asset)
    let holding = this.#holdings.get(key)
    if (!holding) {
      holding = { total: 0n, tainted: 0n, received: 0n, receivedTainted: 0n }
      this.#holdings.set(key, holding)
    }
    return holding
  }
}

function keyOf(account: AccountId, asset: string): string {
  return `${account} ${asset}`
}
