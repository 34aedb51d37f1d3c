import { readOverlay } from '../../analysis/monitor/overlay.ts'
import { type RuleSet, ruleSet } from '../../analysis/monitor/rule-set.ts'
import type { BacktestAnswer } from '../../analysis/tuning/backtest-answer.ts'
import type { TruthLabel } from '../../analysis/tuning/truth-labels.ts'
import type { Rule, Typology } from '../../model/monitor/rule.ts'
import type { EachOfHistory, HistoryJob, ReadSoFar, RunHistory } from './history-port.ts'
import { makeAnswer } from './make-answer.ts'
import type { PackHistory } from './pack-history.ts'

/** What is to be tried on which history. */
export interface BacktestInput {
  readonly files: readonly string[]
  /** The overlay in force, and the one to be tried, as parsed; null: the rules as they come, and none is tried. */
  readonly inForce: unknown
  readonly given: unknown
  readonly labels: readonly TruthLabel[] | null
  readonly threads: number
}

/** What a backtest works with. */
export interface BacktestWorld {
  readonly rules: readonly Rule[]
  readonly typologies: readonly Typology[]
  readonly software: string
  readonly run: RunHistory
  /** Told how far a run is; absent: nobody looks. */
  readonly told?: ReadSoFar
  /** Judges history on one thread, and shows every judged event. */
  readonly each: EachOfHistory
  readonly pack: PackHistory
  /** Unix milliseconds of the first event of the first file. */
  readonly firstOf: (files: readonly string[]) => Promise<number>
}

/**
 * Judges history under the version in force and, where one is given, under another, and says how both did and what would change.
 * @throws InputError as `readOverlay` and the reading of history do
 */
export async function backtest(input: BacktestInput, world: BacktestWorld): Promise<BacktestAnswer> {
  const overlays = input.given === null ? [input.inForce] : [input.inForce, input.given]
  const sets = overlays.map(overlay => setOf(overlay, world))
  const { files, labels } = input
  const job: HistoryJob = { files, overlays, labels, cutMs: null, software: world.software }
  return makeAnswer(job, await world.run(job, input.threads, world.told), sets)
}

/** The rule set under an overlay, refused before anything is read if it says what no rule has. */
export function setOf(overlay: unknown, { rules, typologies, software }: BacktestWorld): RuleSet {
  return ruleSet(rules, typologies, overlay === null ? null : readOverlay(overlay, rules, typologies), software, null)
}
