import type { AccountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { BlockGap } from '../../model/live-block.ts'

/** Who holds how much of a case's loot. Amount in base units. */
export interface LootHolder {
  readonly account: AccountId
  readonly asset: AssetId
  readonly amount: bigint
}

/** What the watch must know of the cases that are followed. */
export interface WatchedLoot {
  /** Cases of which an account holds loot. */
  casesAt(account: AccountId): readonly string[]
  /** Everybody who holds loot of a case. */
  holders(name: string): readonly LootHolder[]
}

/**
 * - `proposed`: a freeze is on its way (or burn or unfreeze, see `act`); `confirmed`, `revoked`, `failed`: its next steps;
 * - `front-run`: the holder moved the token after the proposal was public and before it worked;
 * - `frozen`, `unfrozen`, `burned`: it works.
 */
export type FreezeAlertKind =
  | 'proposed'
  | 'confirmed'
  | 'revoked'
  | 'failed'
  | 'front-run'
  | 'frozen'
  | 'unfrozen'
  | 'burned'

/** One thing to tell about an account of a case that its token's issuer is about to freeze, or has frozen. Amounts are base units. */
export interface FreezeAlert {
  readonly kind: FreezeAlertKind
  readonly act: 'freeze' | 'unfreeze' | 'burn'
  /** Name of the issuer's entry in the catalog. */
  readonly issuer: string
  readonly ledger: LedgerId
  readonly asset: AssetId
  readonly account: AccountId
  /** Cases whose loot lies, or lay when it was proposed, at the account. */
  readonly cases: readonly string[]
  /** What gave rise to the alert. */
  readonly tx: string
  readonly block: number
  readonly at: Instant
  /** Number of the proposal in its wallet; null: a freeze without a proposal that was seen. */
  readonly proposal: string | null
  readonly wallet: Address | null
  /** False: nothing yet shows that the wallet may freeze at all; anybody can propose to a wallet of his own. */
  readonly proven: boolean
  readonly proposedAt: Instant | null
  readonly proposedBy: Address | null
  /** Who made the last step; not always who proposed. */
  readonly by: Address | null
  readonly confirmations: number
  /** null: not known. */
  readonly needed: number | null
  /** Seconds from the proposal to this step; for `frozen` it is the gap. null: no proposal was seen. */
  readonly openSeconds: number | null
  /** What the account sent away since the proposal. */
  readonly escaped: bigint
  /** Who received it, the most first; at most 20. */
  readonly escapedTo: readonly LootHolder[]
  /** Who else holds loot of these cases, the most first, the frozen token before others; at most 20. */
  readonly rest: readonly (LootHolder & { readonly case: string })[]
  /** How many they are in all. */
  readonly restCount: number
  /** One sentence with the figures. */
  readonly because: string
}

/** A proposal of the issuer's wallet that concerns no single holder, or of which nobody can say what it asks for. */
export interface IssuerNotice {
  readonly issuer: string
  readonly wallet: Address
  readonly proposal: string | null
  /** null: made by a contract, unseen. */
  readonly function: string | null
  readonly tx: string
  readonly block: number
  readonly at: Instant
  readonly because: string
}

/** What one block says of freezes. */
export interface FreezeTold {
  readonly alerts: readonly FreezeAlert[]
  readonly notices: readonly IssuerNotice[]
  readonly gaps: readonly BlockGap[]
}
