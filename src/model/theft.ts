/** What an address was in a theft. Only some of them may stand on a block list: see `blockable`. */
export type TheftRole =
  | 'theft' // received the stolen value itself
  | 'laundering' // passed it on
  | 'theft-or-laundering' // the source does not tell which
  | 'holding' // held stolen value when it was last looked at
  | 'attacker' // the thief's own, outside the money's path
  | 'preparation' // used before the theft
  | 'rehearsal' // used to try it out
  | 'contract' // code that was used
  | 'victim'
  | 'cash-out' // mostly a service's deposit address: a route, and no reason to block

/** An address in a theft, with who says so. */
export interface TheftAddress {
  /** As the source names it: `ETH`, `BTC`. */
  readonly ledger: string
  /** As the source spells it. */
  readonly address: string
  /** In the source's words. */
  readonly role: string
  readonly roleClass: TheftRole
  readonly source: string
  /** How its checksum was looked at. */
  readonly check: string
  /** A day on which value left it, with how much. */
  readonly movedOn?: string | undefined
  readonly amount?: number | undefined
  readonly asset?: string | undefined
  /** The authority's list on which it stands. */
  readonly officialList?: string | undefined
}

/** A transaction of a theft. */
export interface TheftTransaction {
  readonly hash: string
  readonly ledger: string
  readonly note: string
  readonly source: string
}

/** Something stolen, as told: amounts in whole units, rounded by whoever told them. */
export interface StolenAsset {
  readonly asset: string
  readonly amount?: number | undefined
  readonly usd?: number | undefined
  readonly note?: string | undefined
  readonly drainedAtUtc?: string | undefined
}

/** A step of the laundering, or of the answer to the theft. */
export interface TheftEvent {
  readonly at?: string | undefined
  readonly utc?: string | undefined
  readonly kst?: string | undefined
  readonly fact?: string | undefined
  readonly event?: string | undefined
}

/** How sure it is who did it. */
export type AttributionConfidence = 'official' | 'firm' | 'disputed' | 'suspected' | 'unknown' | 'none'

/** A theft as facts, each with its source; the form of a casebook's entry. */
export interface Theft {
  /** Lower-case words joined by hyphens, ending in the day. */
  readonly id: string
  readonly name: string
  /** The day in UTC: `2025-02-21`. */
  readonly date: string
  readonly timeUtc: string | null
  readonly victimType: string
  readonly ledgers: readonly string[]
  readonly assets: readonly StolenAsset[]
  readonly usd: number
  readonly usdNote: string | null
  readonly vector: string
  readonly theftAddresses: readonly TheftAddress[]
  readonly txs: readonly TheftTransaction[]
  readonly services: readonly string[]
  readonly laundering: readonly TheftEvent[]
  readonly frozen: string
  readonly attribution: string
  readonly attributionConfidence: AttributionConfidence
  readonly sources: readonly string[]
  readonly responseTimeline: readonly TheftEvent[]
  readonly note: string | null
}

const BLOCKABLE: readonly TheftRole[] = ['theft', 'laundering', 'theft-or-laundering', 'holding', 'attacker']

/** Whether an address of this role may be an indicator: a service's own addresses, victims and contracts may not. */
export function blockable(role: TheftRole): boolean {
  return BLOCKABLE.includes(role)
}
