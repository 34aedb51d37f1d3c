import { type QueueAlert, SEVERITIES, type Severity } from '../../model/casework/queue-alert.ts'
import type { Instant } from '../../model/instant.ts'

/** Alerts about one subject that nobody has looked at yet, as one line of the queue. */
export interface AlertGroup {
  /** That of its first alert. */
  readonly id: string
  readonly subject: string
  readonly severity: Severity
  /** Alerts whose money waits. */
  readonly holds: number
  readonly count: number
  readonly firstAt: Instant
  readonly lastAt: Instant
  /** The last alert: who decides over the group says up to which it was looked at. */
  readonly last: string
  /** One line for alerts that are alike but for their time, the latest of them; most frequent first. */
  readonly kinds: readonly { readonly title: string; readonly count: number; readonly latest: string }[]
  readonly marks: readonly string[]
}

/** † Lines and marks of one group that the queue shows. */
const MOST_KINDS = 10
const MOST_MARKS = 30

/** Joins the alerts of one subject. @param alerts at least one, in the order of the log */
export function groupAlerts(alerts: readonly QueueAlert[]): AlertGroup {
  const [first, last] = [alerts[0], alerts.at(-1)]
  if (first === undefined || last === undefined) throw new RangeError('a group has an alert')
  const kinds = new Map<string, { title: string; count: number; latest: string }>()
  const marks = new Set<string>()
  let [severity, holds, firstAt, lastAt]: [Severity, number, Instant, Instant] = ['notice', 0, first.at, last.at]
  for (const alert of alerts) {
    const alike = likeness(alert)
    kinds.set(alike, { title: alert.title, count: (kinds.get(alike)?.count ?? 0) + 1, latest: alert.id })
    for (const mark of alert.marks) if (marks.size < MOST_MARKS) marks.add(mark)
    if (rank(alert.severity) > rank(severity)) severity = alert.severity
    if (alert.holds) holds++
    firstAt = Math.min(firstAt, alert.at)
    lastAt = Math.max(lastAt, alert.at)
  }
  return {
    ...{ id: first.id, subject: first.subject, severity, holds, count: alerts.length, firstAt, lastAt, last: last.id },
    kinds: [...kinds.values()].sort((a, b) => b.count - a.count).slice(0, MOST_KINDS),
    marks: [...marks].sort(),
  }
}

/** What repeated alerts of one subject have in common. */
function likeness({ source, severity, holds, marks }: QueueAlert): string {
  return JSON.stringify([source, severity, holds, marks])
}

/** Groups by urgency: money that waits first, then severity, then the longest wait. */
export function byUrgency(a: AlertGroup, b: AlertGroup): number {
  return Number(b.holds > 0) - Number(a.holds > 0) || rank(b.severity) - rank(a.severity) || a.firstAt - b.firstAt
}

/** Groups of other subjects that show the same signs: equal marks, or a named account in common; at most `most` each, by id. */
export function similarGroups(groups: readonly AlertGroup[], most: number): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, string[]>()
  const keysOf = ({ marks }: AlertGroup): readonly string[] => [
    ...(marks.length > 0 ? [JSON.stringify(marks)] : []),
    ...marks.filter(mark => mark.startsWith('account:')),
  ]
  for (const group of groups)
    for (const key of keysOf(group)) {
      const ids = byKey.get(key)
      // One more than is shown, since a group is not similar to itself.
      if (ids === undefined) byKey.set(key, [group.id])
      else if (ids.length <= most) ids.push(group.id)
    }
  return new Map(
    groups.map(group => {
      const ids = new Set(keysOf(group).flatMap(key => byKey.get(key) ?? []))
      ids.delete(group.id)
      return [group.id, [...ids].slice(0, most)]
    }),
  )
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity)
}
