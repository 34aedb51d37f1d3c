import type { ExposureShare } from '../../model/monitor/customer-event.ts'

/** From what on exposure counts: so many US dollars or such a share, within so many hops. */
export interface ExposureTerms {
  readonly hops: number
  readonly usd: number
  readonly share: number
}

/** Sources that are told by name. */
const MOST_NAMED = 3

/**
 * The exposure of a kind that counts, summed over its sources from the nearest on: within the fewest hops within which it reaches the
 * terms, so that what is split over many sources counts as well. The way is that of the largest part which has one. Null: it does not.
 */
export function worstExposure(
  exposure: readonly ExposureShare[],
  concerns: (category: string) => boolean,
  terms: ExposureTerms,
): ExposureShare | null {
  const parts = exposure.filter(e => concerns(e.category) && e.hops <= terms.hops).sort((a, b) => a.hops - b.hops)
  for (const [i, { hops }] of parts.entries()) {
    if (parts[i + 1]?.hops === hops) continue
    const sum = sumOf(parts.slice(0, i + 1), hops)
    if (sum.usd >= terms.usd || sum.share >= terms.share) return sum
  }
  return null
}

/** Parts of shares of one whole, the largest first in what is named. */
function sumOf(parts: readonly ExposureShare[], hops: number): ExposureShare {
  const largest = [...parts].sort((a, b) => b.usd - a.usd || b.share - a.share || a.hops - b.hops)
  const sources = [...new Set(largest.flatMap(e => (e.source === undefined ? [] : [e.source])))]
  const more = sources.length > MOST_NAMED ? [`and ${sources.length - MOST_NAMED} more`] : []
  const path = largest.find(e => e.path != null)?.path
  return {
    category: [...new Set(largest.map(e => e.category))].join(', '),
    usd: parts.reduce((sum, e) => sum + e.usd, 0),
    share: Math.min(
      1,
      parts.reduce((sum, e) => sum + e.share, 0),
    ),
    hops,
    ...(sources.length === 0 ? {} : { source: [...sources.slice(0, MOST_NAMED), ...more].join(', ') }),
    ...(path == null ? {} : { path }),
  }
}
