import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'

/** Value that came back to who was robbed, as somebody wrote it down. */
export interface Recovery {
  readonly id: string
  readonly case: string
  /** CAIP-19. */
  readonly asset: string
  readonly amount: bigint
  /** When it came back. */
  readonly at: Instant
  /** Court order, receipt or transaction that shows it. */
  readonly reference: string
  readonly keptAt: Instant
  readonly by: string
}

/** The kinds of facts that tell of value that came back. */
export const RECOVERY_KINDS = ['value-recovered', 'recovery-withdrawn'] as const

/** Recoveries that stand, in the order in which they were written down. Facts of other kinds are passed over. */
export function foldRecoveries(facts: readonly Fact[]): readonly Recovery[] {
  const all = new Map<string, Recovery>()
  for (const { kind, at, by, body } of facts) {
    const id = String(body['id'])
    if (kind === 'recovery-withdrawn') all.delete(id)
    if (kind !== 'value-recovered' || all.has(id)) continue
    all.set(id, {
      id,
      case: String(body['case']),
      asset: String(body['asset']),
      amount: BigInt(String(body['amount'])),
      at: Number(body['at']),
      reference: String(body['reference']),
      keptAt: at,
      by,
    })
  }
  return [...all.values()]
}
