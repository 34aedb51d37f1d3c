import type { BacktestAnswer } from './backtest-answer.ts'
import type { Setting } from './parameter-grid.ts'

/** How a setting did on one side of the cut. */
export interface SideAnswer {
  readonly alerts: number
  readonly aDay: number
  readonly precision: number | null
  readonly recall: number | null
  readonly found: number
  /** Labels of bad of which events came. */
  readonly seen: number
}

/** One point of the curve. */
export interface PointAnswer {
  readonly setting: Setting
  readonly tuned: SideAnswer
  readonly measured: SideAnswer
  /** Nobody beats it on the side that is tuned on; whether that holds is what the other side shows. */
  readonly front: boolean
  /** The rules as they come, or as the base overlay has them. */
  readonly now: boolean
}

/** The whole trade-off: `cordon.tuning/1`. */
export interface TuneAnswer {
  readonly schema: 'cordon.tuning/1'
  readonly history: BacktestAnswer['history']
  readonly cut: string
  readonly daysTuned: number
  readonly daysMeasured: number
  /** The setting in force first, then the settings by alerts a day on the tuned side. */
  readonly points: readonly PointAnswer[]
  readonly gaps: readonly string[]
}
