import type { Coverage, VersionCounts } from '../../model/list-version.ts'

/** Why a version is not taken in as it stands. */
export interface VersionObjection {
  readonly code: 'list-empty' | 'list-incomplete' | 'list-shrunken' | 'list-lossy'
  readonly reason: string
  /** True: a person may take it in all the same, with a reason that is kept. */
  readonly waivable: boolean
}

/** A new version and what went before it. */
export interface VersionTrial {
  readonly counts: VersionCounts
  readonly covers: readonly Coverage[]
  /** Entries that the source itself declares; null where it does not. */
  readonly declared: number | null
  readonly lost: number
  /** Counts of the version before, of equal coverage; null: the first. */
  readonly before: VersionCounts | null
}

/** A version with fewer than this share of the entries (or names, wallets, domains) of the one before is not believed. */
export const LEAST_SHARE = 0.5

/** A version that lost more than this share of its records is not believed; one that lost less finds, and clears nobody unless waived. */
export const MOST_LOST = 0.01

/** What speaks against a version; empty: it is taken in. A version can be truncated, emptied or cut without being malformed. */
export function judgeVersion(trial: VersionTrial): readonly VersionObjection[] {
  const { counts, covers, declared, lost, before } = trial
  const found: VersionObjection[] = []
  if (counts.entries === 0 || covers.every(c => counts[c] === 0))
    found.push({ code: 'list-empty', reason: 'it holds nothing that could be screened against', waivable: false })
  // What was read and told as lost was there: only what nobody told of is missing.
  if (declared !== null && counts.entries + lost < declared)
    found.push({
      code: 'list-incomplete',
      reason: `it declares ${declared} entries and holds ${counts.entries}`,
      waivable: false,
    })
  if (before)
    for (const what of ['entries', ...covers] as const)
      if (counts[what] < before[what] * LEAST_SHARE)
        found.push({
          code: 'list-shrunken',
          reason: `${counts[what]} ${what} where the version before had ${before[what]}`,
          waivable: true,
        })
  if (lost > (counts.entries + lost) * MOST_LOST)
    found.push({
      code: 'list-lossy',
      reason: `${lost} records of ${counts.entries + lost} could not be read and would be missing`,
      waivable: true,
    })
  return found
}
