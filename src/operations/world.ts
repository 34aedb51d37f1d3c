import type { GapRow } from '../analysis/flow/trace-result.ts'
import type { AssetId } from '../model/asset.ts'
import type { KnownAsset } from '../model/known-asset.ts'
import type { DocumentMemo } from './cases/document-memo.ts'
import type { CrossingSource } from './crossings/crossing-source.ts'
import type { CrossingDesk } from './crossings/crossings-over.ts'
import type { DeclaredPlace } from './crossings/parse-place.ts'
import type { ExposureIndexer } from './exposure/exposure-port.ts'
import type { LabelSource } from './exposure/labels.ts'
import type { FactLog } from './fact-log.ts'
import type { GovernorDoor } from './governor/governor-door.ts'
import type { MonitorDoor } from './monitor/monitor-door.ts'
import type { RuleBook } from './monitor/rule-book.ts'
import type { Clock, Progress, TagSource, TransferSource, UtxoSource } from './ports.ts'
import type { BatchFiles } from './screen/batch-files.ts'
import type { ListedAccounts } from './screen/derive-list-port.ts'
import type { PastParties } from './screen/past-parties.ts'
import type { Screening } from './screen/screening.ts'
import type { Sharing } from './share/sharing.ts'
import type { WebhookOutbox } from './webhooks/webhook-outbox.ts'

/** All that an operation can reach. Built by main.ts; in tests, from tables in memory. */
export interface World {
  readonly transfers: TransferSource
  readonly utxo: UtxoSource
  readonly tags: TagSource
  /** What is known of value that went through bridges and swap services; undefined: nobody was asked. */
  readonly crossings?: CrossingSource | undefined
  /** A desk over all ledger data at hand, with these places beside those of the catalog; undefined: there is none. */
  readonly crossingDesk?: ((declared: readonly DeclaredPlace[]) => CrossingDesk | Promise<CrossingDesk>) | undefined
  readonly facts: FactLog
  /** Lists and who screens against them. */
  readonly screening: Screening
  /** The ledger-wide exposure index; null where the ledger data is no store. */
  readonly exposure: ExposureIndexer | null
  /** What lists say about accounts, for exposure. */
  readonly labels: LabelSource
  readonly listed: ListedAccounts
  /** Everybody who was screened. */
  readonly past: PastParties
  /** Files of parties, and of verdicts. */
  readonly batch: BatchFiles
  readonly outbox: WebhookOutbox
  /** The monitor of customers' events; undefined where there is no data folder to keep it. */
  readonly monitor?: MonitorDoor | undefined
  /** The rules that an overlay must fit; undefined where there is no monitor. */
  readonly ruleBook?: RuleBook | undefined
  /** The governor of own wallets; undefined where there is no data folder to keep it. */
  readonly governor?: GovernorDoor | undefined
  /** The node: what it shares and was given. */
  readonly sharing: Sharing
  /** Assets known by name, and who can freeze them. */
  readonly assets: ReadonlyMap<AssetId, KnownAsset>
  /** What of the data in reach could not be read; every answer made from it says so. */
  readonly missing: readonly GapRow[]
  readonly clock: Clock
  readonly progress: Progress
  /** Who asks, as facts will name them. */
  readonly by: string
  /** SHA-256 of a text's UTF-8 bytes as lower-case hex, quicker than the pure one. */
  readonly sha256?: ((text: string) => string) | undefined
  /** What names the state of the data, the tags and the software, for the evidence. */
  versions(): Promise<Readonly<Record<string, string>>>
  /** True once the user asked to stop: long work ends at its next safe point and says what it has not done. */
  interrupted(): boolean
  /** What was made of kept documents before; undefined: each is read anew, as whoever asks once does. */
  readonly memo?: DocumentMemo | undefined
  /** Lets other work of the process go on. Long work calls it between its slices; undefined: nothing else waits. */
  readonly breathe?: (() => Promise<void>) | undefined
}
