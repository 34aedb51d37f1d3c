import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Instant } from '../../model/instant.ts'

/** Where value comes from, as far as a source tells: a listed entity, a theft, a tagged actor. */
export interface ExposureOrigin {
  /** `sanctioned`, `seizure`, `theft`, `crime`, `mixer`, `exchange` … */
  readonly category: string
  /** What names it: `us-ofac-sdn:36216`, `case:bybit-2025`, `tag:` and the tag's source. */
  readonly source: string
  /** For people: `Lazarus Group`. */
  readonly name: string
}

/** How the categories stand to each other. `origin`: what leaves carries the category. `ends`: what arrives is followed no further. */
export interface CategoryRole {
  readonly origin: boolean
  readonly ends: boolean
  /** Of several labels of one account the lowest rank names its value. */
  readonly rank: number
}

const ROLES: Readonly<Record<string, CategoryRole>> = {
  sanctioned: { origin: true, ends: true, rank: 0 },
  seizure: { origin: true, ends: true, rank: 1 },
  theft: { origin: true, ends: true, rank: 2 },
  crime: { origin: true, ends: true, rank: 3 },
  mixer: { origin: true, ends: true, rank: 5 },
  private: { origin: true, ends: true, rank: 6 },
  claim: { origin: true, ends: true, rank: 7 },
  victim: { origin: false, ends: true, rank: 9 },
  exchange: { origin: false, ends: true, rank: 10 },
  payment: { origin: false, ends: true, rank: 10 },
  gambling: { origin: false, ends: true, rank: 10 },
  bridge: { origin: false, ends: true, rank: 10 },
  swap: { origin: false, ends: true, rank: 10 },
  defi: { origin: false, ends: true, rank: 10 },
  service: { origin: false, ends: true, rank: 10 },
  other: { origin: false, ends: false, rank: 99 },
}

/** A category's role; a word that nobody foresaw is taken for a risk, after the known ones. */
export function roleOf(category: string): CategoryRole {
  return Object.hasOwn(ROLES, category) ? (ROLES[category] as CategoryRole) : { origin: true, ends: true, rank: 8 }
}

/** Of an account's labels the one that names its value; null where none does. Ties go by source, then by name. */
export function leadingLabel<L extends ExposureOrigin>(labels: readonly L[]): L | null {
  let best: L | null = null
  for (const label of labels) {
    if (!roleOf(label.category).ends) continue
    if (best === null || before(label, best)) best = label
  }
  return best
}

function before(a: ExposureOrigin, b: ExposureOrigin): boolean {
  const rank = roleOf(a.category).rank - roleOf(b.category).rank
  if (rank !== 0) return rank < 0
  return a.source !== b.source ? a.source < b.source : a.name < b.name
}

/**
 * A theft of a kept case: what left the robbed account in one asset from `since` on, up to `amount`. Everything else that the victim
 * pays stays its own.
 */
export interface TheftWindow {
  readonly origin: ExposureOrigin
  readonly account: AccountId
  readonly asset: AssetId
  /** Inclusive. */
  readonly since: Instant
  /** Inclusive; a theft named by its transaction lasts one second. */
  readonly until: Instant
  /** Base units. */
  readonly amount: bigint
}
