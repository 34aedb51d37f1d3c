import type { Address } from './address.ts'
import type { Instant } from './instant.ts'
import type { LedgerId } from './ledger.ts'

/** Somebody or something that is screened. */
export type Party =
  | {
      readonly kind: 'address'
      readonly text: string
      readonly address: Address
      readonly ledgers: readonly LedgerId[]
    }
  | { readonly kind: 'transaction'; readonly text: string; readonly tx: string; readonly ledger: LedgerId | null }
  | { readonly kind: 'domain'; readonly text: string; readonly domain: string }
  | {
      readonly kind: 'name'
      readonly text: string
      readonly birth: string | null
      /** ISO 3166-1 alpha-2. */
      readonly country: string | null
    }

/** `clear` only where every list in use was read, is fresh, and covers what was asked. */
export type VerdictWord = 'match' | 'clear' | 'unknown'

/** What somebody must do because of a match, and by when. */
export interface Duty {
  readonly jurisdiction: string
  readonly who: string
  readonly must: string
  /** Null where no term is known. */
  readonly by: Instant | null
  /** How the term is counted, in words. */
  readonly term: string
  readonly source: string
}
