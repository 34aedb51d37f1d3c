import type { Instant } from './instant.ts'
import type { LedgerId } from './ledger.ts'

/** What an entry designates. `wallet`: the source names addresses and nobody behind them. */
export type EntryKind = 'person' | 'entity' | 'vessel' | 'aircraft' | 'wallet'

/** How far a name can be trusted to find its bearer: publishers mark broad or generic aliases as weak. */
export type NameStrength = 'primary' | 'strong' | 'weak'

/** One name of an entry. */
export interface EntryName {
  /** As published, given names first where the publisher gives the parts. */
  readonly text: string
  readonly strength: NameStrength
  /** Also, formerly, now known as; `name` for the primary one. */
  readonly form: 'name' | 'aka' | 'fka' | 'nka'
}

/** An address that a list names, in the spelling of its ledger. */
export interface EntryWallet {
  /** Canonical (model/wallet-address.ts); as published where no known form fits, then `ledgers` is empty. */
  readonly address: string
  /** Every ledger on which the address is valid; the one that the publisher named first, where it named one. */
  readonly ledgers: readonly LedgerId[]
  /** The publisher's word for the asset or ledger (`XBT`, `USDT`), null where it has none. A hint, never a filter. */
  readonly ticker: string | null
  /** When this address was added, where the publisher dates addresses; else null: see {@link walletDate}. */
  readonly listedAt: Instant | null
}

/**
 * A date of birth, founding or building as far as it is known: `1971`, `1971-05`, `1971-05-03`, or a span `1970/1972`;
 * an approximate one ends in `~`.
 */
export type PartialDate = string

/** A document or register number. */
export interface EntryIdentifier {
  /** The publisher's word: `Passport`, `Tax ID No.`, `IMO` … */
  readonly type: string
  readonly value: string
  /** ISO 3166-1 alpha-2, or null. */
  readonly country: string | null
}

/** What ties an entry to another one of the same list. */
export interface EntryRelation {
  /** {@link ListEntry.id} of the other. */
  readonly to: string
  /** `owned-by`: the other owns this entry (wholly, or `share` percent of it). */
  readonly kind: 'owned-by' | 'acts-for' | 'family' | 'leads' | 'supports' | 'other'
  /** Percent owned, where `kind` is `owned-by` and the publisher tells it; null: not told. */
  readonly share: number | null
  /** The publisher's words. */
  readonly text: string
}

/** One designation of a list: what a screen can match. */
export interface ListEntry {
  /** The publisher's own key, unique within its list and stable from version to version: `36216`, `CDi.001`. */
  readonly id: string
  readonly kind: EntryKind
  /** The primary one first. Empty for wallets without an owner. */
  readonly names: readonly EntryName[]
  readonly wallets: readonly EntryWallet[]
  /** Host names in lower case, without `www.`; websites and domains of malware. */
  readonly domains: readonly string[]
  readonly emails: readonly string[]
  readonly births: readonly PartialDate[]
  /** ISO 3166-1 alpha-2, of nationality, registration or address. */
  readonly countries: readonly string[]
  readonly identifiers: readonly EntryIdentifier[]
  /** The publisher's words: `CYBER2`, `DPRK3`, `1718`. */
  readonly programmes: readonly string[]
  /** When the publisher listed it; null where it does not say. */
  readonly listedAt: Instant | null
  /** When the listing ends by itself (seizure orders); null: until it is taken off. */
  readonly expiresAt: Instant | null
  readonly relations: readonly EntryRelation[]
  /** What the publisher says beside; at most 4,000 characters. */
  readonly remarks: string | null
}

/**
 * When an address was listed: its own date, or that of an entry that is nothing but an address. The date of somebody's designation says
 * nothing of addresses that were added to it later.
 */
export function walletDate(entry: Pick<ListEntry, 'kind' | 'listedAt'>, wallet: EntryWallet): Instant | null {
  return wallet.listedAt ?? (entry.kind === 'wallet' ? entry.listedAt : null)
}

/** An entry without anything but a key: what formats fill in. */
export const BLANK_ENTRY: Omit<ListEntry, 'id' | 'kind'> = {
  names: [],
  wallets: [],
  domains: [],
  emails: [],
  births: [],
  countries: [],
  identifiers: [],
  programmes: [],
  listedAt: null,
  expiresAt: null,
  relations: [],
  remarks: null,
}
