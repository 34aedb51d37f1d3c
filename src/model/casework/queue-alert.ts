import type { Instant } from '../instant.ts'

/** From where alerts come: the monitor, lists that changed, watches on cases, the guard of multisigs. */
export const ALERT_SOURCES = ['monitor', 'screen', 'watch', 'guard'] as const

/** One of them. */
export type AlertSource = (typeof ALERT_SOURCES)[number]

/** How soon somebody must look, the least first. */
export const SEVERITIES = ['notice', 'review', 'urgent'] as const

/** One of them. */
export type Severity = (typeof SEVERITIES)[number]

/** One alert in the queue of a tenant. Amounts and names stay in the fact that it was read from. */
export interface QueueAlert {
  /** `A1`, `A2` …: the n-th of the tenant, so that the number tells nothing of others. */
  readonly id: string
  /** Number of its fact. */
  readonly seq: number
  readonly at: Instant
  readonly source: AlertSource
  /** What alerts are grouped by: `customer:…`, `party:…`, `case:…`, `safe:…`. */
  readonly subject: string
  readonly severity: Severity
  /** Whether money waits for it: it moves when two people have released it, not before. */
  readonly holds: boolean
  /** One sentence. */
  readonly title: string
  readonly reasons: readonly string[]
  /** What it is alike in with others, sorted: `rule:R01`, `typology:structuring`, `list:us-ofac-sdn` … */
  readonly marks: readonly string[]
  /** The monitor's event that it is about: of two alerts about one, the later takes the place of the earlier; null: none. */
  readonly event: string | null
  /** SHA-256 of the body of its fact, canonical JSON, lower-case hex. */
  readonly digest: string
}
