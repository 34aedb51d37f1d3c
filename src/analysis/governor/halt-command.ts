import type { LedgerId } from '../../model/ledger.ts'

/** Stop withdrawals: of one ledger, or all. The same id again is the same command, so that it may be sent until it is obeyed. */
export interface HaltCommand {
  readonly id: string
  readonly scope: 'ledger' | 'all'
  /** Of the ledger whose wallet gave cause. */
  readonly ledger: LedgerId
  /** When it was given, Unix milliseconds. */
  readonly atMs: number
  /** The wallet and the outflow that gave cause. */
  readonly wallet: string
  readonly event: string
  readonly reason: 'outflow' | 'kinds' | 'second-ledger' | 'not-obeyed' | 'nobody-answered'
  /** One sentence with figures and units. */
  readonly because: string
}

/** The exchange's switch for withdrawals. It must take the same command twice. It resolves once the halt is in force. */
export interface WithdrawalSwitch {
  halt(command: HaltCommand): Promise<void>
}
