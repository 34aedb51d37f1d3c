import { agreeTracks } from './agree-tracks.ts'
import { pairOf } from './asset-pair.ts'
import { DensityBuilder, type GridShape } from './density-grid.ts'
import { type ExchangerModel, RATIO_RANGE } from './exchanger-model.ts'
import { type FlowSide, firstFrom } from './flow-row.ts'
import type { HypothesisTable } from './hypothesis.ts'
import { listHypotheses } from './list-hypotheses.ts'
import { otherPayouts } from './other-payouts.ts'
import { learnTrack, type RatePoint, type RateTrack } from './rate-track.ts'
import { solveBeliefs } from './solve-beliefs.ts'

/** A price that is known from elsewhere: base units of one asset for a base unit of the other at a time; null where it is not known. */
export type KnownRate = (paidIn: string, paidOut: string, at: number) => number | null

/** Rounds of learning: what the model says of the pairs, then what the pairs say of the model (EM). */
const ROUNDS = 6
/** Fewer possible pairs than this teach no rate †. */
const FEW_PAIRS = 12
/** Trust in what is believed before anything is learned, in pairs †. */
const TRUST = 4
/** Trust of a pair of assets in what all pairs of the service teach, in pairs †: calm markets and wild ones differ. */
const SHARED = 15
/** What services of this kind keep, published: 0.5 % at a floating rate, 1 % at a fixed one (FixedFloat). */
const USUAL_FEE = 0.0075

const RATIO_SHAPE: GridShape = { ...RATIO_RANGE, cells: 400, smooth: 0.0008, floor: 0.02 }

/** The first beliefs: a payout after a quarter of an hour, give or take a factor of three †; a fee near the usual one. */
const usualDelay = (logDelay: number): number => Math.exp(-0.5 * ((logDelay - Math.log(900)) / 1.1) ** 2)
const usualRatio = (ratio: number): number => Math.exp(-0.5 * (ratio / 0.006) ** 2)

/** Learns how a service behaves from its own payments. */
export function learnExchanger(
  deposits: FlowSide,
  payouts: FlowSide,
  windowSeconds: number,
  known: KnownRate,
): ExchangerModel {
  let model = firstModel(deposits, payouts, windowSeconds, known)
  for (let round = 0; round < ROUNDS; round++) {
    const table = listHypotheses(deposits, payouts, model)
    model = nextModel(deposits, payouts, model, table, solveBeliefs(table, payouts.rows.length), known)
  }
  return model
}

function delayShape(windowSeconds: number): GridShape {
  return { from: 0, until: Math.log(windowSeconds) + 1e-9, cells: 80, smooth: 0.15, floor: 0.02 }
}

function firstModel(deposits: FlowSide, payouts: FlowSide, windowSeconds: number, known: KnownRate): ExchangerModel {
  const [from, until] = spanOf(deposits, payouts)
  const points = new Map<string, RatePoint[]>()
  deposits.rows.forEach((row, i) => {
    for (
      let j = firstFrom(payouts.at, row.at);
      j < payouts.at.length && (payouts.at[j] as number) - row.at <= windowSeconds;
      j++
    ) {
      const pair = pairOf(row.asset, payouts.asset[j] ?? '')
      const seconds = Math.max(1, (payouts.at[j] as number) - row.at)
      const point = {
        at: payouts.at[j] as number,
        ratio: (payouts.log[j] as number) - (deposits.log[i] as number),
        weight: usualDelay(Math.log(seconds)),
      }
      const list = points.get(pair)
      if (list) list.push(point)
      else points.set(pair, [point])
    }
  })
  const enough = [...points].filter(([pair, list]) => list.length >= FEW_PAIRS || givenTrack(pair, known) !== null)
  const tracks = agreeTracks(new Map(enough.sort((a, b) => (a[0] < b[0] ? -1 : 1))), from, until, USUAL_FEE)
  for (const pair of tracks.keys()) tracks.set(pair, givenTrack(pair, known) ?? (tracks.get(pair) as RateTrack))
  return {
    seen: 0.8,
    split: 0.03,
    wish: evenWish([...tracks.keys()]),
    tracks,
    ratio: new Map(
      [...tracks.keys()].map(pair => [pair, new DensityBuilder(RATIO_SHAPE).density({ at: usualRatio, weight: 1 })]),
    ),
    delay: new DensityBuilder(delayShape(windowSeconds)).density({ at: usualDelay, weight: 1 }),
    others: otherPayouts(deposits, payouts, tracks, null, until - from),
    windowSeconds,
  }
}

/** A known price, less the usual fee; the rate is asked for at every time again, since it moves. */
function givenTrack(pair: string, known: KnownRate): RateTrack | null {
  const [paidIn = '', paidOut = ''] = pair.split(' ')
  const rateAt = (at: number): number | null => {
    const rate = known(paidIn, paidOut, at)
    return rate !== null && rate > 0 ? Math.log(rate) - USUAL_FEE : null
  }
  let last: number | null = null
  return rateAt(0) === null && known(paidIn, paidOut, Number.NaN) === null
    ? null
    : {
        at: time => {
          last = rateAt(time) ?? last
          return last ?? 0
        },
      }
}

function nextModel(
  deposits: FlowSide,
  payouts: FlowSide,
  model: ExchangerModel,
  table: HypothesisTable,
  odds: readonly (readonly number[])[],
  known: KnownRate,
): ExchangerModel {
  const [from, until] = spanOf(deposits, payouts)
  const ratio = new DensityBuilder(RATIO_SHAPE)
  const own = new Map([...model.tracks.keys()].map(pair => [pair, new DensityBuilder(RATIO_SHAPE)]))
  const delay = new DensityBuilder(delayShape(model.windowSeconds))
  const explained = new Float64Array(payouts.rows.length)
  const points = new Map<string, RatePoint[]>()
  const wished = new Map<string, number>()
  let found = 0
  let split = 0
  table.forEach((ways, d) => {
    ways.forEach((way, h) => {
      const p = odds[d]?.[h] ?? 0
      const last = way.payouts[0] ?? 0
      const at = payouts.at[last] as number
      found += p
      if (way.payouts.length > 1) split += p
      for (const j of way.payouts) explained[j] = (explained[j] as number) + p
      ratio.add(way.lesson.ratio, p)
      own.get(way.lesson.pair)?.add(way.lesson.ratio, p)
      delay.add(way.lesson.logDelay, p)
      wished.set(way.lesson.pair, (wished.get(way.lesson.pair) ?? 0) + p)
      const track = model.tracks.get(way.lesson.pair)?.at(at) ?? 0
      const list = points.get(way.lesson.pair) ?? []
      list.push({ at, ratio: track + way.lesson.ratio, weight: p })
      points.set(way.lesson.pair, list)
    })
  })
  const tracks = new Map<string, RateTrack>()
  for (const [pair, before] of model.tracks) {
    const trust = givenTrack(pair, known) === null ? 0.5 : 8
    tracks.set(pair, learnTrack(points.get(pair) ?? [], before, from, until, trust))
  }
  const count = deposits.rows.length
  const shared = ratio.density({ at: usualRatio, weight: TRUST })
  return {
    seen: Math.min(0.98, Math.max(0.05, (found + 0.8 * TRUST) / (count + TRUST))),
    split: Math.min(0.5, Math.max(0.002, (split + 0.03 * TRUST) / (found + TRUST))),
    wish: learnedWish([...tracks.keys()], wished),
    tracks,
    ratio: new Map([...own].map(([pair, builder]) => [pair, builder.density({ at: shared.at, weight: SHARED })])),
    delay: delay.density({ at: usualDelay, weight: TRUST }),
    others: otherPayouts(deposits, payouts, tracks, explained, until - from),
    windowSeconds: model.windowSeconds,
  }
}

function spanOf(...sides: readonly FlowSide[]): [from: number, until: number] {
  const times = sides.flatMap(s => [s.at[0], s.at[s.at.length - 1]]).filter(t => t !== undefined)
  return times.length === 0 ? [0, 1] : [Math.min(...times), Math.max(...times) + 1]
}

function evenWish(pairs: readonly string[]): Map<string, number> {
  return learnedWish(pairs, new Map())
}

/** How often each asset is asked for, by the asset paid in; one pair more of each keeps what was not seen possible. */
function learnedWish(pairs: readonly string[], counts: ReadonlyMap<string, number>): Map<string, number> {
  const totals = new Map<string, number>()
  const count = (pair: string): number => (counts.get(pair) ?? 0) + 1
  const paidIn = (pair: string): string => pair.slice(0, pair.indexOf(' '))
  for (const pair of pairs) totals.set(paidIn(pair), (totals.get(paidIn(pair)) ?? 0) + count(pair))
  return new Map(pairs.map(pair => [pair, count(pair) / (totals.get(paidIn(pair)) ?? 1)]))
}
