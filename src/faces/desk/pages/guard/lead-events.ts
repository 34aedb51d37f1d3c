import type { NoncePair } from './compare-transactions.ts'

/** Something that happened on the way to an execution. */
export interface LeadEvent {
  readonly kind: 'shown' | 'signed' | 'alarm' | 'executed'
  readonly atMs: number
  /** As the service wrote the time. */
  readonly text: string
  /** Who signed; null: nobody is named. */
  readonly owner: string | null
}

/** What happened at a nonce in the order of time: shown, signed by each owner, the first alarm, executed. */
export function leadEvents({ shown, executed, alarms }: NoncePair): LeadEvent[] {
  const events: LeadEvent[] = []
  const add = (kind: LeadEvent['kind'], text: string | null | undefined, owner: string | null = null): void => {
    const atMs = text == null ? Number.NaN : msOf(text)
    if (text != null && !Number.isNaN(atMs)) events.push({ kind, atMs, text, owner })
  }
  add('shown', shown?.submittedAt)
  for (const { at, owner } of shown?.signatures ?? []) add('signed', at, owner)
  const [first] = alarms.flatMap(a => a.at ?? []).toSorted((a, b) => msOf(a) - msOf(b))
  add('alarm', first)
  add('executed', (executed ?? shown)?.executedAt)
  const order: readonly LeadEvent['kind'][] = ['shown', 'signed', 'alarm', 'executed']
  return events.sort((a, b) => a.atMs - b.atMs || order.indexOf(a.kind) - order.indexOf(b.kind))
}

function msOf(text: string): number {
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`)
}
