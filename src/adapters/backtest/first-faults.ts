import type { HistoryFault } from '../../analysis/tuning/backtest-answer.ts'

/** † Faults told whole. */
const MOST = 20

/** A fault, by the number of its file. */
export interface PlacedFault extends Omit<HistoryFault, 'file'> {
  readonly file: number
}

/** The first faults of all in the order of the files, in whatever order they are found, and how many there are. */
export class FirstFaults {
  count = 0
  #first: PlacedFault[] = []

  /** Those told whole, in the order of the files. */
  get first(): readonly PlacedFault[] {
    return this.#first
  }

  /** Takes one in. */
  add(fault: PlacedFault): void {
    this.count++
    const last = this.#first.at(-1)
    if (this.#first.length === MOST && last !== undefined && order(last, fault) < 0) return
    this.#first.push(fault)
    this.#first.sort(order)
    this.#first.splice(MOST)
  }

  /** Takes in what another has. */
  join(count: number, first: readonly PlacedFault[]): void {
    for (const fault of first) this.add(fault)
    this.count += count - first.length
  }
}

function order(a: PlacedFault, b: PlacedFault): number {
  return a.file - b.file || a.line - b.line
}
