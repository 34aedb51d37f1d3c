import type { Instant } from './instant.ts'

/** What a source can be asked about: a version that does not cover names clears no name. */
export type Coverage = 'names' | 'wallets' | 'domains'

/** A file from which a version was read. */
export interface VersionFile {
  readonly name: string
  /** SHA-256 of its bytes as they came, lower-case hex. */
  readonly sha256: string
  /** The address it was fetched from; null when it was given as a file. */
  readonly address: string | null
  /** The publisher's ETag and Last-Modified, to ask for changes only. */
  readonly etag: string | null
  readonly lastModified: string | null
}

/** How much a version holds. */
export interface VersionCounts {
  readonly entries: number
  /** Names of all entries. */
  readonly names: number
  readonly wallets: number
  readonly domains: number
}

/** One state of a list, as its publisher gave it out. A fact of kind `list-version-accepted` holds it. */
export interface ListVersion {
  /** The list's name in the catalog. */
  readonly list: string
  /** SHA-256 over the entries (formats/lists/entry-line.ts): names the version. */
  readonly digest: string
  readonly publishedAt: Instant
  readonly covers: readonly Coverage[]
  readonly counts: VersionCounts
  readonly format: string
  readonly files: readonly VersionFile[]
  /** Faults told while it was read, and how many of them lost something. */
  readonly faults: number
  readonly lost: number
  /** Why it was taken in spite of losses or shrinking; null where nothing had to be waived. */
  readonly waived: string | null
}
