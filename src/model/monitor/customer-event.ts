import type { AccountId } from '../account.ts'
import type { AssetId } from '../asset.ts'
import type { LedgerId } from '../ledger.ts'

/** What every event of an exchange has. `id` is unique within the exchange: the same id again is the same event. */
export interface EventBase {
  readonly id: string
  /** Unix milliseconds. */
  readonly atMs: number
  /** The exchange's own reference of its customer; no name. */
  readonly customer: string
}

/** What the travel rule brought along with a transfer. Names are compared when the event comes and never kept with it. */
export interface TravelInfo {
  /** Whether the message came, or was answered. */
  readonly state: 'complete' | 'partial' | 'missing' | 'not-needed'
  /** The other side as it says of itself; null where it is unknown or nobody's (an unhosted wallet). */
  readonly vasp: string | null
  /** ISO 3166-1 alpha-2 of the other provider; null: not told. */
  readonly vaspCountry: string | null
  readonly unhosted: boolean | null
  /** Whether the sender's or receiver's name is that of the account; null: not compared. */
  readonly nameMatches: boolean | null
  /** Whether the provider stands in a register of the customer's country or of ours. Absent: nobody looked it up. */
  readonly registered?: boolean
}

/** How likely value of an account is of a kind: amounts in US dollars, shares 0 to 1, hops from 1. */
export interface ExposureShare {
  readonly category: string
  readonly usd: number
  readonly share: number
  readonly hops: number
  /** What names the origin, as `us-ofac-sdn:36216`, `tag:` and the tag's source. Absent: not told. */
  readonly source?: string
  /** Accounts from the origin to the other side, both included. Absent: not looked for, or not found. */
  readonly path?: readonly string[]
}

/** A list's entry that names the other side. */
export interface SideEntry {
  readonly list: string
  /** SHA-256 of the list's version. */
  readonly version: string
  /** Who is listed, or the address where nobody is named. */
  readonly name: string
  /** One of the words of `OtherSide.screening.categories`. */
  readonly category: string
}

/** A case of theft whose value reached the other side. */
export interface SideCase {
  readonly name: string
  /** Of what the other side received, 0 to 1. */
  readonly share: number
  readonly usd: number
  /** From the theft to the event. */
  readonly ageDays: number
  /** By which doctrine, and out of what, the share is told. */
  readonly basis?: string
  /** Least joint confidence with which it came, 0 to 1. Absent: by facts alone. */
  readonly odds?: number
  /** Accounts from the theft to the other side, both included. */
  readonly path?: readonly string[]
}

/** What keeps something that is said of the other side from being whole. */
export interface SideGap {
  readonly of: 'screening' | 'exposure' | 'cases'
  /** True: because of it nothing bad found is no answer. */
  readonly blocking: boolean
  readonly because: string
}

/** What the rest of Cordon says of the other side of a transfer. Null in any place: it could not be said, so that rules that need it cannot answer. */
export interface OtherSide {
  readonly screening: {
    readonly verdict: 'match' | 'clear' | 'unknown'
    /** sanctions, theft, mixer, exchange, bridge, swap, darknet, scam, ransomware, gambling, p2p … of the entries that match. */
    readonly categories: readonly string[]
    readonly lists: readonly string[]
    /** Absent: who gave the event told no more than the names of lists. */
    readonly entries?: readonly SideEntry[]
  } | null
  readonly exposure: readonly ExposureShare[] | null
  /** Labels of the account itself: mixer, bridge, instant-exchanger, exchange … */
  readonly labels: readonly string[] | null
  /** When the ledger first saw it, Unix milliseconds. */
  readonly firstSeenMs: number | null
  /** Patterns of traces in which it takes part: peel-chain, fan-out … */
  readonly patterns: readonly string[] | null
  /** Cases in which stolen value reached it, with the share of what it received and how old the case is in days. */
  readonly cases: readonly SideCase[] | null
  /** What of all this is not whole. Absent: nothing is known to lack. */
  readonly gaps?: readonly SideGap[]
}

/** Crypto that came in or goes out. `usd`: worth when it moved; null where no price was known. */
export interface CryptoMovement extends EventBase {
  readonly kind: 'deposit' | 'withdrawal'
  readonly ledger: LedgerId
  readonly asset: AssetId
  /** Base units. */
  readonly amount: bigint
  readonly usd: number | null
  readonly krw: number | null
  /** The account outside; null: not known yet. */
  readonly other: AccountId | null
  readonly tx: string | null
  readonly travel: TravelInfo | null
  readonly about: OtherSide | null
  /** Of the customer's whole balance, 0 to 1; null: not told. */
  readonly shareOfBalance: number | null
}

/** Money of a state that came in or went out. */
export interface FiatMovement extends EventBase {
  readonly kind: 'fiat-in' | 'fiat-out'
  /** ISO 4217. */
  readonly currency: string
  readonly usd: number | null
  readonly krw: number | null
  /** An opaque reference of who paid or was paid, equal for the same account. */
  readonly other: string | null
  /** Whether the account is in the customer's own name; null: not compared. */
  readonly ownName: boolean | null
}

/** An exchange of one asset for another inside the house. */
export interface TradeEvent extends EventBase {
  readonly kind: 'trade'
  readonly market: string
  readonly side: 'buy' | 'sell'
  readonly sold: string
  readonly bought: string
  readonly usd: number | null
  /** In the market's quote asset. */
  readonly price: number
  readonly quantity: number
  /** The customer on the other side, where the house knows; null: not told. */
  readonly against: string | null
  /** Fees and slippage, 0 to 1 of the value; null: not told. */
  readonly loss: number | null
}

/** An order placed or cancelled, for market abuse. */
export interface OrderEvent extends EventBase {
  readonly kind: 'order'
  readonly market: string
  readonly side: 'buy' | 'sell'
  readonly price: number
  readonly quantity: number
  /** Ticks above the best bid (buy) or below the best ask (sell); null: not told. */
  readonly ticksBeyondBest: number | null
  readonly cancelled: boolean
}

/** A log-in, or any use of the account from a device. */
export interface LoginEvent extends EventBase {
  readonly kind: 'login'
  /** Opaque, equal for the same address and device. */
  readonly ip: string | null
  readonly device: string | null
  /** Of the address, ISO 3166-1 alpha-2. */
  readonly country: string | null
  /** BCP 47; of the browser. */
  readonly language: string | null
  readonly utcOffsetMinutes: number | null
  /** vpn, astrill, tor, proxy, hosting, kvm, remote-admin, emulator … */
  readonly signs: readonly string[]
}

/** Something of the account was changed. */
export interface ChangeEvent extends EventBase {
  readonly kind: 'change'
  readonly what: 'password' | 'second-factor' | 'device' | 'withdrawal-address' | 'email' | 'phone' | 'name'
}

/** What leaves the exchange's own wallets, and what it signs. `customer` names the wallet. */
export interface WalletEvent extends EventBase {
  readonly kind: 'wallet-outflow'
  readonly ledger: LedgerId
  readonly asset: string
  readonly usd: number | null
  readonly other: AccountId | null
  readonly whitelisted: boolean
  /** Worth of the wallet before it, in US dollars; null: not told. */
  readonly balanceUsd: number | null
  readonly tx: string | null
}

/** A signature that one of the exchange's own keys made. `customer` names the key. Hex without 0x. */
export interface SignatureEvent extends EventBase {
  readonly kind: 'own-signature'
  readonly curve: 'secp256k1' | 'ed25519'
  readonly publicKey: string
  readonly r: string
  readonly s: string
  readonly hash: string
}

/** A multisig wallet or a contract of the exchange was administered. `customer` names it. */
export interface AdminEvent extends EventBase {
  readonly kind: 'admin'
  /** Upgraded, AdminChanged, OwnershipTransferred, RoleGranted, guard-alarm, approval, permit … */
  readonly what: string
  readonly usd: number | null
  /** of the wallet's value, 0 to 1 */
  readonly share: number | null
  readonly detail: string
}

/** Any event that the monitor judges. */
export type CustomerEvent =
  | CryptoMovement
  | FiatMovement
  | TradeEvent
  | OrderEvent
  | LoginEvent
  | ChangeEvent
  | WalletEvent
  | SignatureEvent
  | AdminEvent

/** The kinds of events, in the order of their numbers in packed windows. */
export const EVENT_KINDS = [
  'deposit',
  'withdrawal',
  'fiat-in',
  'fiat-out',
  'trade',
  'order',
  'login',
  'change',
  'wallet-outflow',
  'own-signature',
  'admin',
] as const

/** One of {@link EVENT_KINDS}. */
export type EventKind = (typeof EVENT_KINDS)[number]

/** What the exchange knows of a customer; nothing that names them. */
export interface CustomerProfile {
  readonly customer: string
  readonly openedMs: number
  /** ISO 3166-1 alpha-2. */
  readonly residence: string | null
  readonly birthYear: number | null
  /** US dollars a year, as declared. */
  readonly incomeUsd: number | null
  readonly utcOffsetMinutes: number | null
  /** Customers alike, for peer comparison; null: none. */
  readonly peerGroup: string | null
  readonly entity: 'person' | 'firm' | 'own-wallet'
}
