import type { ScreenGap } from '../../analysis/screen/screen-answer.ts'
import type { ExposureView } from '../exposure/exposure-port.ts'

/** The ledger-wide exposure index as a screen sees it. */
export interface ScreenedExposure {
  /** Another text whenever another index, or none, is there. */
  stamp(): Promise<string>
  /** The index, and what it does not cover. */
  open(): Promise<{ readonly view: ExposureView | null; readonly gaps: readonly ScreenGap[] }>
}
