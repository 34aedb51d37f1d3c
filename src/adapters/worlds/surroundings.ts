import type { AssetId } from '../../model/asset.ts'
import type { KnownAsset } from '../../model/known-asset.ts'
import type { FactLog } from '../../operations/fact-log.ts'
import type { Clock, Progress } from '../../operations/ports.ts'

/** What every world has, wherever its ledger data lies. */
export interface Surroundings {
  readonly facts: FactLog
  readonly assets: ReadonlyMap<AssetId, KnownAsset>
  readonly clock: Clock
  readonly progress: Progress
  readonly by: string
  /** Cordon's own version. */
  readonly software: string
  readonly sha256?: ((text: string) => string) | undefined
  interrupted(): boolean
}
