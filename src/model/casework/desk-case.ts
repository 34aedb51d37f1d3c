import type { Instant } from '../instant.ts'
import type { Decision } from './decision.ts'
import type { QueueAlert } from './queue-alert.ts'
import type { Tenant } from './tenant.ts'

/** What somebody wrote beside a case. It changes nothing of what is approved. */
export interface CaseNote {
  readonly at: Instant
  readonly by: string
  readonly text: string
}

/** A file that belongs to a case, kept under its SHA-256. */
export interface Attachment {
  readonly at: Instant
  readonly by: string
  /** As it is shown. It is never a path. */
  readonly name: string
  /** SHA-256 of its bytes, lower-case hex. */
  readonly digest: string
  readonly bytes: number
}

/** Alerts that people work on together. The trace of a theft is another thing, and may be named in a note. */
export interface DeskCase {
  /** `C1`, `C2` …: the n-th of the tenant. */
  readonly id: string
  readonly tenant: Tenant
  readonly title: string
  readonly openedAt: Instant
  readonly openedBy: string
  readonly state: 'open' | 'closed'
  readonly assignee: string | null
  /** Countries whose law sets deadlines, ISO 3166-1 alpha-2. */
  readonly jurisdictions: readonly string[]
  /** False: nobody is suspected by name yet. */
  readonly suspectKnown: boolean
  readonly alerts: readonly QueueAlert[]
  readonly notes: readonly CaseNote[]
  readonly attachments: readonly Attachment[]
  readonly decisions: readonly Decision[]
  /** Counts what a decision rests on: alerts and attachments that were added. */
  readonly content: number
  /** Counts all that was done, notes and assignments left out: who decides names the count that was looked at. */
  readonly turn: number
}

/** Holds that are in force. */
export function holdsOf(file: Pick<DeskCase, 'decisions'>): readonly Decision[] {
  return file.decisions.filter(
    d =>
      d.kind === 'hold' &&
      !file.decisions.some(r => r.kind === 'release' && r.hold === d.number && r.state === 'approved'),
  )
}

/** Alerts of the monitor whose money still waits. A release speaks of those that the case had when it was decided. */
export function heldAlerts(file: Pick<DeskCase, 'alerts' | 'decisions'>): readonly QueueAlert[] {
  const released = file.decisions
    .filter(d => d.kind === 'release' && d.hold === null && d.state === 'approved')
    .map(d => d.alerts)
  return file.alerts.slice(Math.max(0, ...released)).filter(alert => alert.holds)
}

/** Decisions that wait for a second person, or, approved, to go out. */
export function pendingOf(file: Pick<DeskCase, 'decisions'>): readonly Decision[] {
  return file.decisions.filter(d => d.state === 'proposed' || (d.state === 'approved' && d.kind === 'report'))
}
