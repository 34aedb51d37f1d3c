import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'

/** A theft that somebody reported to this node. */
export interface ReportedTheft {
  readonly case: string
  readonly at: Instant
  readonly by: string
  /** SHA-256 of the theft's JSON as it was kept. */
  readonly document: string
  /** The STIX id of its incident. */
  readonly incident: string
  /** Accounts to which the loot went first, CAIP-10. */
  readonly sources: readonly string[]
  /** Transactions of the theft, `CAIP-2:hash`. */
  readonly transactions: readonly string[]
  /** How what is shared of it is marked. */
  readonly marking: { readonly tlp: string; readonly relTo: readonly string[]; readonly pap: string | null }
}

/** The kind of the facts that report a theft. */
export const THEFT_KINDS = ['theft-reported'] as const

/** Reported thefts by case, from facts in the order of the log. */
export function foldThefts(facts: readonly Fact[]): ReadonlyMap<string, ReportedTheft> {
  const thefts = new Map<string, ReportedTheft>()
  for (const { kind, at, by, body } of facts)
    if (kind === 'theft-reported') thefts.set(String(body['case']), { ...(body as unknown as ReportedTheft), at, by })
  return thefts
}
