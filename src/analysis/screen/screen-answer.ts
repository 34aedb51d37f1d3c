import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Duty, VerdictWord } from '../../model/party.ts'

/** How an entry was found. All but the exact ones are told with their basis and never merged into them. */
export type MatchBasis =
  | 'address' // the listed address itself
  | 'same-key' // another address form of the same public key or key hash
  | 'derived' // an address that a derived list traces from a published one
  | 'domain'
  | 'name'
  | 'owned' // owned 50 % or more, in aggregate, by listed persons
  | 'transaction' // a party of the transaction is listed

/** An entry that answers the party, with everything that a reader needs to check it. */
export interface MatchedEntry {
  readonly list: string
  readonly id: string
  /** The primary name, or the address where nobody is named. */
  readonly name: string
  readonly kind: string
  readonly basis: MatchBasis
  /** What of the entry matched: the address or the name as listed. */
  readonly matched: string
  /** Sentences, the strongest first. */
  readonly why: readonly string[]
  /** 0 to 100: how far the match is to be believed. Not a probability. */
  readonly confidence: number
  readonly programmes: readonly string[]
  readonly listedAt: Instant | null
  /** False: the publisher told no day, and `listedAt` is the publication of the first version held that names it. */
  readonly dated: boolean
  /** Publication of the first version held that no longer names it; null: it still stands there. */
  readonly delistedAt: Instant | null
  /** SHA-256 of the list version in which it stands. */
  readonly version: string
  readonly duties: readonly Duty[]
}

/**
 * What is no match and worth a look: an address like a listed one or like one of the asker's own counterparties, one that was taken off, a
 * name whose birth date contradicts.
 */
export interface NearMiss {
  /** null: the asker's own counterparty. */
  readonly list: string | null
  readonly id: string | null
  /** The address or name of the other. */
  readonly matched: string
  readonly why: string
}

/** A list version that was asked. */
export interface AskedVersion {
  readonly list: string
  /** SHA-256 of the version's entries. */
  readonly version: string
  /** When the publisher made it. */
  readonly publishedAt: Instant
  readonly stale: boolean
}

/** Why a `clear` could not be given, or what the answer does not cover. */
export interface ScreenGap {
  readonly code: string
  readonly list: string | null
  readonly because: string
  /** True: because of it nobody can be called clear. */
  readonly blocking: boolean
}

/** A share of an account's value that comes from, or went to, a source of taint. */
export interface ExposureShare {
  readonly category: string
  /** The theft's case, the list and entry, or the service. */
  readonly source: string
  readonly direction: 'received' | 'sent'
  /** 0 to 1 of all value received (or sent) in this asset. */
  readonly share: number
  readonly asset: string
  /** Base units, as a decimal string; an estimate where the index made it. */
  readonly amount: string
  /** Least number of transfers between; null: not kept. */
  readonly hops: number | null
}

/** The answer to one party. */
export interface ScreenAnswer {
  readonly party: {
    readonly text: string
    readonly kind: string
    readonly canonical: string
    readonly ledgers: readonly LedgerId[]
  }
  readonly verdict: VerdictWord
  readonly entries: readonly MatchedEntry[]
  readonly nearMisses: readonly NearMiss[]
  readonly exposure: readonly ExposureShare[]
  readonly listVersions: readonly AskedVersion[]
  readonly gaps: readonly ScreenGap[]
}
