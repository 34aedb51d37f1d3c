import type { ChangedEvent } from './change-count.ts'

/** A line that is no event. */
export interface HistoryFault {
  readonly file: string
  readonly line: number
  readonly field: string | null
  readonly code: string
  readonly message: string
}

/** What a backtest found: `cordon.backtest/1`. Rows stand in a fixed order, so that equal history under equal rules gives equal bytes. */
export interface BacktestAnswer {
  readonly schema: 'cordon.backtest/1'
  readonly history: {
    readonly files: readonly string[]
    readonly events: number
    readonly customers: number
    readonly byKind: Readonly<Record<string, number>>
    /** ISO 8601; null: no events. */
    readonly from: string | null
    readonly until: string | null
    /** UTC days from the first event's to the last one's, both included. */
    readonly days: number
    /** Lines that are no event, and the first of them. */
    readonly faults: number
    readonly firstFaults: readonly HistoryFault[]
    readonly repeated: number
    readonly outOfOrder: number
  }
  readonly labels: {
    readonly bad: number
    readonly good: number
    /** Labels of bad of which no event came. */
    readonly unseen: number
    /** What an event without a label is taken for. */
    readonly unlabelled: 'good' | 'left out'
  } | null
  /** The version in force, then the one given, where one is. */
  readonly versions: readonly VersionAnswer[]
  readonly change: ChangeAnswer | null
  /** What limits the figures. */
  readonly gaps: readonly string[]
}

/** How one version did. */
export interface VersionAnswer {
  readonly name: 'in force' | 'given'
  readonly ruleset: string
  readonly overlay: string | null
  readonly alerts: number
  readonly holds: number
  /** Events that only want a person since a rule could not answer. */
  readonly asked: number
  readonly customers: number
  /** Alerts a UTC day; days without any count. */
  readonly aDay: { readonly mean: number; readonly median: number; readonly p95: number; readonly most: number }
  /** Right alerts of those of which labels speak, 0 to 1; null: there are none. */
  readonly precision: number | null
  /** Labels of bad for which an alert came, of those of which an event came. */
  readonly recall: number | null
  readonly found: number
  readonly byScheme: readonly { readonly scheme: string; readonly labels: number; readonly found: number }[]
  readonly rules: readonly FiredAnswer[]
  readonly typologies: readonly FiredAnswer[]
  readonly daily: readonly { readonly day: string; readonly alerts: number }[]
}

/** How one rule or typology did. */
export interface FiredAnswer {
  readonly name: string
  readonly title: string
  readonly fired: number
  readonly alone: number
  readonly unanswered: number
  readonly precision: number | null
}

/** What the version given would change. */
export interface ChangeAnswer {
  readonly gained: number
  readonly lost: number
  readonly raised: number
  readonly eased: number
  /** Parameters that differ. */
  readonly parameters: readonly { readonly of: string; readonly from: number | string; readonly to: number | string }[]
  readonly rules: readonly NamedChange[]
  readonly typologies: readonly NamedChange[]
  readonly gainedFirst: readonly ChangedEvent[]
  readonly lostFirst: readonly ChangedEvent[]
}

/** How often a rule or typology fires in one version only. */
export interface NamedChange {
  readonly name: string
  readonly gained: number
  readonly lost: number
}
