import type { ReleaseReason } from '../../analysis/release/release-decision.ts'
import type { StoredObject } from './intel-store.ts'
import type { Recipient } from './recipients.ts'
import type { ReleaseDesk } from './release-desk.ts'

/** What one recipient would get of one object. */
export interface ObjectOutcome {
  readonly id: string
  readonly type: string
  readonly outcome: 'whole' | 'redacted' | 'withheld'
  /** Places that were dropped, as STIX selectors. */
  readonly dropped: readonly string[]
  readonly reasons: readonly ReleaseReason[]
}

/** What one recipient would get of some objects, and why not the rest. */
export interface RecipientOutcome {
  readonly id: string
  readonly name: string
  readonly country: string | null
  readonly sector: string
  readonly standing: string
  readonly ways: readonly string[]
  readonly whole: number
  readonly redacted: number
  readonly withheld: number
  /** Why objects were withheld, each reason once with how many it stopped, the commonest first. */
  readonly why: readonly { readonly code: string; readonly because: string; readonly objects: number }[]
  /** Each object; empty where only the counts were asked for. */
  readonly objects: readonly ObjectOutcome[]
}

/** Decides about objects for every recipient, without giving anything to anybody. @param each whether to list every object */
export async function dryRun(
  objects: readonly StoredObject[],
  recipients: readonly Recipient[],
  desk: ReleaseDesk,
  each: boolean,
): Promise<readonly RecipientOutcome[]> {
  const all: RecipientOutcome[] = []
  for (const to of recipients) {
    const { id, name, country, sector, standing, ways } = to
    const count = { whole: 0, redacted: 0, withheld: 0 }
    const why = new Map<string, { code: string; because: string; objects: number }>()
    const outcomes: ObjectOutcome[] = []
    for (const stored of objects) {
      const decision = await desk.decision(stored, to)
      count[decision.kind]++
      const reasons = decision.kind === 'withheld' ? decision.reasons : []
      for (const { code, because } of reasons) {
        const row = why.get(`${code} ${because}`)
        if (row === undefined) why.set(`${code} ${because}`, { code, because, objects: 1 })
        else row.objects++
      }
      const dropped = decision.kind === 'redacted' ? decision.dropped : []
      if (each) outcomes.push({ id: stored.id, type: stored.type, outcome: decision.kind, dropped, reasons })
    }
    const sorted = [...why.values()].sort((a, b) => b.objects - a.objects || (a.because < b.because ? -1 : 1))
    all.push({ id, name, country, sector, standing, ways, ...count, why: sorted, objects: outcomes })
  }
  return all
}
