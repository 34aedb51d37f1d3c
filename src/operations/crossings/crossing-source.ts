import type { Crossing } from '../../model/crossing.ts'
import type { LedgerId } from '../../model/ledger.ts'

/** Where a trace asks how value went on that a bridge or swap service took in. */
export interface CrossingSource {
  /** All crossings whose value went in by one of these transactions. */
  outOf(ins: readonly { readonly ledger: LedgerId; readonly tx: string }[]): Promise<readonly Crossing[]>
}
