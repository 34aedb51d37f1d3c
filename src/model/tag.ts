import type { Address } from './address.ts'
import type { Instant } from './instant.ts'
import type { LedgerId } from './ledger.ts'

/**
 * What sort of actor stands behind an account. The first eight are services (they end a trace); `thief`, `victim` and `other` are not.
 * Words of other vocabularies (INTERPOL's entity taxonomy in TagPacks, plain CSV) are mapped to these by the formats.
 */
export type TagCategory =
  | 'exchange'
  | 'mixer'
  | 'bridge'
  | 'swap'
  | 'defi'
  | 'payment'
  | 'gambling'
  | 'service'
  | 'thief'
  | 'victim'
  | 'other'

/** How a source knows: kept as data so that attribution can weigh it. */
export type TagBasis = 'publisher' | 'court' | 'ledger-data' | 'behaviour' | 'heuristic' | 'untrusted'

/** One source's claim about an account, with a basis and a date. Claims never merge silently. */
export interface Tag {
  /** null: the source did not say which ledger; it holds on every ledger where the address is valid. */
  readonly ledger: LedgerId | null
  readonly address: Address
  /** The actor's name as the source wrote it. */
  readonly label: string
  readonly category: TagCategory
  readonly basis: TagBasis
  /** 0 to 100, GraphSense's scale. */
  readonly confidence: number
  /** Where it was published: an address, a document, a file. */
  readonly source: string
  readonly at: Instant | null
}

/** True for the categories at which a trace ends because the owner mixes many people's money. */
export function isServiceCategory(category: TagCategory): boolean {
  return category !== 'thief' && category !== 'victim' && category !== 'other'
}
