import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'

/** The kinds of facts that say which places people declared. */
export const PLACE_KINDS = ['crossing-place-declared', 'crossing-place-withdrawn'] as const

/** A place of a bridge or swap service that somebody declared: SERVICE=ROLE=ACCOUNT. */
export interface KeptPlace {
  readonly place: string
  readonly because: string | null
  readonly at: Instant
  readonly by: string
}

/** The places that stand, in the order in which they were declared. */
export function foldPlaces(facts: readonly Fact[]): ReadonlyMap<string, KeptPlace> {
  const places = new Map<string, KeptPlace>()
  for (const { kind, at, by, body } of facts) {
    const place = String(body['place'])
    if (kind === 'crossing-place-withdrawn') places.delete(place)
    if (kind !== 'crossing-place-declared') continue
    const { because } = body
    places.set(place, { place, because: typeof because === 'string' ? because : null, at, by })
  }
  return places
}
