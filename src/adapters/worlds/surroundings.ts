import type { AssetId } from '../../model/asset.ts'
import type { KnownAsset } from '../../model/known-asset.ts'
import type { Casework } from '../../operations/casework/casework-world.ts'
import type { LabelSource } from '../../operations/exposure/labels.ts'
import type { FactLog } from '../../operations/fact-log.ts'
import type { GovernorDoor } from '../../operations/governor/governor-door.ts'
import type { SafeQueues } from '../../operations/guard/safe-queues.ts'
import type { MonitorDoor } from '../../operations/monitor/monitor-door.ts'
import type { RuleBook } from '../../operations/monitor/rule-book.ts'
import type { Clock, Progress } from '../../operations/ports.ts'
import type { BatchFiles } from '../../operations/screen/batch-files.ts'
import type { ListedAccounts } from '../../operations/screen/derive-list-port.ts'
import type { PastParties } from '../../operations/screen/past-parties.ts'
import type { Screening } from '../../operations/screen/screening.ts'
import type { Sharing } from '../../operations/share/sharing.ts'
import type { WebhookOutbox } from '../../operations/webhooks/webhook-outbox.ts'

/** What every world has, wherever its ledger data lies. */
export interface Surroundings {
  readonly facts: FactLog
  readonly screening: Screening
  readonly labels: LabelSource
  readonly listed: ListedAccounts
  readonly past: PastParties
  readonly batch: BatchFiles
  readonly outbox: WebhookOutbox
  readonly sharing: Sharing
  readonly monitor?: MonitorDoor | undefined
  readonly ruleBook?: RuleBook | undefined
  readonly governor?: GovernorDoor | undefined
  readonly casework?: Casework | undefined
  /** Services of Safes that may be followed by name. */
  readonly safes?: SafeQueues | undefined
  readonly assets: ReadonlyMap<AssetId, KnownAsset>
  readonly clock: Clock
  readonly progress: Progress
  readonly by: string
  /** Cordon's own version. */
  readonly software: string
  readonly sha256?: ((text: string) => string) | undefined
  interrupted(): boolean
}
