import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { CrossingBasis } from '../../model/crossing.ts'
import type { Instant } from '../../model/instant.ts'
import type { PolicyName } from './policy.ts'

/** What an account is to the theft. `residue`: reached by less than the floor, or by what was not followed on. */
export type Role = 'source' | 'intermediate' | 'service' | 'deposit' | 'residue'

/** Where money came to rest. `held`: an account under no known service; `unfollowed`: reached but not yet followed (time or hop bound). */
export type EndpointKind =
  | 'held'
  | 'exchange'
  | 'mixer'
  | 'bridge'
  | 'swap'
  | 'defi'
  | 'payment'
  | 'gambling'
  | 'service'
  | 'unknown-service'
  | 'residue'
  | 'unfollowed'

/** What was stolen: one row a source and asset. Amounts are base units in every row of a result. */
export interface StolenRow {
  readonly source: AccountId
  /** Set when the source named was a transaction. */
  readonly tx: string | null
  readonly asset: AssetId
  readonly amount: bigint
  readonly firstAt: Instant
}

/** One row an account and asset. `tainted`: all taint that ever arrived; `held`: what is there at `asOf`. */
export interface AccountRow {
  readonly account: AccountId
  readonly asset: AssetId
  /** Least number of tainted transfers from a source. */
  readonly hop: number
  readonly tainted: bigint
  readonly held: bigint
  readonly role: Role
  /** The service's name, for roles service and deposit. */
  readonly service: string | null
  readonly firstAt: Instant
  readonly lastAt: Instant
}

/** One tainted transfer. `index` as in model Transfer; for UTXO ledgers the output's index. */
export interface TransferRow {
  readonly tx: string
  readonly index: number
  readonly block: number
  readonly at: Instant
  /** On UTXO ledgers the account of the input with the most taint; null where it has no address form. */
  readonly from: AccountId | null
  readonly to: AccountId | null
  readonly asset: AssetId
  readonly amount: bigint
  readonly tainted: bigint
}

/** One step of a path: indexes into `transfers`. */
export type PathStep = number

/** Where money is now. */
export interface EndpointRow {
  readonly account: AccountId
  readonly kind: EndpointKind
  /** The service's name, or null. */
  readonly name: string | null
  readonly asset: AssetId
  readonly amount: bigint
  readonly firstAt: Instant
  readonly lastAt: Instant
  /** Why we say so: tag and source, or the behaviour with its figures. */
  readonly basis: string
  /** 0 to 100. */
  readonly confidence: number
  /** Who can stop it, in words: the exchange, the token's issuer, nobody known. */
  readonly freezableBy: readonly string[]
  /** The path with the highest least tainted amount (widest path) from a source, as indexes into `transfers`. */
  readonly path: readonly PathStep[]
}

/** A named laundering pattern with its evidence. */
export interface PatternRow {
  /** peel-chain, fan-out, fan-in, pass-through, round-amounts, coinjoin, dormant, swap … as defined in docs/patterns.md */
  readonly pattern: string
  readonly accounts: readonly AccountId[]
  /** Indexes into `transfers`. */
  readonly transfers: readonly number[]
  /** The measured figures, by name, ready to print. */
  readonly figures: Readonly<Record<string, string | number>>
  /** One sentence. */
  readonly because: string
}

/** Noise met beside the money: counted and listed apart, carries no taint. */
export interface NoiseRow {
  readonly kind: 'zero-value' | 'look-alike' | 'fake-token' | 'dust' | 'gas-top-up'
  readonly tx: string
  readonly index: number
  readonly at: Instant
  readonly from: AccountId
  readonly to: AccountId
  readonly asset: AssetId
  readonly amount: bigint
  readonly because: string
}

/** Something that the figures do not cover, told instead of hidden. Amount is signed where the kind is `surplus` (negative). */
export interface GapRow {
  /**
   * `surplus`: more left an account than is known to have come in, and was followed as the same owner's (negative: it adds to what is
   * found); `swapped-out`/`swapped-in`: value changed its asset; `rounding`; `unfollowed`: not followed yet; `history-cut`: the account
   * is so busy that its later transfers were not read; `paths-cut`; `poison`: what the poison doctrine taints beyond what was stolen
   * (negative); `unknown-input`; `refused-rows`: data that could not be read; `source-short`:
   * less left a source than was said to be stolen there; `crossed-out`/`crossed-in`: value went on through a bridge or swap service;
   * `crossing-unread`, `crossings-unfinished`: crossings behind which nothing could be followed, or not yet.
   */
  readonly kind: string
  readonly account: AccountId | null
  readonly asset: AssetId | null
  readonly amount: bigint
  readonly because: string
}

/** stolen = held + services + fees + belowFloor + gaps, to the base unit, one row an asset. */
export interface ConservationRow {
  readonly asset: AssetId
  readonly stolen: bigint
  readonly held: bigint
  readonly services: bigint
  readonly fees: bigint
  readonly belowFloor: bigint
  /** Signed sum of the gap rows of this asset. */
  readonly gaps: bigint
}

/** A claim that accounts have one owner; accounts are never merged by it. */
export interface ClusterRow {
  readonly name: string
  readonly accounts: readonly AccountId[]
  /** common-input, change, deposit-reuse */
  readonly basis: string
  readonly confidence: number
  readonly because: string
}

/** With `--policy all`: the least and most taint that any doctrine gives an account and asset. */
export interface BoundRow {
  readonly account: AccountId
  readonly asset: AssetId
  readonly least: bigint
  readonly most: bigint
  readonly by: Readonly<Partial<Record<PolicyName, bigint>>>
}

/** A crossing that stolen value met, whether it was followed or not. */
export interface CrossingRow {
  /** Name of the catalog's entry. */
  readonly crossing: string
  /** `followed`; `unlikely`: less likely than was asked for; the others as in `Admission`. */
  readonly state: 'followed' | 'unlikely' | 'displaced' | 'unread' | 'later' | 'backwards'
  readonly side: 'out' | 'refund'
  readonly basis: CrossingBasis
  /** Of this crossing, and of all crossings on the way to here, as decimal figures from 0 to 1. */
  readonly confidence: string
  readonly joint: string
  /** Of the value that went in, the part for which the out pays; a decimal figure. */
  readonly share: string
  readonly inTx: string
  readonly inAt: Instant
  readonly inAccount: AccountId
  readonly inAsset: AssetId
  readonly inAmount: bigint
  readonly inTainted: bigint
  readonly outTx: string
  readonly outAt: Instant
  readonly outAccount: AccountId
  readonly outAsset: AssetId
  readonly outAmount: bigint
  readonly outTainted: bigint
  /** Indexes into `transfers`: what went in, and what came out where it is followed. */
  readonly transfers: readonly number[]
  readonly because: string
}

/** A transfer whose taint rests on odds. */
export interface LikelihoodRow {
  /** Index into `transfers`. */
  readonly transfer: number
  /** The least product of confidences by which any of its taint came; a decimal figure. */
  readonly joint: string
}

/** One place to which mixed value may have gone. Never taint. */
export interface CandidateRow {
  /** pool, coinjoin */
  readonly kind: string
  /** Name of the pool, or the transaction of the join. */
  readonly mixer: string
  /** The deposits (transactions, or outputs `txid:vout`) of which it is said. */
  readonly deposits: readonly string[]
  readonly depositor: AccountId | null
  readonly asset: AssetId
  /** What was mixed, in all. */
  readonly amount: bigint
  /** The withdrawals, or the outputs. */
  readonly withdrawals: readonly string[]
  readonly account: AccountId | null
  /** How likely these withdrawals are of these deposits; a decimal figure from 0 to 1. */
  readonly odds: string
  /** Withdrawals (or outputs) among which they hide, and the same by entropy: as many equally likely ones. */
  readonly anonymitySet: number
  readonly effectiveSet: string
  readonly heuristics: readonly string[]
  readonly because: string
}

/** The answer of a trace. Rows come in a fixed order, so that equal traces have equal digests on every machine. */
export interface TraceResult {
  readonly case: string
  readonly policy: PolicyName
  readonly asOf: Instant
  readonly stolen: readonly StolenRow[]
  readonly accounts: readonly AccountRow[]
  readonly transfers: readonly TransferRow[]
  /** Ranked: what can still be frozen first, then by amount. */
  readonly endpoints: readonly EndpointRow[]
  readonly patterns: readonly PatternRow[]
  readonly noise: readonly NoiseRow[]
  readonly gaps: readonly GapRow[]
  readonly conservation: readonly ConservationRow[]
  readonly clusters: readonly ClusterRow[]
  readonly bounds: readonly BoundRow[]
  /** Crossings met; undefined where none were looked for or none were met. */
  readonly crossings?: readonly CrossingRow[] | undefined
  /** Transfers that only odds led to; undefined where there are none. */
  readonly likelihoods?: readonly LikelihoodRow[] | undefined
  /** Where mixed value may have gone; undefined where none was mixed or nothing can be said. */
  readonly candidates?: readonly CandidateRow[] | undefined
  /** False when a bound on time or an interruption stopped it. A bound on hops is part of the question and leaves it true. */
  readonly finished: boolean
}
