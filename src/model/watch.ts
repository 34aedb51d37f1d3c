import type { AccountId } from './account.ts'
import type { AssetId } from './asset.ts'
import type { Instant } from './instant.ts'
import type { LedgerId } from './ledger.ts'

/**
 * What a watch tells of. `hop`: value of the theft came to a new account; `endpoint`: to a service, where it can be asked for; `wake`: an
 * account of the case that had been still moves; `crossing`: value left for another ledger; `freeze-gap`: an issuer's freeze can be seen
 * before it works; `corrected`: the trace over the whole history sees it otherwise than an alert that was told; `undone`: the ledger took
 * back the block of an alert that was told.
 */
export const WATCH_ALERT_KINDS = [
  ...(['hop', 'endpoint', 'wake', 'crossing', 'freeze-gap', 'corrected', 'undone'] as const),
] as const

/** One of them. */
export type WatchAlertKind = (typeof WATCH_ALERT_KINDS)[number]

/** One alert of a watch. Amounts are base units, decimal in JSON. */
export interface WatchAlert {
  readonly case: string
  readonly kind: WatchAlertKind
  readonly ledger: LedgerId
  /** Whom it is about: who was reached, or who woke. */
  readonly account: AccountId
  readonly tx: string
  /** As in Transfer; output number on UTXO ledgers. */
  readonly index: number
  /** Of a freeze, which of its steps; else null. */
  readonly step: string | null
  readonly asset: AssetId | null
  readonly amount: string
  /** The part of the amount that is stolen; of a freeze, what escaped it. */
  readonly tainted: string
  /** Least number of transfers from a source; null: not counted. */
  readonly hop: number | null
  readonly block: number
  readonly blockHash: string
  /** Block time. */
  readonly at: Instant
  /** The service's name; null: none, or not known. */
  readonly service: string | null
  /** Who can stop what lies there now, by name. */
  readonly freezableBy: readonly string[]
  /** `alarm`: told as the block came; `trace`: by the trace over the whole history. */
  readonly basis: 'alarm' | 'trace'
  /** Number of the fact of the alert that is corrected or undone; null: of none. */
  readonly of: number | null
  /** One sentence. */
  readonly because: string
}

/** A watch on a case: it goes on until it is ended. */
export interface Watch {
  readonly case: string
  /** Number of the fact that began it. */
  readonly seq: number
  readonly at: Instant
  readonly by: string
  /** What is traced, as the input of a trace, without an end. */
  readonly input: Readonly<Record<string, unknown>>
  /** By ledger, the time of the last transfer of the case that was known when it began: only later ones are told. */
  readonly seen: Readonly<Record<string, Instant>>
  /** An account that was still for so long wakes when it moves. */
  readonly stillDays: number
}

/** Whether a watch tells of what happened on a ledger at a time. */
export function isNews({ seen }: Pick<Watch, 'seen'>, ledger: LedgerId, at: Instant): boolean {
  return !Object.hasOwn(seen, ledger) || at > (seen[ledger] ?? 0)
}

/**
 * Names what an alert tells, so that it is told once while it stands: an account is new once, each payment to a service counts, and an
 * account wakes once a transaction.
 */
export function alertKey(a: Pick<WatchAlert, 'kind' | 'account' | 'tx' | 'index' | 'step'>): string {
  if (a.kind === 'hop') return `hop ${a.account}`
  if (a.kind === 'wake') return `wake ${a.account} ${a.tx}`
  if (a.kind === 'freeze-gap') return `freeze-gap ${a.account} ${a.tx} ${a.step}`
  return `${a.kind} ${a.account} ${a.tx}:${a.index}`
}
