import type { MonitorEngine } from '../../analysis/monitor/monitor-engine.ts'
import type { GivenEvent } from '../../formats/events/read-event.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'
import type { ExposureIndexer } from '../exposure/exposure-port.ts'
import type { LabelSource } from '../exposure/labels.ts'
import type { FactLog } from '../fact-log.ts'
import type { Clock, TagSource, TransferSource } from '../ports.ts'
import type { Screening } from '../screen/screening.ts'
import type { BuiltUp } from './monitor-port.ts'

/** What the monitor sees of a world: what tells of other sides, and where alerts are kept. */
export interface MonitorWorld {
  readonly facts: FactLog
  readonly screening: Screening
  readonly exposure: ExposureIndexer | null
  readonly tags: TagSource
  /** What lists say about accounts, for the ways over which value came. */
  readonly labels: LabelSource
  readonly transfers: TransferSource
  readonly clock: Clock
  readonly by: string
}

/** Who takes events and judges them. */
export interface JudgingDesk {
  readonly engine: MonitorEngine
  readonly built: BuiltUp
  /**
   * Judges an event; fulfilled when that is on the disk.
   * @throws InputError `event-in-future`, `event-id-reused`, `profile-of-other`; SourceError `monitor-stopped`, `journal-unwritable`
   */
  judge(given: GivenEvent, world: MonitorWorld): Promise<readonly Judgement[]>
}

/** The monitor of a data folder, opened when first asked for; one process holds it at a time. */
export interface MonitorDoor {
  /**
   * The desk, its state built up.
   * @throws InputError `monitor-in-use`, those of the overlay; IntegrityError `journal-damaged`
   */
  desk(world: MonitorWorld): Promise<JudgingDesk>
  /** Why nothing is judged, the fault that is told to whoever sends events; null: nothing hinders it as far as is known. Opens nothing. */
  stopped(): unknown
  /**
   * How many events the journal holds, all of it read back. Opens nothing, and goes beside whoever judges.
   * @throws IntegrityError `journal-damaged`
   */
  journalled(): Promise<number>
}
