import type { Instant } from '../instant.ts'

/**
 * What is decided in a case. `dismiss`: nothing suspicious, the case is closed; `escalate`: somebody above takes it; `hold`: money stays;
 * `release`: held money may move; `report`: the authority is told; `freeze`: others were asked to freeze; `close`: all is done.
 */
export const DECISION_KINDS = ['dismiss', 'escalate', 'hold', 'release', 'report', 'freeze', 'close'] as const

/** One of them. */
export type DecisionKind = (typeof DECISION_KINDS)[number]

/** Those that a second person must approve. */
export const FOUR_EYES: readonly DecisionKind[] = ['report', 'release']

/**
 * `made`: needs nobody else; `proposed`: waits for a second person; `approved`; `rejected`; `void`: the case changed, so that it must be
 * decided again; `filed`: the approved report has gone out.
 */
export type DecisionState = 'made' | 'proposed' | 'approved' | 'rejected' | 'void' | 'filed'

/** One decision of a case. */
export interface Decision {
  /** 1 and up within the case, those without effect not counted. */
  readonly number: number
  readonly kind: DecisionKind
  readonly reason: string
  readonly by: string
  readonly at: Instant
  /** SHA-256 of the document that says what was decided on what; an approval names it. */
  readonly document: string
  /** The content of the case on which it was decided. */
  readonly content: number
  /** How many alerts the case had then. */
  readonly alerts: number
  readonly state: DecisionState
  /** Whom it goes to (escalate), what stays (hold), the freeze request (freeze), the draft by its digest (report); else null. */
  readonly what: string | null
  /** Of a release, the number of the hold; null: what the monitor holds for the alerts of the case. */
  readonly hold: number | null
  /** Of a report, the countries whose authority is told; else none. */
  readonly jurisdictions: readonly string[]
  /** Who approved or rejected it, and when; null: nobody yet. */
  readonly second: { readonly by: string; readonly at: Instant; readonly reason: string | null } | null
  /** When the report went out, by whom, under which reference of the authority; null: not. */
  readonly filed: { readonly by: string; readonly at: Instant; readonly reference: string } | null
}
