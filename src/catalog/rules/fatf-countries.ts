/** Countries that the FATF names, as of a publication. */
export interface FatfLists {
  /** Unix milliseconds. */
  readonly publishedMs: number
  /** High-risk jurisdictions subject to a call for action, the "black list"; ISO 3166-1 alpha-2. */
  readonly callForAction: ReadonlySet<string>
  /** Jurisdictions under increased monitoring, the "grey list". */
  readonly monitored: ReadonlySet<string>
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const CALL = words('KP IR MM')

/** The FATF's publications, the earliest first; later plenaries than the last are not known here. */
export const FATF_LISTS: readonly FatfLists[] = [
  {
    publishedMs: Date.UTC(2025, 9, 24),
    callForAction: CALL,
    monitored: words('DZ AO BO BG CM CI CD HT KE LA LB MC NA NP SS SY VE VN VG YE'),
  },
  {
    // Kuwait and Papua New Guinea were added, nobody was taken off.
    publishedMs: Date.UTC(2026, 1, 13),
    callForAction: CALL,
    monitored: words('DZ AO BO BG CM CI CD HT KE KW LA LB MC NA NP PG SS SY VE VN VG YE'),
  },
]

/** The lists in force at a time; before the first that is known, the first. */
export function fatfListsAt(atMs: number): FatfLists {
  return FATF_LISTS.findLast(lists => lists.publishedMs <= atMs) ?? (FATF_LISTS[0] as FatfLists)
}
