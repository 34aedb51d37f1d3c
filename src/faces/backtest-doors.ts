import type { TruthLabel } from '../analysis/tuning/truth-labels.ts'
import type { BacktestWorld } from '../operations/backtest/backtest.ts'

/** How the commands over history reach files, threads and the catalogue. */
export interface BacktestDoors {
  /** Rules, typologies, and who runs history through them; loaded when asked for. */
  backtestWorld(): Promise<BacktestWorld>
  /** Parses a file of YAML or JSON. @throws InputError `file-missing`, `overlay-malformed` */
  readOverlayFile(path: string): Promise<unknown>
  /** Reads labels from a table (.csv) or NDJSON. @throws InputError `file-missing`, `label-malformed` */
  readLabels(path: string): Promise<readonly TruthLabel[]>
  /** Processors that this machine lets us use. */
  processors(): number
}
