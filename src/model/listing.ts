import type { Instant } from './instant.ts'

/** How a publisher gives a list, and how long a version of it may be relied on. One file an entry in `catalog/lists/`. */
export interface ListSource {
  /** `us-ofac-sdn`: country, publisher, list. */
  readonly name: string
  readonly title: string
  /** Who stands behind it. */
  readonly publisher: string
  /** ISO 3166-1 alpha-2 of the publisher, `UN`, `EU`, or null for a private list. Names the duties that follow from a match. */
  readonly jurisdiction: string | null
  /**
   * What being on it means. `crime`: an authority says whose it is, without a sanction. `claim`: somebody's tags, or a derived list.
   * `ownership`: a register of who owns whom; its entries match only where the 50 percent rule blocks them.
   */
  readonly meaning: 'sanctions' | 'seizure' | 'crime' | 'claim' | 'private' | 'ownership'
  /** Formats (formats/lists) in which it can be read; the first is what `update` fetches. */
  readonly formats: readonly string[]
  /** Files of the first format by key, with the address of each; empty where the publisher offers no stable address. */
  readonly addresses: Readonly<Record<string, string>>
  /** Where a person finds it. */
  readonly homepage: string
  /** How often it changes, in words. */
  readonly changes: string
  /** Seconds after which a version counts as stale; null: never, a closed publication. */
  readonly staleAfterSeconds: number | null
  /** Conditions of use, in words. */
  readonly licence: string
  /** Day on which these facts were checked, and against what. */
  readonly checked: string
}

/** Dates between which an entry was on its list, as far as the versions held and the publisher tell. */
export interface Listing {
  readonly listedAt: Instant | null
  readonly delistedAt: Instant | null
}
