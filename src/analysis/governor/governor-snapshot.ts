import type { LedgerId } from '../../model/ledger.ts'
import type { HaltCommand } from './halt-command.ts'
import type { KeptOutflow } from './outflow-window.ts'

/** What is kept of one wallet, or of one ledger's wallets together. */
export interface ScopeSnapshot {
  readonly name: string
  readonly sinceMs: number | null
  /** null: nothing was ever released. */
  readonly forgivenMs: number | null
  readonly outflows: readonly KeptOutflow[]
  /** Bucket of five minutes and US dollars. */
  readonly hours: readonly (readonly [number, number])[]
  /** Hour and the most kinds of asset in ten minutes. */
  readonly kinds: readonly (readonly [number, number])[]
}

/** A ledger that stands still. */
export interface HaltedLedger {
  readonly ledger: LedgerId
  /** The wallet and the outflow that gave cause, and the command. */
  readonly wallet: string
  readonly event: string
  readonly command: string
  readonly sinceMs: number
  /** When the halt was in force; null: not yet. */
  readonly obeyedMs: number | null
}

/** All of a governor, as plain data for JSON: put back, it goes on as if it had never stopped. */
export interface GovernorSnapshot {
  readonly form: 'cordon.governor/1'
  readonly latestMs: number | null
  readonly scopes: readonly ScopeSnapshot[]
  readonly balances: readonly (readonly [wallet: string, ledger: string, usd: number])[]
  readonly halted: readonly HaltedLedger[]
  /** The halt of all in force or under way; null: none. */
  readonly all: string | null
  readonly pending: readonly HaltCommand[]
  /** Ids of the outflows that can still come again, with their times. */
  readonly seen: readonly (readonly [string, number])[]
}
