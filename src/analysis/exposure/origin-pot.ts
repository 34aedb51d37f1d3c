import type { PolicyName } from '../flow/policy.ts'

/** A part of a holding by where it comes from. `origin` is the caller's number. */
export interface OriginLot {
  readonly amount: bigint
  readonly origin: number
  /** Transfers that it has come since it left its origin. */
  readonly hops: number
}

/** What one account holds of one asset, by origin. Amounts are base units. */
export interface OriginPot {
  readonly total: bigint
  /** Adds what a transfer of `amount` brought. */
  put(lots: readonly OriginLot[], amount: bigint): void
  /** Removes `amount`, at most `total`. */
  take(amount: bigint): OriginLot[]
}

/**
 * A pot that divides as a doctrine says.
 * @param isRisk whether an origin counts as tainted where the doctrine tells tainted from clean (tiho, dirty-first)
 */
export function openPot(policy: PolicyName, isRisk: (origin: number) => boolean): OriginPot {
  if (policy === 'poison') return new PoisonPot()
  return policy === 'haircut' ? new SharePot() : new QueuePot(policy, isRisk)
}

/** Lots in the order of arrival, taken from either end; neighbours of one origin join. */
class LotQueue {
  #lots: OriginLot[] = []
  #head = 0

  push(lot: OriginLot): void {
    const last = this.#lots.length - 1
    const newest = this.#lots[last]
    if (last >= this.#head && newest && newest.origin === lot.origin && newest.hops === lot.hops)
      this.#lots[last] = { ...newest, amount: newest.amount + lot.amount }
    else this.#lots.push(lot)
  }

  /** Takes up to `amount` from the oldest end into `taken`; gives what is still wanted. */
  takeOldest(amount: bigint, taken: OriginLot[]): bigint {
    let left = amount
    while (left > 0n && this.#head < this.#lots.length) {
      const lot = this.#lots[this.#head] as OriginLot
      if (lot.amount <= left) this.#head++
      else this.#lots[this.#head] = { ...lot, amount: lot.amount - left }
      left -= part(lot, left, taken)
    }
    if (this.#head > 64 && this.#head * 2 > this.#lots.length) {
      this.#lots = this.#lots.slice(this.#head)
      this.#head = 0
    }
    return left
  }

  /** The same from the newest end. */
  takeNewest(amount: bigint, taken: OriginLot[]): bigint {
    let left = amount
    while (left > 0n && this.#head < this.#lots.length) {
      const lot = this.#lots.pop() as OriginLot
      if (lot.amount > left) this.#lots.push({ ...lot, amount: lot.amount - left })
      left -= part(lot, left, taken)
    }
    return left
  }
}

/** Adds up to `most` of a lot to what is taken; gives how much. */
function part(lot: OriginLot, most: bigint, taken: OriginLot[]): bigint {
  const amount = lot.amount < most ? lot.amount : most
  taken.push({ ...lot, amount })
  return amount
}

/** A pot of lots; tainted and clean ones lie apart where the doctrine tells them apart. */
class QueuePot implements OriginPot {
  total = 0n
  readonly #risk = new LotQueue()
  readonly #clean = new LotQueue()
  readonly #policy: PolicyName
  readonly #isRisk: (origin: number) => boolean

  constructor(policy: PolicyName, isRisk: (origin: number) => boolean) {
    this.#policy = policy
    this.#isRisk = isRisk
  }

  put(lots: readonly OriginLot[]): void {
    const apart = this.#policy === 'tiho' || this.#policy === 'dirty-first'
    for (const lot of lots) {
      if (lot.amount === 0n) continue
      this.total += lot.amount
      const queue = apart && this.#isRisk(lot.origin) ? this.#risk : this.#clean
      queue.push(lot)
    }
  }

  take(amount: bigint): OriginLot[] {
    const stays = this.total - amount
    this.total = stays
    const taken: OriginLot[] = []
    if (this.#policy === 'lifo') this.#clean.takeNewest(amount, taken)
    else if (this.#policy === 'dirty-first' || (this.#policy === 'tiho' && amount >= stays))
      this.#clean.takeOldest(this.#risk.takeOldest(amount, taken), taken)
    else this.#risk.takeOldest(this.#clean.takeOldest(amount, taken), taken)
    return taken
  }
}

/** One lot an origin; every payment takes of each in proportion. */
class SharePot implements OriginPot {
  total = 0n
  #lots: OriginLot[] = []

  put(lots: readonly OriginLot[]): void {
    for (const lot of lots) {
      if (lot.amount === 0n) continue
      this.total += lot.amount
      const at = this.#lots.findIndex(l => l.origin === lot.origin)
      const known = this.#lots[at]
      if (known) this.#lots[at] = { ...known, amount: known.amount + lot.amount, hops: Math.min(known.hops, lot.hops) }
      else this.#lots.push(lot)
    }
  }

  take(amount: bigint): OriginLot[] {
    const parts = shareOut(amount, this.#lots, this.total)
    this.total -= amount
    this.#lots = this.#lots
      .map((lot, i) => ({ ...lot, amount: lot.amount - (parts[i]?.amount ?? 0n) }))
      .filter(lot => lot.amount > 0n)
    return parts.filter(lot => lot.amount > 0n)
  }
}

/**
 * Shares an amount out in proportion to lots, exactly: each gets its part rounded down, and what is left goes to the first lots, a base
 * unit each, so that rounding neither makes nor loses value.
 * @param total the lots' sum, at least 1
 */
export function shareOut(amount: bigint, lots: readonly OriginLot[], total: bigint): OriginLot[] {
  const parts = lots.map(lot => ({ ...lot, amount: (lot.amount * amount) / total }))
  let left = parts.reduce((rest, lot) => rest - lot.amount, amount)
  for (let i = 0; left > 0n && i < parts.length; i++) {
    const part = parts[i] as OriginLot
    parts[i] = { ...part, amount: part.amount + 1n }
    left--
  }
  return parts
}

/** Everything that was ever mixed taints all of it: what is taken counts once for every origin. */
class PoisonPot implements OriginPot {
  total = 0n
  #origins = new Map<number, number>()

  put(lots: readonly OriginLot[], amount: bigint): void {
    this.total += amount
    for (const { amount: part, origin, hops } of lots)
      if (part > 0n) this.#origins.set(origin, Math.min(hops, this.#origins.get(origin) ?? hops))
  }

  take(amount: bigint): OriginLot[] {
    this.total -= amount
    const lots = [...this.#origins].map(([origin, hops]) => ({ amount, origin, hops }))
    if (this.total === 0n) this.#origins = new Map()
    return lots
  }
}
