/** How urgent something is. `alarm`: stop, do not sign or execute. `warning`: ask whether it is meant. `notice`: know it. */
export type Severity = 'notice' | 'warning' | 'alarm'

const RANK: Readonly<Record<Severity, number>> = { notice: 0, warning: 1, alarm: 2 }

/** One thing that was found in what is to be signed. */
export interface GuardFinding {
  /** Lower-case words joined by hyphens, never reworded. */
  readonly code: string
  readonly severity: Severity
  /** What it would do, or what is wrong: one sentence. */
  readonly sentence: string
  /** In which call of a batch: `0.2`; null: in the transaction as a whole. */
  readonly path: string | null
}

/** The most urgent of some findings; null where there is none. */
export function worstOf(findings: readonly GuardFinding[]): Severity | null {
  let worst: Severity | null = null
  for (const { severity } of findings) if (worst === null || RANK[severity] > RANK[worst]) worst = severity
  return worst
}

/** Findings with the most urgent first, else in the order in which they were found. */
export function urgentFirst(findings: readonly GuardFinding[]): GuardFinding[] {
  return findings.toSorted((a, b) => RANK[b.severity] - RANK[a.severity])
}
