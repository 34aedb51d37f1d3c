import type { ExchangerModel } from './exchanger-model.ts'
import { type FlowRow, flowSide } from './flow-row.ts'
import type { HypothesisTable } from './hypothesis.ts'
import { type KnownRate, learnExchanger } from './learn-exchanger.ts'
import { listHypotheses } from './list-hypotheses.ts'
import { solveBeliefs } from './solve-beliefs.ts'

/** One way in which a deposit may have been paid out. */
export interface PayoutGuess {
  /** Keys of the payouts: one, or two that share the deposit. */
  readonly payouts: readonly string[]
  /** Of the deposit, the part that each pays for. */
  readonly parts: readonly number[]
  /** 0 to 1. */
  readonly odds: number
  /** Seconds between the deposit and the first payout. */
  readonly delay: number
  /** Payout over what the rate of the time gives: 0.99 is a fee of one per cent. */
  readonly ratio: number
}

/** What is thought of one deposit. The odds of its guesses and `unknown` sum to 1. */
export interface DepositGuess {
  readonly deposit: string
  /** The likeliest first. */
  readonly guesses: readonly PayoutGuess[]
  readonly unknown: number
}

/** How to go about it. */
export interface AssignOptions {
  readonly windowSeconds: number
  /** Prices from elsewhere; without them rates are learned from the payments themselves. */
  readonly known?: KnownRate | undefined
  /** Takes this as given and learns nothing. */
  readonly model?: ExchangerModel | undefined
}

/**
 * The power to which likelihoods are raised before odds are made of them: a model that learned its own world is too sure of it, and a power
 * below one (a power posterior, Grünwald 2012) makes up for that. Chosen on simulated services so that what is said to be true in nine of
 * ten cases is; bench/crossings.ts measures it on others.
 */
const TEMPER = 0.75
/** Guesses below these odds are not told; they stay in `unknown`. */
const LEAST_ODDS = 0.001

/**
 * Says for every deposit of a service which payouts may be its, over all deposits and payouts together: a payout that fits one deposit
 * alone is not free for another. The order of the rows does not matter; of each deposit and of each payout the odds sum to at most 1.
 * @param deposits of one service; keys must differ
 */
export function assignPayouts(
  deposits: readonly FlowRow[],
  payouts: readonly FlowRow[],
  options: AssignOptions,
): { readonly guesses: readonly DepositGuess[]; readonly model: ExchangerModel } {
  const ins = flowSide(deposits)
  const outs = flowSide(payouts)
  const model = options.model ?? learnExchanger(ins, outs, options.windowSeconds, options.known ?? (() => null))
  const table = listHypotheses(ins, outs, model)
  const odds = solveBeliefs(tempered(table), outs.rows.length)
  const guesses = ins.rows.map((row, d): DepositGuess => {
    const told = (table[d] ?? [])
      .map(
        (way, h): PayoutGuess => ({
          payouts: way.payouts.map(j => outs.rows[j]?.key ?? ''),
          parts: way.parts,
          odds: odds[d]?.[h] ?? 0,
          delay: Math.min(...way.payouts.map(j => outs.at[j] as number)) - row.at,
          ratio: Math.exp(way.lesson.ratio),
        }),
      )
      .filter(g => g.odds >= LEAST_ODDS)
      .sort((a, b) => b.odds - a.odds || compare(a.payouts.join(), b.payouts.join()))
    return { deposit: row.key, guesses: told, unknown: Math.max(0, 1 - told.reduce((sum, g) => sum + g.odds, 0)) }
  })
  return { guesses, model }
}

function tempered(table: HypothesisTable): HypothesisTable {
  return table.map(ways => ways.map(way => ({ ...way, weight: way.weight ** TEMPER })))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
