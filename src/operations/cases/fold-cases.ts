import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'

/** One finished trace of a case, as its fact tells it. */
export interface TraceEntry {
  /** The fact's number. */
  readonly seq: number
  readonly at: Instant
  readonly by: string
  readonly policy: string
  readonly asOf: Instant
  /** False when a time or hop bound stopped it. */
  readonly finished: boolean
  /** SHA-256 of the result's JSON as it was kept. */
  readonly document: string
}

/** A theft that was reported as a case. */
export interface CaseTheft {
  /** The fact's number. */
  readonly seq: number
  readonly at: Instant
  readonly by: string
  /** The STIX id of its incident. */
  readonly incident: string
  /** SHA-256 of the theft's JSON as it was kept. */
  readonly document: string
}

/** What the facts say about a case. */
export interface CaseFile {
  readonly name: string
  readonly openedAt: Instant
  readonly openedBy: string
  /** null: traced, and never reported. */
  readonly theft: CaseTheft | null
  /** In the order in which they were made. */
  readonly traces: readonly TraceEntry[]
}

/** The kinds of facts that make a case. */
export const CASE_KINDS = ['case-opened', 'theft-reported', 'trace-finished'] as const

/** Every case in the order of opening, from facts in the order of the log. Facts of other kinds are passed over. */
export function foldCases(facts: readonly Fact[]): ReadonlyMap<string, CaseFile> {
  const cases = new Map<string, CaseFile>()
  for (const { seq, at, by, kind, body } of facts) {
    const name = String(body.case)
    const known = cases.get(name)
    if (kind === 'case-opened' && !known) cases.set(name, { name, openedAt: at, openedBy: by, theft: null, traces: [] })
    if (kind === 'theft-reported') {
      const theft = { seq, at, by, incident: String(body.incident), document: String(body.document) }
      cases.set(name, { ...(known ?? { name, openedAt: at, openedBy: by, traces: [] }), theft })
    }
    if (kind !== 'trace-finished' || !known) continue
    const { policy, asOf, finished, document } = body
    const trace = {
      seq,
      at,
      by,
      policy: String(policy),
      asOf: Number(asOf),
      finished: finished === true,
      document: String(document),
    }
    cases.set(name, { ...known, traces: [...known.traces, trace] })
  }
  return cases
}
