import type { Instant } from '../../model/instant.ts'
import type { ListSource } from '../../model/listing.ts'
import type { KnownVersion, ListState } from './fold-versions.ts'
import { AHEAD_SECONDS } from './take-in.ts'

/**
 * Until when the silence of a version can be relied on, in Unix seconds; null: for ever. A version replaced by a newer one was in force
 * until that; the newest one counts as long as the publisher was asked lately.
 * @param newest false: a later version of the same coverage is held
 * @param now what is dated well ahead of this was written by a clock that was wrong, and keeps nothing fresh
 */
export function freshUntil(
  { checkedAt }: Pick<ListState, 'checkedAt'>,
  { staleAfterSeconds }: ListSource,
  { publishedAt }: Pick<KnownVersion, 'publishedAt'>,
  newest: boolean,
  now: Instant,
): Instant | null {
  if (staleAfterSeconds === null) return null
  const told = newest && checkedAt !== null ? [publishedAt, checkedAt] : [publishedAt]
  return Math.max(0, ...told.filter(at => at <= now + AHEAD_SECONDS)) + staleAfterSeconds
}
