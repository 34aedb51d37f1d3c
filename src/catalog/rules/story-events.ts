import type { AccountId } from '../../model/account.ts'
import { type AssetId, nativeAsset } from '../../model/asset.ts'
import { ETHEREUM } from '../../model/ledger.ts'
import type {
  CryptoMovement,
  CustomerEvent,
  CustomerProfile,
  FiatMovement,
  OtherSide,
  TradeEvent,
} from '../../model/monitor/customer-event.ts'
import type { RuleStory } from '../../model/monitor/rule.ts'

/** When the stories of examples begin: 2026-06-01, Unix milliseconds. */
export const STORY_START = Date.UTC(2026, 5, 1)
/** Won a US dollar in examples: made up, near the rate of 2025. */
const WON = 1400

/** Ether, as examples move it. */
export const ETHER: AssetId = nativeAsset(ETHEREUM)

/** A made-up account of Ethereum: the n-th. */
export function madeUpAccount(n: number): AccountId {
  return `${ETHEREUM}:0x${n.toString(16).padStart(40, '0')}` as AccountId
}

/** What Cordon says of an account of which all is known and nothing bad. */
export function knownSide(more: Partial<OtherSide> = {}): OtherSide {
  return {
    screening: { verdict: 'clear', categories: [], lists: [] },
    exposure: [],
    labels: [],
    firstSeenMs: Date.UTC(2020, 0, 1),
    patterns: [],
    cases: [],
    ...more,
  }
}

function crypto(
  kind: CryptoMovement['kind'],
  minute: number,
  usd: number,
  more: Partial<CryptoMovement>,
): CryptoMovement {
  return {
    kind,
    id: '',
    atMs: STORY_START + minute * 60_000,
    customer: 'c-1',
    ledger: ETHEREUM,
    asset: ETHER,
    // At 2,500 US dollars an ether, to the gwei.
    amount: BigInt(Math.round((usd / 2500) * 1e9)) * 1_000_000_000n,
    usd,
    krw: usd * WON,
    other: madeUpAccount(1),
    tx: null,
    travel: null,
    about: knownSide(),
    shareOfBalance: null,
    ...more,
  }
}

/** A deposit so many minutes after the start. */
export function deposit(minute: number, usd: number, more: Partial<CryptoMovement> = {}): CryptoMovement {
  return crypto('deposit', minute, usd, more)
}

/** A withdrawal so many minutes after the start. */
export function withdrawal(minute: number, usd: number, more: Partial<CryptoMovement> = {}): CryptoMovement {
  return crypto('withdrawal', minute, usd, more)
}

/** Won that came in or went out so many minutes after the start. */
export function fiat(
  kind: FiatMovement['kind'],
  minute: number,
  usd: number,
  more: Partial<FiatMovement> = {},
): FiatMovement {
  return {
    kind,
    id: '',
    atMs: STORY_START + minute * 60_000,
    customer: 'c-1',
    currency: 'KRW',
    usd,
    krw: usd * WON,
    other: 'bank-1',
    ownName: true,
    ...more,
  }
}

/** A trade so many minutes after the start: ether sold for tether unless told otherwise. */
export function trade(minute: number, usd: number, more: Partial<TradeEvent> = {}): TradeEvent {
  return {
    kind: 'trade',
    id: '',
    atMs: STORY_START + minute * 60_000,
    customer: 'c-1',
    market: 'ETH/USDT',
    side: 'sell',
    sold: 'ETH',
    bought: 'USDT',
    usd,
    price: 2500,
    quantity: usd / 2500,
    against: null,
    loss: 0.001,
    ...more,
  }
}

/** A story of events in order, numbered `e1`, `e2` …; the last one is judged. */
export function story(
  about: string,
  events: readonly CustomerEvent[],
  profile: CustomerProfile | null = null,
): RuleStory {
  return { about, profile, events: events.map((event, i) => ({ ...event, id: `e${i + 1}` })) }
}

/** So many of something: `many(5, i => deposit(i, 900))`. */
export function many<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i))
}
