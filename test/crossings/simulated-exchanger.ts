import type { FlowRow } from '../../src/analysis/crossing/assign/flow-row.ts'

/** A coin of the simulated market: its price in dollars on the first day, decimals, and sizes that people like to send. */
interface Coin {
  readonly asset: string
  readonly price: number
  readonly decimals: number
  /** Standard deviation of the price's logarithm over a day. */
  readonly daily: number
  readonly round: readonly number[]
}

const COINS: readonly Coin[] = [
  { asset: 'ETH', price: 2700, decimals: 18, daily: 0.045, round: [0.1, 0.5, 1, 2, 5, 10] },
  { asset: 'BTC', price: 96_000, decimals: 8, daily: 0.035, round: [0.01, 0.05, 0.1, 0.25, 0.5] },
  { asset: 'USDT', price: 1, decimals: 6, daily: 0.0008, round: [100, 500, 1000, 5000, 10_000] },
  { asset: 'TRX', price: 0.24, decimals: 6, daily: 0.05, round: [1000, 5000, 10_000, 50_000] },
]

/** What a simulated service is like. */
export interface SimulatedShape {
  readonly seed: number
  readonly deposits: number
  readonly days: number
  /** Of all deposits, those of a size that others send too. */
  readonly round: number
  /** Of all deposits, those paid out by two payouts. */
  readonly split: number
  /** Of all deposits, those whose payout is on a ledger that nobody looks at; and as many payouts of deposits from there. */
  readonly unseen: number
  /** Median of the delay in seconds, and the standard deviation of its logarithm. */
  readonly delay: readonly [median: number, spread: number]
}

/** A service's payments, with the truth that no observer has. */
export interface Simulated {
  readonly deposits: readonly FlowRow[]
  readonly payouts: readonly FlowRow[]
  /** By deposit: the payouts that paid for it; empty where they are on a ledger that is not seen. */
  readonly truth: ReadonlyMap<string, readonly string[]>
  /** The true price of one asset in the other, base units for a base unit. */
  readonly rate: (paidIn: string, paidOut: string, at: number) => number
}

/** The same shape makes the same service again. */
export function simulateExchanger(shape: SimulatedShape): Simulated {
  const random = mulberry(shape.seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const start = 1_740_000_000
  const end = start + shape.days * 86_400
  const step = 300
  const steps = Math.ceil((end - start) / step) + 300
  const prices = new Map(
    COINS.map(c => {
      let log = Math.log(c.price)
      return [
        c.asset,
        Float64Array.from({ length: steps }, () => (log += (c.daily * normal()) / Math.sqrt(86_400 / step))),
      ]
    }),
  )
  const logPrice = (asset: string, at: number): number => {
    const x = Math.min(steps - 2, Math.max(0, (at - start) / step))
    const list = prices.get(asset) ?? new Float64Array(steps)
    const i = Math.floor(x)
    return (list[i] as number) + (x - i) * ((list[i + 1] as number) - (list[i] as number))
  }
  const coin = (asset: string): Coin => COINS.find(c => c.asset === asset) as Coin
  const rate = (paidIn: string, paidOut: string, at: number): number =>
    Math.exp(logPrice(paidIn, at) - logPrice(paidOut, at)) * 10 ** (coin(paidOut).decimals - coin(paidIn).decimals)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const deposits: FlowRow[] = []
  const payouts: FlowRow[] = []
  const truth = new Map<string, readonly string[]>()
  const size = (c: Coin): number =>
    random() < shape.round
      ? pick(c.round) * 10 ** c.decimals
      : Math.round((Math.exp(normal() * 1.4 + Math.log(900)) / c.price) * 10 ** c.decimals)
  const pay = (paidIn: string, paidOut: string, amount: number, at: number): string[] => {
    const delay = Math.exp(Math.log(shape.delay[0]) + shape.delay[1] * normal())
    const fixed = random() < 0.4
    // A fixed rate is that of the order, a floating one that of the payout.
    const when = fixed ? at : at + delay
    const total = amount * rate(paidIn, paidOut, when) * (1 - (fixed ? 0.01 : 0.005)) * (1 + 0.0006 * normal())
    const parts = random() < shape.split ? [0.15 + 0.7 * random()] : []
    const amounts = parts.length === 0 ? [total] : [total * (parts[0] ?? 0), total * (1 - (parts[0] ?? 0))]
    return amounts.map((a, i) => {
      const key = `out${payouts.length}`
      payouts.push({
        key,
        at: Math.round(at + delay + (i === 0 ? 0 : random() * 300)),
        asset: paidOut,
        amount: Math.max(1, Math.floor(a)),
      })
      return key
    })
  }
  for (let n = 0; n < shape.deposits; n++) {
    const at = Math.round(start + random() * (end - start))
    const paidIn = pick(COINS)
    const paidOut = pick(COINS.filter(c => c !== paidIn))
    const amount = size(paidIn)
    const key = `in${n}`
    deposits.push({ key, at, asset: paidIn.asset, amount })
    truth.set(key, random() < shape.unseen ? [] : pay(paidIn.asset, paidOut.asset, amount, at))
    if (random() < shape.unseen) {
      const other = pick(COINS.filter(c => c !== paidOut))
      pay(other.asset, paidOut.asset, size(other), at)
    }
  }
  return { deposits, payouts, truth, rate }
}

/** A small generator of even numbers in [0, 1), good enough for a simulation and equal on all machines. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
