import type { ExposureShare } from '../../model/monitor/customer-event.ts'

/** From what on exposure counts: so many US dollars or such a share, within so many hops. */
export interface ExposureTerms {
  readonly hops: number
  readonly usd: number
  readonly share: number
}

/** The nearest exposure of a kind that counts, of equally near ones the largest; null: none does. */
export function worstExposure(
  exposure: readonly ExposureShare[],
  concerns: (category: string) => boolean,
  terms: ExposureTerms,
): ExposureShare | null {
  let worst: ExposureShare | null = null
  for (const e of exposure) {
    if (!concerns(e.category) || e.hops > terms.hops || !(e.usd >= terms.usd || e.share >= terms.share)) continue
    if (worst === null || e.hops < worst.hops || (e.hops === worst.hops && e.usd > worst.usd)) worst = e
  }
  return worst
}
