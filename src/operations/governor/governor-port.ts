import type { Governor } from '../../analysis/governor/governor.ts'
import type { GovernorSnapshot } from '../../analysis/governor/governor-snapshot.ts'
import type { HaltCommand, WithdrawalSwitch } from '../../analysis/governor/halt-command.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { WalletEvent } from '../../model/monitor/customer-event.ts'
import type { FactLog } from '../fact-log.ts'
import type { Clock } from '../ports.ts'

/** One thing that a governor was told. Told again in their order, they make the same governor. Times are Unix milliseconds. */
export type GovernorStep =
  | { readonly kind: 'take'; readonly event: WalletEvent; readonly nowMs: number }
  | { readonly kind: 'tick'; readonly nowMs: number }
  | { readonly kind: 'obeyed'; readonly command: string; readonly nowMs: number }
  | { readonly kind: 'released'; readonly scope: LedgerId | 'all'; readonly nowMs: number }

/** What is kept of a governor across a crash. */
export interface GovernorShelf {
  /** The governor as far as it was made one with its snapshot, null at the first start, and the steps after that. */
  load(): { readonly snapshot: GovernorSnapshot | null; readonly steps: readonly GovernorStep[] }
  /** Fulfilled when the steps, and all before them, survive a power cut. @throws SourceError `governor-unwritable` */
  keep(steps: readonly GovernorStep[]): Promise<void>
  /** Puts a snapshot in the place of the steps, when enough of them are kept. */
  compactIfDue(governor: Governor): void
  close(): Promise<void>
}

/** Let withdrawals go on: of a ledger, or all. */
export interface ResumeCommand {
  readonly id: string
  readonly scope: LedgerId | 'all'
  /** The halts that end. */
  readonly halts: readonly string[]
  readonly atMs: number
  /** The two people. */
  readonly proposedBy: string
  readonly approvedBy: string
  readonly reason: string
}

/** The exchange's switch, both ways. It must take the same command twice, and is fulfilled once the command is in force. */
export interface GovernorSwitch extends WithdrawalSwitch {
  /** @throws SourceError `switch-failed` */
  halt(command: HaltCommand): Promise<void>
  /** @throws SourceError `switch-failed` */
  resume(command: ResumeCommand): Promise<void>
}

/** What the governor sees of a world. */
export interface GovernorWorld {
  readonly facts: FactLog
  readonly clock: Clock
  readonly by: string
}
