import { DASH, MONERO, VERGE, ZCASH } from '../../model/ledger.ts'
import type { CustomerEvent, CustomerProfile, OtherSide } from '../../model/monitor/customer-event.ts'
import { PAST } from '../../model/monitor/past-flags.ts'
import { changesAdmin } from './admin-changes.ts'

/** Ledgers and symbols of coins made to hide who pays whom; the "anonymity-enhanced" ones of FinCEN FIN-2019-G001. */
const PRIVATE_ASSETS: readonly string[] = [MONERO, ZCASH, DASH, VERGE].map(ledger => `${ledger}/`)
const PRIVATE_SYMBOLS: ReadonlySet<string> = new Set([
  'XMR',
  'ZEC',
  'DASH',
  'XVG',
  'GRIN',
  'BEAM',
  'FIRO',
  'ARRR',
  'DERO',
])

/** Stablecoins whose contract lets the issuer freeze an account. */
const FREEZABLE_SYMBOLS: ReadonlySet<string> = new Set([
  'USDT',
  'USDC',
  'BUSD',
  'PYUSD',
  'TUSD',
  'USDP',
  'FDUSD',
  'EURC',
])
const FREEZABLE_CONTRACTS: ReadonlySet<string> = new Set([
  '0xdac17f958d2ee523a2206206994597c13d831ec7',
  '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
  'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
])
const NATIVE_SYMBOLS: ReadonlySet<string> = new Set([
  'BTC',
  'ETH',
  'TRX',
  'SOL',
  'BNB',
  'XRP',
  'LTC',
  'DOGE',
  'BCH',
  'POL',
])

const DAY_MS = 86_400_000

/** Bits of words that lists and labels use for what an account is. */
const BY_WORD: Readonly<Record<string, number>> = {
  sanctions: PAST.sanctioned,
  theft: PAST.stolen,
  'stolen-funds': PAST.stolen,
  mixer: PAST.mixer,
  bridge: PAST.bridge,
  swap: PAST.swap,
  'instant-exchanger': PAST.swap,
  exchange: PAST.vasp,
  vasp: PAST.vasp,
  p2p: PAST.p2p,
  darknet: PAST.illicit,
  scam: PAST.illicit,
  ransomware: PAST.illicit,
  gambling: PAST.illicit,
}
const VEILS: ReadonlySet<string> = new Set(['vpn', 'astrill', 'tor', 'proxy', 'hosting'])

/** The bits of `PAST` that an event gives by itself; `newOther` and others that need the past are not among them. */
export function flagsOf(event: CustomerEvent, profile: CustomerProfile | null): number {
  switch (event.kind) {
    case 'deposit':
    case 'withdrawal':
      return (
        priced(event.usd) |
        (event.krw === null ? 0 : PAST.won) |
        (event.travel === null ? 0 : travelFlags(event.travel)) |
        (event.about === null ? 0 : sideFlags(event.about, event.atMs)) |
        assetFlags(event.asset)
      )
    case 'fiat-in':
    case 'fiat-out':
      return (
        priced(event.usd) | (event.currency === 'KRW' ? PAST.won : 0) | (event.ownName === false ? PAST.notOwnName : 0)
      )
    case 'trade':
      return priced(event.usd) | (event.side === 'buy' ? PAST.buy : 0) | tradedFlags(event.sold, event.bought)
    case 'order':
      return (event.side === 'buy' ? PAST.buy : 0) | (event.cancelled ? PAST.cancelled : 0)
    case 'login':
      return loginFlags(event.signs) | (abroad(event.country, profile) ? PAST.abroad : 0)
    case 'change':
      if (event.what === 'withdrawal-address') return PAST.addressChange
      return event.what === 'password' || event.what === 'second-factor' || event.what === 'device'
        ? PAST.credentialChange
        : PAST.contactChange
    case 'wallet-outflow':
      return priced(event.usd) | (event.whitelisted ? PAST.whitelisted : 0)
    case 'admin':
      return changesAdmin(event.what) ? PAST.newAdmin : 0
    default:
      return 0
  }
}

function priced(usd: number | null): number {
  return usd === null ? PAST.noPrice : 0
}

function travelFlags(travel: { state: string; vasp: string | null; unhosted: boolean | null }): number {
  return (
    (travel.vasp === null ? 0 : PAST.vasp) |
    (travel.unhosted === true ? PAST.unhosted : 0) |
    (travel.state === 'missing' || travel.state === 'partial' ? PAST.travelMissing : 0)
  )
}

function sideFlags(about: OtherSide, atMs: number): number {
  let flags = 0
  if (about.screening !== null) {
    if (about.screening.verdict === 'match') flags |= PAST.matched
    for (const word of about.screening.categories) flags |= bitOf(word)
  }
  if (about.labels !== null) for (const word of about.labels) flags |= bitOf(word)
  if (about.cases !== null && about.cases.length > 0) flags |= PAST.stolen
  if (about.firstSeenMs !== null && atMs - about.firstSeenMs < DAY_MS) flags |= PAST.freshOther
  return flags
}

function bitOf(word: string): number {
  return Object.hasOwn(BY_WORD, word) ? (BY_WORD[word] as number) : 0
}

function assetFlags(asset: string): number {
  let flags = asset.includes('/slip44:') ? PAST.native : 0
  if (PRIVATE_ASSETS.some(ledger => asset.startsWith(ledger))) flags |= PAST.privacyCoin
  if (FREEZABLE_CONTRACTS.has(asset.slice(asset.lastIndexOf(':') + 1))) flags |= PAST.freezable
  return flags
}

function tradedFlags(sold: string, bought: string): number {
  return (
    (FREEZABLE_SYMBOLS.has(sold) || assetFlags(sold) & PAST.freezable ? PAST.freezable : 0) |
    (PRIVATE_SYMBOLS.has(bought) || assetFlags(bought) & PAST.privacyCoin ? PAST.privacyCoin : 0) |
    (NATIVE_SYMBOLS.has(bought) || assetFlags(bought) & PAST.native ? PAST.native : 0)
  )
}

function loginFlags(signs: readonly string[]): number {
  let flags = 0
  for (const sign of signs)
    if (VEILS.has(sign)) flags |= PAST.veiled
    else flags |= PAST.remote
  return flags
}

function abroad(country: string | null, profile: CustomerProfile | null): boolean {
  return country !== null && profile !== null && profile.residence !== null && country !== profile.residence
}
