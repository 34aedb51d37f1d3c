import type { Scored } from './isotonic.ts'

/** How a score did on data that it has not seen. */
export interface ScoreEvaluation {
  readonly events: number
  readonly bad: number
  /** How likely a bad event has a higher score than a good one; null: one of the two is missing. 0.5 is chance. */
  readonly auc: number | null
  /** Mean precision over the recall that is reached, by going down the scores; chance gives the share of bad. */
  readonly averagePrecision: number | null
  /** Mean squared difference between the score and what was so. */
  readonly brier: number | null
  /** In tenths of the score: mean score, share of bad, events. */
  readonly calibration: readonly { readonly mean: number; readonly share: number; readonly events: number }[]
}

/** Evaluates scores from 0 to 1; weights count as so many events. */
export function evaluateScore(scored: readonly Scored[]): ScoreEvaluation {
  const sorted = scored.toSorted((a, b) => b.score - a.score)
  const total = sum(scored, () => true)
  const bad = sum(scored, s => s.bad)
  const good = total - bad
  let [right, wrong, area, precision] = [0, 0, 0, 0]
  for (let i = 0; i < sorted.length; ) {
    // Equal scores are gone over as one: half of their pairs count as won.
    let [ties, b, g] = [i, 0, 0]
    for (; ties < sorted.length && sorted[ties]?.score === sorted[i]?.score; ties++) {
      const { bad: isBad, weight } = sorted[ties] as Scored
      if (isBad) b += weight
      else g += weight
    }
    area += g * right + (g * b) / 2
    right += b
    wrong += g
    precision += (b * right) / (right + wrong)
    i = ties
  }
  const squares = scored.reduce(
    (all, { score, bad: isBad, weight }) => all + weight * (score - (isBad ? 1 : 0)) ** 2,
    0,
  )
  return {
    events: total,
    bad,
    auc: bad === 0 || good === 0 ? null : area / (bad * good),
    averagePrecision: bad === 0 ? null : precision / bad,
    brier: total === 0 ? null : squares / total,
    calibration: tenths(scored),
  }
}

function tenths(scored: readonly Scored[]): ScoreEvaluation['calibration'] {
  const bins = Array.from({ length: 10 }, () => ({ score: 0, bad: 0, events: 0 }))
  for (const { score, bad, weight } of scored) {
    const bin = bins[Math.min(9, Math.floor(score * 10))]
    if (bin === undefined) continue
    bin.score += score * weight
    bin.bad += bad ? weight : 0
    bin.events += weight
  }
  return bins
    .filter(bin => bin.events > 0)
    .map(({ score, bad, events }) => ({ mean: score / events, share: bad / events, events }))
}

function sum(scored: readonly Scored[], of: (s: Scored) => boolean): number {
  return scored.reduce((all, s) => all + (of(s) ? s.weight : 0), 0)
}
