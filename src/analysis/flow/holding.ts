/**
 * A part of a holding that keeps its origin. `via` is the caller's number of the transfer (or input) that brought it;
 * -1 for what was there before the trace began. `taint` is 0 or `amount` in every doctrine but haircut, where a lot may be partly tainted.
 */
export interface Lot {
  readonly amount: bigint
  readonly taint: bigint
  readonly via: number
}

/** Which end of a holding a spend takes first. */
export type Take = 'oldest' | 'newest' | 'tainted' | 'clean' | 'share' | 'poison'

/**
 * What one account holds of one asset (or what one UTXO transaction's inputs hold), as lots from oldest to newest.
 * Amounts are base units; `total` and `taint` are kept in step with the lots at all times.
 */
export class Holding {
  private lots: Lot[] = []
  private head = 0
  total = 0n
  taint = 0n

  /** Adds a lot at the newest end; an empty lot changes nothing. Neighbouring clean lots join. */
  put(lot: Lot): void {
    if (lot.amount === 0n) return
    this.total += lot.amount
    this.taint += lot.taint
    const last = this.lots[this.lots.length - 1]
    if (last && this.lots.length > this.head && last.taint === 0n && lot.taint === 0n)
      this.lots[this.lots.length - 1] = { amount: last.amount + lot.amount, taint: 0n, via: last.via }
    else this.lots.push(lot)
  }

  /** The lots now held, oldest first. */
  list(): readonly Lot[] {
    return this.lots.slice(this.head)
  }

  /**
   * Removes `amount` (at most `total`) and returns the parts, in the order taken.
   * - `oldest`, `newest`: from that end;
   * - `tainted`, `clean`: all of that colour first, oldest first, then the other;
   * - `share`: every lot in proportion; the taint taken is `floor(taint * amount / total)`, the rest stays, as one pool;
   * - `poison`: the part is tainted whole as soon as anything held is, and what stays remains tainted whole.
   * @throws RangeError when more is taken than is held (a caller's fault: add the surplus first)
   */
  take(amount: bigint, how: Take): Lot[] {
    if (amount > this.total) throw new RangeError(`takes ${amount} of a holding of ${this.total}`)
    if (amount === 0n) return []
    if (how === 'share') return this.takeShare(amount)
    if (how === 'poison') return this.takePoison(amount)
    if (how === 'oldest') return this.takeOldest(amount)
    if (how === 'newest') return this.takeNewest(amount)
    return this.takeColour(amount, how === 'tainted')
  }

  /**
   * Removes up to `most` of the tainted value itself, leaving clean value behind: what a thief's own address sends on again
   * after it came back to it.
   * @returns the taint removed
   */
  withdrawTaint(most: bigint): bigint {
    let left = most
    const kept: Lot[] = []
    for (const lot of this.lots.slice(this.head)) {
      const part = lot.taint < left ? lot.taint : left
      left -= part
      if (lot.amount > part) kept.push({ amount: lot.amount - part, taint: lot.taint - part, via: lot.via })
    }
    const removed = most - left
    this.lots = kept
    this.head = 0
    this.total -= removed
    this.taint -= removed
    return removed
  }

  private takeOldest(amount: bigint): Lot[] {
    const out: Lot[] = []
    let left = amount
    while (left > 0n) {
      const lot = this.lots[this.head] as Lot
      if (lot.amount <= left) {
        out.push(lot)
        left -= lot.amount
        this.head++
      } else {
        const [part, rest] = split(lot, left)
        out.push(part)
        this.lots[this.head] = rest
        left = 0n
      }
    }
    if (this.head > 64 && this.head * 2 > this.lots.length) {
      this.lots = this.lots.slice(this.head)
      this.head = 0
    }
    return this.settle(out)
  }

  private takeNewest(amount: bigint): Lot[] {
    const out: Lot[] = []
    let left = amount
    while (left > 0n) {
      const lot = this.lots.pop() as Lot
      if (lot.amount <= left) {
        out.push(lot)
        left -= lot.amount
      } else {
        const [part, rest] = split(lot, left)
        out.push(part)
        this.lots.push(rest)
        left = 0n
      }
    }
    return this.settle(out)
  }

  private takeColour(amount: bigint, taintedFirst: boolean): Lot[] {
    if (this.taint === 0n || this.taint === this.total) return this.takeOldest(amount)
    const out: Lot[] = []
    let left = amount
    let kept = this.lots.slice(this.head)
    for (const wanted of [taintedFirst, !taintedFirst]) {
      const next: Lot[] = []
      for (const lot of kept) {
        if (left === 0n || lot.taint > 0n !== wanted) next.push(lot)
        else if (lot.amount <= left) {
          out.push(lot)
          left -= lot.amount
        } else {
          const [part, rest] = split(lot, left)
          out.push(part)
          next.push(rest)
          left = 0n
        }
      }
      kept = next
    }
    this.lots = kept
    this.head = 0
    return this.settle(out)
  }

  private takeShare(amount: bigint): Lot[] {
    const taint = (this.taint * amount) / this.total
    const via = this.biggestTaintVia()
    const part = { amount, taint, via }
    this.replaceWith({ amount: this.total - amount, taint: this.taint - taint, via })
    return [part]
  }

  private takePoison(amount: bigint): Lot[] {
    const dirty = this.taint > 0n
    const via = this.biggestTaintVia()
    const part = { amount, taint: dirty ? amount : 0n, via }
    const rest = this.total - amount
    this.replaceWith({ amount: rest, taint: dirty ? rest : 0n, via })
    return [part]
  }

  private biggestTaintVia(): number {
    let best: Lot | undefined
    for (let i = this.head; i < this.lots.length; i++) {
      const lot = this.lots[i] as Lot
      if (lot.taint > 0n && (!best || lot.taint > best.taint)) best = lot
    }
    return best?.via ?? -1
  }

  private replaceWith(lot: Lot): void {
    this.lots = lot.amount === 0n ? [] : [lot]
    this.head = 0
    this.total = lot.amount
    this.taint = lot.taint
  }

  private settle(out: Lot[]): Lot[] {
    for (const lot of out) {
      this.total -= lot.amount
      this.taint -= lot.taint
    }
    return out
  }
}

/** Cuts a lot in two; a partly tainted lot gives `floor` of its taint to the first part. */
function split(lot: Lot, amount: bigint): [Lot, Lot] {
  const taint = lot.taint === lot.amount ? amount : (lot.taint * amount) / lot.amount
  return [
    { amount, taint, via: lot.via },
    { amount: lot.amount - amount, taint: lot.taint - taint, via: lot.via },
  ]
}

/** The tainted sum of some lots. */
export function taintOf(lots: readonly Lot[]): bigint {
  let sum = 0n
  for (const lot of lots) sum += lot.taint
  return sum
}
