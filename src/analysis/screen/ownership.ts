/** A holding: `owner` holds `share` percent of `owned`; null: owned or controlled, share not told. Keys are `list/id`. */
export interface Holding {
  readonly owner: string
  readonly owned: string
  readonly share: number | null
}

/** Why somebody counts as blocked though no list need name it. */
export interface OwnedBy {
  readonly key: string
  /** Percent held in aggregate by blocked owners, where shares are told; at most 100. */
  readonly percent: number
  /** Blocked owners: listed ones, or owned by listed ones in turn. */
  readonly owners: readonly { readonly key: string; readonly share: number | null }[]
  /** False: only owners whose share nobody told; a reason to look, no proof. */
  readonly proven: boolean
}

/** Aggregate holdings of blocked persons from which on a firm counts as blocked (OFAC FAQ 401 and 402). */
export const BLOCKING_PERCENT = 50

/**
 * OFAC's 50 percent rule: whoever is owned half or more, in aggregate, directly or through others, by blocked persons, is blocked. A firm
 * that the rule blocks counts with its whole holding in those that it owns. What somebody merely controls is not blocked by the rule,
 * and is told with `proven` false. Grows only: more listed persons never free anybody.
 * @param listed keys of those whom a list blocks
 */
export function ownedByListed(listed: ReadonlySet<string>, holdings: readonly Holding[]): ReadonlyMap<string, OwnedBy> {
  const ofOwner = new Map<string, Holding[]>()
  for (const h of holdings) {
    const own = ofOwner.get(h.owner)
    if (own) own.push(h)
    else ofOwner.set(h.owner, [h])
  }
  const found = new Map<string, OwnedBy>()
  const blocked = new Set(listed)
  const queue = [...listed]
  for (let owner = queue.pop(); owner !== undefined; owner = queue.pop())
    for (const { owned, share } of ofOwner.get(owner) ?? []) {
      if (owned === owner || listed.has(owned)) continue
      const before = found.get(owned)
      const next = withOwner(before, owned, owner, share)
      if (next === before) continue
      found.set(owned, next)
      if (next.percent < BLOCKING_PERCENT || blocked.has(owned)) continue
      blocked.add(owned)
      queue.push(owned)
    }
  for (const [key, by] of found)
    if (by.proven && by.percent < BLOCKING_PERCENT) found.delete(key)
    else found.set(key, { ...by, owners: [...by.owners].sort(byShare) })
  return found
}

// The largest holding first; holdings whose share nobody told come last.
function byShare(a: OwnedBy['owners'][number], b: OwnedBy['owners'][number]): number {
  return (b.share ?? -1) - (a.share ?? -1) || (a.key < b.key ? -1 : 1)
}

function withOwner(before: OwnedBy | undefined, key: string, owner: string, share: number | null): OwnedBy {
  const owners = before?.owners ?? []
  const known = owners.find(o => o.key === owner)
  // Told twice: the larger share stands, the holdings of one owner are not added to themselves.
  if (before && known && (share === null || (known.share !== null && known.share >= share))) return before
  const all = [...owners.filter(o => o !== known), { key: owner, share }]
  const percent = Math.min(
    100,
    all.reduce((sum, o) => sum + (o.share ?? 0), 0),
  )
  const untold = all.some(o => o.share === null)
  return { key, percent, owners: all, proven: percent >= BLOCKING_PERCENT || !untold }
}
