import { InputError } from '../../model/errors.ts'
import { ENDS, GIVES, HoldingTable, type KeptHoldings, STRIDE } from './holding-table.ts'
import { ENTRY, TaintPool } from './taint-pool.ts'

/** Transfers as columns of numbers, in the order of the ledger; only the first `rows` count. */
export interface TransferBatch {
  readonly rows: number
  readonly from: Int32Array
  readonly to: Int32Array
  readonly asset: Int32Array
  /** Unix seconds. */
  readonly at: Uint32Array
  /** Base units. */
  readonly amount: Float64Array
}

/** What leaves an account as an origin's value. A listed account: all, always. A theft: some of one asset, between two seconds. */
export interface GivingRule {
  /** The number of the origin. */
  readonly origin: number
  /** -1: every asset. */
  readonly asset: number
  readonly since: number
  readonly until: number
  /** Base units still to come; infinite for a listed account. */
  left: number
}

/** How an account takes part. */
export interface AccountPart {
  /** What arrives is followed no further. */
  readonly ends: boolean
  /** Empty for services. */
  readonly gives: GivingRule[]
}

/** What an index keeps, as it is written and read back. */
export interface KeptIndex {
  readonly holdings: KeptHoldings
  readonly pool: { readonly doubles: Float64Array<ArrayBuffer>; readonly free: Int32Array<ArrayBuffer> }
  /** By origin: brought in, ended, below the floor. */
  readonly sums: Float64Array<ArrayBuffer>
  readonly rows: number
  readonly lastAt: number
}

/** † An origin's part in a transfer below this share is carried no further: under a hundredth of a percent of what is paid. */
export const CARRY_FLOOR = 1e-4
/** † Origins that one holding tells apart; what comes of others counts as its category's, unnamed. */
export const MOST_ORIGINS = 64
/** Rows whose holdings are looked up together, so that the memory of many is fetched at once. */
const BATCH = 256

/**
 * Haircut of a whole ledger for many origins at once: what leaves a holding takes the same share of every origin's part with it as it takes
 * of the balance. What leaves beyond the known balance is clean. One pass in the order of time; more transfers are added as they come.
 * Doubles: with u = 2^-53 and balances below 2^53 base units the error of all parts of an origin together is at most 8·n·u of what it
 * brought in, over n rows. For each origin: brought in = held + ended + below the floor, within that error.
 */
export class ExposureIndex {
  readonly holdings: HoldingTable
  readonly pool: TaintPool
  rows: number
  lastAt: number
  readonly #sums: Float64Array<ArrayBuffer>
  readonly #parts: ReadonlyMap<number, AccountPart>
  /** By origin: the unnamed origin of its category. */
  readonly #rest: Int32Array
  readonly #floor: number
  readonly #from = new Int32Array(BATCH)
  readonly #to = new Int32Array(BATCH)
  #looked = 0

  /**
   * @param parts by account number; may grow as accounts are named, before transfers name them
   * @param rest by origin number: the unnamed origin of its category (itself for these)
   * @param options `floor`: see {@link CARRY_FLOOR}; `expected`: holdings, in all
   */
  constructor(
    parts: ReadonlyMap<number, AccountPart>,
    rest: Int32Array,
    options: { readonly kept?: KeptIndex; readonly floor?: number; readonly expected?: number } = {},
  ) {
    const { kept } = options
    this.#parts = parts
    this.#rest = rest
    this.#floor = options.floor ?? CARRY_FLOOR
    this.holdings = new HoldingTable(options.expected ?? 0, kept?.holdings)
    this.pool = new TaintPool(kept?.pool)
    this.#sums = new Float64Array(rest.length * 3)
    if (kept) this.#sums.set(kept.sums.subarray(0, this.#sums.length))
    this.rows = kept?.rows ?? 0
    this.lastAt = kept?.lastAt ?? 0
  }

  /** What must be kept to go on later; views, so write them before the next transfers. */
  kept(): KeptIndex {
    const { rows, lastAt } = this
    return { holdings: this.holdings.kept(), pool: this.pool.kept(), sums: this.#sums, rows, lastAt }
  }

  /** What an origin brought in, what of it ended at an account that ends paths, and what fell below the floor; summed over assets. */
  sumsOf(origin: number): { readonly broughtIn: number; readonly ended: number; readonly belowFloor: number } {
    const [broughtIn = 0, ended = 0, belowFloor = 0] = this.#sums.subarray(origin * 3, origin * 3 + 3)
    return { broughtIn, ended, belowFloor }
  }

  /**
   * Takes transfers, which must not be earlier than those taken before. Zeros and transfers to oneself move nothing.
   * @throws InputError `transfers-out-of-order`
   */
  take(batch: TransferBatch): void {
    const { rows, from, to, asset, at, amount } = batch
    const { holdings } = this
    for (let first = 0; first < rows; first += BATCH) {
      const end = Math.min(rows, first + BATCH)
      let before = this.lastAt
      this.#looked ^= holdings.look(from, asset, first, end) ^ holdings.look(to, asset, first, end)
      for (let row = first; row < end; row++) {
        const time = at[row] as number
        if (time < before)
          throw new InputError('transfers-out-of-order', `a transfer of second ${time} comes after one of ${before}`)
        before = time
        const what = asset[row] as number
        const payer = from[row] as number
        const payee = to[row] as number
        this.#from[row - first] = this.#holding(payer, what)
        this.#to[row - first] = this.#holding(payee, what)
      }
      this.lastAt = before
      this.#carry(at, amount, first, end)
    }
    this.rows += rows
  }

  #holding(account: number, asset: number): number {
    const { holdings } = this
    const known = holdings.count
    const holding = holdings.number(account, asset)
    if (holding < known) return holding
    const part = this.#parts.get(account)
    if (part === undefined) return holding
    holdings.setFlags(holding, (part.ends ? ENDS : 0) | (part.gives.length > 0 ? GIVES : 0))
    return holding
  }

  #carry(at: Uint32Array, amount: Float64Array, first: number, end: number): void {
    const { doubles, words } = this.holdings
    for (let row = first; row < end; row++) {
      const value = amount[row] as number
      const from = this.#from[row - first] as number
      const to = this.#to[row - first] as number
      if (value === 0 || from === to) continue
      const payer = from * STRIDE
      const payee = to * STRIDE
      doubles[payer + 2] = (doubles[payer + 2] as number) + value
      doubles[payee + 1] = (doubles[payee + 1] as number) + value
      const special = ((words[2 * payer + 7] as number) | (words[2 * payee + 7] as number)) & GIVES
      if (special !== 0 || words[2 * payer + 6] !== 0) this.#carryTaint(from, to, value, at[row] as number)
      const balance = doubles[payer] as number
      doubles[payer] = value < balance ? balance - value : 0
      doubles[payee] = (doubles[payee] as number) + value
    }
  }

  /** What {@link #carry} does not do: gives origins' value out, and moves parts. The balances are still as before the transfer. */
  #carryTaint(from: number, to: number, value: number, at: number): void {
    const account = this.holdings.accountOf(from)
    let left = value
    let balance = this.holdings.doubles[from * STRIDE] as number
    if ((this.holdings.flags(from) & GIVES) !== 0) {
      const asset = this.holdings.assetOf(from)
      for (const rule of this.#parts.get(account)?.gives ?? []) {
        if (left <= 0 || !applies(rule, asset, at)) continue
        const part = rule.left < left ? rule.left : left
        rule.left -= part
        left -= part
        // What it had of anybody's value goes under in what it gives out as an origin's: nothing is counted twice.
        this.#spend(from, -1, part, balance)
        balance = part < balance ? balance - part : 0
        this.#sums[rule.origin * 3] = (this.#sums[rule.origin * 3] as number) + part
        this.#arrive(to, rule.origin, part, 1)
      }
    }
    if (left > 0) this.#spend(from, to, left, balance)
    if ((this.holdings.flags(to) & GIVES) === 0) return
    const whole = this.#parts.get(this.holdings.accountOf(to))?.gives.find(r => r.left === Number.POSITIVE_INFINITY)
    if (whole !== undefined) this.#entry(from, whole.origin, 0, 3, value)
  }

  /** Takes every origin's share of a payment out of a holding; `to` -1: it ends. */
  #spend(from: number, to: number, value: number, balance: number): void {
    const block = this.holdings.block(from)
    if (block === 0) return
    const { pool } = this
    const least = value * this.#floor
    const first = pool.first(block)
    const end = first + pool.count(block) * ENTRY
    for (let at = first; at < end; at += ENTRY) {
      const held = pool.doubles[at + 1] as number
      if (held === 0) continue
      const moved = value < balance ? held * (value / balance) : held
      pool.doubles[at + 1] = held - moved
      const origin = pool.words[2 * at] as number
      if (to < 0) this.#count(origin, 1, moved)
      else if (moved < least) this.#count(origin, 2, moved)
      else this.#arrive(to, origin, moved, (pool.words[2 * at + 1] as number) + 1)
    }
  }

  #arrive(to: number, origin: number, moved: number, hops: number): void {
    const ends = (this.holdings.flags(to) & ENDS) !== 0
    if (ends) this.#count(origin, 1, moved)
    const at = this.#entry(to, origin, hops, 2, moved)
    if (ends) return
    const { doubles, words } = this.pool
    if (origin !== words[2 * at]) {
      // Counted as the category's from here on.
      this.#count(origin, 0, -moved)
      this.#count(words[2 * at] as number, 0, moved)
    }
    doubles[at + 1] = (doubles[at + 1] as number) + moved
  }

  /** Adds to one of an entry's sums; gives the entry's place. */
  #entry(holding: number, origin: number, hops: number, cell: 2 | 3, value: number): number {
    const { pool } = this
    const { words } = this.holdings
    const block = words[holding * 8 + 6] as number
    let at = pool.find(block, origin)
    if (at < 0) {
      const full = block !== 0 && pool.count(block) >= MOST_ORIGINS
      const known = full ? (this.#rest[origin] as number) : origin
      at = full ? pool.find(block, known) : -1
      if (at < 0) {
        const home = pool.add(block, known, hops)
        words[holding * 8 + 6] = home
        at = pool.first(home) + (pool.count(home) - 1) * ENTRY
      }
    }
    const had = pool.words[2 * at + 1] as number
    if (hops > 0 && (had === 0 || hops < had)) pool.words[2 * at + 1] = hops
    pool.doubles[at + cell] = (pool.doubles[at + cell] as number) + value
    return at
  }

  #count(origin: number, sum: 0 | 1 | 2, value: number): void {
    this.#sums[origin * 3 + sum] = (this.#sums[origin * 3 + sum] as number) + value
  }
}

function applies(rule: GivingRule, asset: number, at: number): boolean {
  return rule.left > 0 && (rule.asset < 0 || rule.asset === asset) && at >= rule.since && at <= rule.until
}
