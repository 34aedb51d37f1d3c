import type { DeskCase } from '../../model/casework/desk-case.ts'
import type { QueueAlert } from '../../model/casework/queue-alert.ts'
import type { Tenant } from '../../model/casework/tenant.ts'
import type { Fact } from '../../model/fact.ts'
import type { ReadAlert } from './read-alert.ts'

/** Alerts of one subject that wait, as a fact names them. */
export interface AlertRange {
  readonly subject: string
  readonly from: number
  readonly upTo: number
  readonly count: number
}

/** A reminder that was told. */
export interface Reminder {
  readonly at: number
  readonly case: string
  readonly jurisdiction: string
  readonly stage: string
  readonly words: string
}

/** Alerts, cases and history of one tenant; nothing of another is in reach of whoever holds it. */
export class TenantDesk {
  readonly tenant: Tenant
  readonly cases = new Map<string, DeskCase>()
  /** The case that a fact opened, by the fact's number. */
  readonly opened = new Map<number, string>()
  readonly reminders = new Map<string, Reminder>()
  /** Facts of this tenant's casework in order, those without effect too. */
  readonly trail: Fact[] = []
  readonly #alerts: QueueAlert[] = []
  readonly #waiting = new Map<string, QueueAlert[]>()
  /** The last alert of an event of the monitor. */
  readonly #byEvent = new Map<string, QueueAlert>()
  readonly #superseded = new Set<string>()
  readonly #casesOf = new Map<string, string[]>()

  constructor(tenant: Tenant) {
    this.tenant = tenant
  }

  /** Alerts that wait, by subject. */
  get waiting(): ReadonlyMap<string, readonly QueueAlert[]> {
    return this.#waiting
  }

  /** The alert of this id, waiting or not. */
  alert(id: string): QueueAlert | undefined {
    return /^A[1-9]\d{0,14}$/.test(id) ? this.#alerts[Number(id.slice(1)) - 1] : undefined
  }

  /** Cases that hold alerts of this subject, in the order of opening. */
  casesOf(subject: string): readonly DeskCase[] {
    return (this.#casesOf.get(subject) ?? []).flatMap(id => this.cases.get(id) ?? [])
  }

  /** An alert comes into the queue. */
  add(read: ReadAlert): void {
    const alert = { id: `A${this.#alerts.length + 1}`, ...read }
    this.#alerts.push(alert)
    this.#supersede(alert)
    const waiting = this.#waiting.get(alert.subject)
    if (waiting === undefined) this.#waiting.set(alert.subject, [alert])
    else waiting.push(alert)
  }

  /** Whether a later judgement of the same event took the place of an alert before anybody looked at it. */
  superseded(id: string): boolean {
    return this.#superseded.has(id)
  }

  #supersede(alert: QueueAlert): void {
    if (alert.event === null) return
    const before = this.#byEvent.get(alert.event)
    this.#byEvent.set(alert.event, alert)
    if (before === undefined || !this.#waiting.get(before.subject)?.includes(before)) return
    const number = Number(before.id.slice(1))
    this.remove({ subject: before.subject, from: number, upTo: number })
    this.#superseded.add(before.id)
  }

  /** The alerts of a range that wait; null: they are not as many as it says, so somebody else has taken some. */
  inRange({ subject, from, upTo, count }: AlertRange): readonly QueueAlert[] | null {
    const alerts = (this.#waiting.get(subject) ?? []).filter(a => within(a, from, upTo))
    return alerts.length === count && count > 0 ? alerts : null
  }

  /** Alerts leave the queue. */
  remove({ subject, from, upTo }: Omit<AlertRange, 'count'>): void {
    const left = (this.#waiting.get(subject) ?? []).filter(a => !within(a, from, upTo))
    if (left.length === 0) this.#waiting.delete(subject)
    else this.#waiting.set(subject, left)
  }

  /** A case is put, or put anew, and found by the subjects of its alerts. */
  put(file: DeskCase, added: readonly QueueAlert[] = []): void {
    this.cases.set(file.id, file)
    for (const subject of new Set(added.map(a => a.subject))) {
      const ids = this.#casesOf.get(subject) ?? []
      if (!ids.includes(file.id)) this.#casesOf.set(subject, [...ids, file.id])
    }
  }
}

function within(alert: QueueAlert, from: number, upTo: number): boolean {
  const number = Number(alert.id.slice(1))
  return from <= number && number <= upTo
}
