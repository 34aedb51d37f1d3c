import type { AccountId } from '../../src/model/account.ts'
import { type AssetId, nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type {
  CryptoMovement,
  CustomerEvent,
  CustomerProfile,
  OtherSide,
  TravelInfo,
} from '../../src/model/monitor/customer-event.ts'

const ETHER: AssetId = nativeAsset(ETHEREUM)
const START = Date.UTC(2026, 0, 5)
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const WON = 1_400

/** A history of an exchange, made up. */
export interface RandomHistory {
  /** Events in the order of time. */
  events(): Iterable<{ readonly event: CustomerEvent; readonly profile: CustomerProfile | null }>
  /** Customers who run one of the schemes below, with its name. */
  readonly schemes: ReadonlyMap<string, string>
}

/** Numbers 0 to 1 out of a seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const CLEAR: OtherSide = {
  screening: { verdict: 'clear', categories: [], lists: [] },
  ...{ exposure: [], labels: [], firstSeenMs: Date.UTC(2021, 0, 1), patterns: [], cases: [] },
}
const STOLEN: OtherSide = { ...CLEAR, cases: [{ name: 'made-up', share: 0.6, usd: 6_000, ageDays: 3 }] }
const TOLD: TravelInfo = {
  ...{ state: 'complete', vasp: 'exchange-b', vaspCountry: 'JP', unhosted: false, nameMatches: true, registered: true },
}

/**
 * Deposits, withdrawals, won in and out, trades and log-ins of so many customers in so many days, log-normal in size, and among them
 * customers who collect from many, who pass stolen value through, or whose account is taken over. Whoever is not made to do so may still
 * look like it by chance, as in life.
 */
export function randomHistory(seed: number, customers: number, count: number, days: number): RandomHistory {
  const schemes = new Map<string, string>()
  const bad = Math.max(3, Math.round(customers / 500))
  for (let n = 0; n < bad && n < customers; n++)
    schemes.set(`c${Math.floor((n * customers) / bad)}`, ['fan-in', 'stolen', 'takeover'][n % 3] as string)
  return { schemes, events: () => inOrder(seed, customers, count, days, schemes) }
}

function* inOrder(
  seed: number,
  customers: number,
  count: number,
  days: number,
  schemes: ReadonlyMap<string, string>,
): Iterable<{ readonly event: CustomerEvent; readonly profile: CustomerProfile | null }> {
  const chance = chanceOf(seed)
  const planned = [...schemes].flatMap(([customer, scheme]) => steps(customer, scheme, chance, days))
  planned.sort((a, b) => a.atMs - b.atMs)
  const step = (days * DAY_MS) / count
  const met = new Uint8Array(customers)
  let next = 0
  for (let i = 0; i < count; i++) {
    const atMs = START + Math.floor(i * step)
    for (let due = planned[next]; due !== undefined && due.atMs <= atMs; due = planned[++next])
      yield { event: due, profile: null }
    const n = Math.floor(chance() ** 2 * customers)
    const profile = met[n] === 0 ? profileOf(n, chance) : null
    met[n] = 1
    yield { event: ordinary(`e${i}`, `c${n}`, n, atMs, chance), profile }
  }
  for (; next < planned.length; next++) yield { event: planned[next] as CustomerEvent, profile: null }
}

function profileOf(n: number, chance: () => number): CustomerProfile {
  return {
    ...{ customer: `c${n}`, openedMs: START - Math.floor(chance() * 1_000) * DAY_MS, residence: 'KR' },
    ...{ birthYear: 1950 + Math.floor(chance() * 55), incomeUsd: 20_000 + Math.floor(chance() * 80_000) },
    ...{ utcOffsetMinutes: 540, peerGroup: `g${n % 20}`, entity: 'person' },
  }
}

function ordinary(id: string, customer: string, n: number, atMs: number, chance: () => number): CustomerEvent {
  const usd = Math.round(Math.exp(4.5 + 2.2 * (chance() + chance() + chance() - 1.5)) * 100) / 100
  const base = { id, customer, atMs }
  const kind = chance()
  if (kind < 0.6) {
    const account = chance() < 0.8 ? n * 3 + Math.floor(chance() * 3) : Math.floor(chance() * 1e9)
    return crypto(base, kind < 0.33 ? 'deposit' : 'withdrawal', usd, account)
  }
  if (kind < 0.75)
    return {
      ...base,
      ...{ kind: kind < 0.7 ? 'fiat-in' : 'fiat-out', currency: 'KRW', usd, krw: usd * WON },
      ...{ other: `bank-${n}`, ownName: true },
    }
  if (kind < 0.95)
    return {
      ...{ ...base, kind: 'trade', market: MARKETS[Math.floor(chance() * 4)] as string },
      ...{
        side: chance() < 0.5 ? 'buy' : 'sell',
        sold: 'ETH',
        bought: 'USDT',
        usd,
        price: 2_500,
        quantity: usd / 2_500,
      },
      ...{ against: null, loss: 0.001 },
    }
  return {
    ...{ ...base, kind: 'login', ip: `ip-${n}`, device: `device-${n}`, country: 'KR', language: 'ko-KR' },
    ...{ utcOffsetMinutes: 540, signs: [] },
  }
}

const MARKETS = ['ETH/USDT', 'BTC/USDT', 'XRP/KRW', 'SOL/KRW']

type Base = { readonly id: string; readonly customer: string; readonly atMs: number }

function crypto(
  base: Base,
  kind: 'deposit' | 'withdrawal',
  usd: number,
  account: number,
  about: OtherSide = CLEAR,
): CryptoMovement {
  return {
    ...{
      ...base,
      kind,
      ledger: ETHEREUM,
      asset: ETHER,
      amount: BigInt(Math.round((usd / 2_500) * 1e9)) * 1_000_000_000n,
    },
    ...{ usd, krw: usd * WON, other: `${ETHEREUM}:0x${account.toString(16).padStart(40, '0')}` as AccountId },
    ...{ tx: null, travel: TOLD, about, shareOfBalance: 0.1 },
  }
}

/** What a customer does who runs a scheme, within a day at any time of the stretch. */
function steps(customer: string, scheme: string, chance: () => number, days: number): CustomerEvent[] {
  const from = START + Math.floor(chance() * (days - 1) * DAY_MS)
  let n = 0
  const base = (hours: number): Base => ({
    id: `${customer}-${n++}`,
    customer,
    atMs: from + Math.floor(hours * HOUR_MS),
  })
  const stranger = (): number => 2e9 + Math.floor(chance() * 1e9)
  if (scheme === 'fan-in') {
    const senders = 8 + Math.floor(chance() * 8)
    const paid = Array.from({ length: senders }, (_, i) =>
      crypto(base(i / 4), 'deposit', 300 + chance() * 300, stranger()),
    )
    const sum = paid.reduce((all, { usd }) => all + (usd ?? 0), 0)
    return [...paid, crypto(base(10), 'withdrawal', sum * 0.95, stranger())]
  }
  if (scheme === 'stolen')
    return [crypto(base(0), 'deposit', 10_000, stranger(), STOLEN), crypto(base(0.3), 'withdrawal', 9_800, stranger())]
  return [
    { ...base(0), kind: 'change', what: 'second-factor' },
    { ...crypto(base(1), 'withdrawal', 4_000 + chance() * 4_000, stranger()), shareOfBalance: 0.95 },
  ]
}
