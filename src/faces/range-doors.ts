import type { StartRange } from '../operations/range/range-port.ts'

/** How the range is started: its chains are programs of their own. */
export interface RangeDoors {
  readonly startRange: StartRange
}
