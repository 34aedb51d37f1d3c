import { pairOf } from './asset-pair.ts'
import type { DensityGrid } from './density-grid.ts'
import { type ExchangerModel, RATIO_RANGE, SPLIT_GAP } from './exchanger-model.ts'
import { type FlowSide, firstFrom } from './flow-row.ts'
import type { Hypothesis, HypothesisTable } from './hypothesis.ts'
import type { RateTrack } from './rate-track.ts'

/** Ways so much less likely than the best one of a deposit, or than none, are left out; at most so many are kept. */
const LEAST = 1e-5
const MOST = 80

/** The bounds of the ratio as factors, so that most payouts are passed by without a logarithm. */
const LOW = Math.exp(RATIO_RANGE.from)
const HIGH = Math.exp(RATIO_RANGE.until)

/** A payout that may belong to a deposit, with what all ways that begin with it share. */
interface Candidate {
  readonly j: number
  readonly pair: string
  /** What the rate of that time gives for the deposit. */
  readonly target: number
  readonly fit: DensityGrid
  readonly logDelay: number
  /** Likelihood of the wish and the delay, beside that of no payout in sight. */
  readonly weight: number
}

/** All ways in which each deposit may have been paid out, with their likelihoods under a model. */
export function listHypotheses(deposits: FlowSide, payouts: FlowSide, model: ExchangerModel): HypothesisTable {
  const rarity = rarityOf(payouts, model)
  return deposits.rows.map((_, i) => {
    const near = candidatesOf(deposits, i, payouts, model)
    const ways: Hypothesis[] = []
    for (const c of near) addSingle(c, payouts, model, rarity, ways)
    if (model.split > 0) addSplits(near, payouts, model, rarity, ways)
    const top = ways.reduce((best, w) => Math.max(best, w.weight), 1)
    return ways
      .filter(w => w.weight > LEAST * top)
      .sort((a, b) => b.weight - a.weight || (a.payouts[0] ?? 0) - (b.payouts[0] ?? 0))
      .slice(0, MOST)
  })
}

/** Of each payout, one over how often one like it comes from deposits that are not seen. */
function rarityOf(payouts: FlowSide, model: ExchangerModel): Float64Array {
  return Float64Array.from(payouts.rows, (row, j) => {
    const others = model.others.get(row.asset)
    return others === undefined
      ? 0
      : 1 / Math.max(others.perSecond * others.amountAt(payouts.log[j] as number, row.at), 1e-30)
  })
}

/** Payouts in the window that are not larger than the deposit can have paid for, in the order of time. */
function candidatesOf(deposits: FlowSide, i: number, payouts: FlowSide, model: ExchangerModel): Candidate[] {
  const at = deposits.at[i] as number
  const amount = deposits.rows[i]?.amount ?? 0
  const known = new Map<string, { pair: string; track: RateTrack; fit: DensityGrid; wish: number } | null>()
  const look = (asset: string) => {
    const pair = pairOf(deposits.asset[i] ?? '', asset)
    const track = model.tracks.get(pair)
    const wish = model.wish.get(pair) ?? 0
    const fit = model.ratio.get(pair)
    const found = track === undefined || fit === undefined || wish === 0 ? null : { pair, track, fit, wish }
    known.set(asset, found)
    return found
  }
  const prior = model.seen / (1 - model.seen)
  const near: Candidate[] = []
  for (let j = firstFrom(payouts.at, at); j < payouts.at.length; j++) {
    const when = payouts.at[j] as number
    if (when - at > model.windowSeconds) break
    const asset = payouts.asset[j] ?? ''
    const way = known.has(asset) ? known.get(asset) : look(asset)
    if (!way) continue
    const target = amount * Math.exp(way.track.at(when))
    if ((payouts.rows[j]?.amount ?? 0) > target * HIGH) continue
    const seconds = Math.max(1, when - at)
    const logDelay = Math.log(seconds)
    near.push({
      j,
      pair: way.pair,
      target,
      fit: way.fit,
      logDelay,
      weight: (prior * way.wish * model.delay.at(logDelay)) / seconds,
    })
  }
  return near
}

function addSingle(
  c: Candidate,
  payouts: FlowSide,
  model: ExchangerModel,
  rarity: Float64Array,
  ways: Hypothesis[],
): void {
  const amount = payouts.rows[c.j]?.amount ?? 0
  if (amount < c.target * LOW) return
  const ratio = Math.log(amount / c.target)
  const weight = c.weight * (1 - model.split) * c.fit.at(ratio) * (rarity[c.j] as number)
  if (weight > 0)
    ways.push({ payouts: [c.j], parts: [1], weight, lesson: { logDelay: c.logDelay, ratio, pair: c.pair } })
}

function addSplits(
  near: readonly Candidate[],
  payouts: FlowSide,
  model: ExchangerModel,
  rarity: Float64Array,
  ways: Hypothesis[],
): void {
  near.forEach((c, n) => {
    const first = payouts.rows[c.j]?.amount ?? 0
    const until = (payouts.at[c.j] as number) + SPLIT_GAP
    const low = c.target * LOW
    const high = c.target * HIGH
    for (let m = n + 1; m < near.length; m++) {
      const k = near[m]?.j ?? 0
      if ((payouts.at[k] as number) > until) break
      const sum = first + (payouts.rows[k]?.amount ?? 0)
      if (sum < low || sum > high || near[m]?.pair !== c.pair) continue
      const ratio = Math.log(sum / c.target)
      const part = first / sum
      // Any division of the sum is as likely as another; part × (1 − part) turns it into a density over both logarithms.
      const shape = (2 * part * (1 - part) * (rarity[c.j] as number) * (rarity[k] as number)) / SPLIT_GAP
      const weight = c.weight * model.split * c.fit.at(ratio) * shape
      if (weight > 0)
        ways.push({
          payouts: [c.j, k],
          parts: [part, 1 - part],
          weight,
          lesson: { logDelay: c.logDelay, ratio, pair: c.pair },
        })
    }
  })
}
