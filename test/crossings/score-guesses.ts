import type { DepositGuess } from '../../src/analysis/crossing/assign/assign-payouts.ts'
import type { FlowRow } from '../../src/analysis/crossing/assign/flow-row.ts'
import type { Simulated } from './simulated-exchanger.ts'

/** How good a set of guesses is. */
export interface Score {
  /** Of the deposits whose payout can be seen, those whose first guess is the truth, whole. */
  readonly first: number
  /** The same where "don't know" is likelier than any guess, counted as no guess: right among those that were told. */
  readonly told: number
  readonly rightWhenTold: number
  /** Mean squared error of the odds of all guesses. */
  readonly brier: number
  /** Expected calibration error: how far odds and truth lie apart, over ten bins weighted by their guesses. */
  readonly ece: number
  readonly bins: readonly {
    readonly from: number
    readonly said: number
    readonly was: number
    readonly count: number
  }[]
}

/** Compares guesses with the truth. */
export function scoreGuesses(
  guesses: readonly DepositGuess[],
  { truth }: Simulated,
  only: (deposit: string) => boolean = () => true,
): Score {
  let seen = 0
  let first = 0
  let told = 0
  let right = 0
  let squares = 0
  let all = 0
  const bins = Array.from({ length: 10 }, () => ({ said: 0, was: 0, count: 0 }))
  for (const g of guesses) {
    if (!only(g.deposit)) continue
    const answer = [...(truth.get(g.deposit) ?? [])].sort().join()
    const isTrue = (payouts: readonly string[]): boolean => [...payouts].sort().join() === answer
    const top = g.guesses[0]
    if (answer !== '') {
      seen++
      if (top !== undefined && isTrue(top.payouts)) first++
    }
    if (top !== undefined && top.odds > g.unknown) {
      told++
      if (isTrue(top.payouts)) right++
    }
    for (const guess of g.guesses) {
      const was = isTrue(guess.payouts) ? 1 : 0
      squares += (guess.odds - was) ** 2
      all++
      const bin = bins[Math.min(9, Math.floor(guess.odds * 10))]
      if (bin === undefined) continue
      bin.said += guess.odds
      bin.was += was
      bin.count++
    }
  }
  const rows = bins.map((b, i) => ({
    from: i / 10,
    said: b.count ? b.said / b.count : 0,
    was: b.count ? b.was / b.count : 0,
    count: b.count,
  }))
  return {
    first: first / Math.max(1, seen),
    told: told / Math.max(1, guesses.length),
    rightWhenTold: right / Math.max(1, told),
    brier: squares / Math.max(1, all),
    ece: rows.reduce((sum, r) => sum + (r.count / Math.max(1, all)) * Math.abs(r.said - r.was), 0),
    bins: rows,
  }
}

/**
 * The published way, deposit by deposit: of the payouts in the window, in whatever asset, the one whose amount is nearest to what the
 * true price less a fee of 0.75 % would give. It is told the true prices, which no observer is.
 */
export function oneByOne(s: Simulated, windowSeconds: number, only: (d: FlowRow) => boolean = () => true): number {
  let seen = 0
  let right = 0
  const payouts = [...s.payouts].sort((a, b) => a.at - b.at)
  for (const d of s.deposits) {
    const answer = s.truth.get(d.key) ?? []
    if (answer.length === 0 || !only(d)) continue
    seen++
    let best: FlowRow | null = null
    let nearest = Number.POSITIVE_INFINITY
    for (const p of payouts) {
      if (p.at < d.at || p.asset === d.asset) continue
      if (p.at - d.at > windowSeconds) break
      const off = Math.abs(Math.log(p.amount / (d.amount * s.rate(d.asset, p.asset, p.at) * 0.9925)))
      if (off < nearest) {
        nearest = off
        best = p
      }
    }
    if (best !== null && answer.length === 1 && answer[0] === best.key) right++
  }
  return right / Math.max(1, seen)
}
