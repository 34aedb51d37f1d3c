import type { AccountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { LedgerCall, LedgerEvent } from '../../model/ledger-event.ts'
import type { BlockGap, BlockWants } from '../../model/live-block.ts'

/** What an issuer's wallet is asked to do. `other`: anything that concerns no single holder, such as issuing. */
export type IssuerAct = 'freeze' | 'unfreeze' | 'burn' | 'other'

/** The call inside a proposal. */
export interface ProposedCall {
  readonly act: IssuerAct
  readonly to: Address
  /** The function's name; null where its selector is not known. */
  readonly name: string | null
  /** First four bytes, lower-case hex with 0x; `0x` where there are none. */
  readonly selector: string
  /** Whom it concerns. */
  readonly account: AccountId | null
}

/** Where and when something was said. */
interface Said {
  readonly tx: string
  /** Log index; -1 where only a call was seen. */
  readonly index: number
  readonly block: number
  readonly at: Instant
}

/** One step of a freeze, as the ledger tells it. */
export type FreezeStep = Said &
  (
    | {
        readonly kind: 'submitted'
        readonly wallet: Address
        /** Number of the proposal in its wallet, decimal; null where the wallet's log was not seen. */
        readonly proposal: string | null
        /** null: it was made by a contract, so that what it asks for cannot be seen. */
        readonly call: ProposedCall | null
        readonly by: Address | null
        /** Who confirmed it by the same transaction. */
        readonly confirmedBy: readonly Address[]
      }
    | {
        readonly kind: 'confirmed' | 'revoked' | 'executed' | 'failed'
        readonly wallet: Address
        readonly proposal: string
        /** Who signed the transaction; null where the call was not seen. */
        readonly by: Address | null
      }
    | { readonly kind: 'required'; readonly wallet: Address; readonly needed: number }
    /** What the token itself says: from now on the account is frozen, is free again, or has lost what it held. */
    | { readonly kind: 'frozen' | 'unfrozen' | 'burned'; readonly account: AccountId }
  )

/** How an issuer freezes its token on one ledger. */
export interface FreezeIssuer {
  /** Name of the catalog's entry. */
  readonly name: string
  /** Who they are, in words. */
  readonly issuer: string
  readonly ledger: LedgerId
  readonly token: Address
  readonly asset: AssetId
  /** The wallet whose proposals are public before they work; null where it is not known, or where there is none. */
  readonly wallet: Address | null
  /** False: a freeze is one step, and there is nothing to see before. */
  readonly proposes: boolean
  /** Confirmations that a proposal needs, as published; the ledger's own word replaces it. null: not known. */
  readonly needed: number | null
  /** Where this was read. */
  readonly source: string
  readonly needs: BlockWants
  /** The steps that a block holds, in order, and what of it could not be seen. */
  readonly capture: (
    calls: readonly LedgerCall[],
    events: readonly LedgerEvent[],
  ) => { readonly steps: readonly FreezeStep[]; readonly gaps: readonly BlockGap[] }
}
