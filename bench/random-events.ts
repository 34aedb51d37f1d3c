import type { AccountId } from '../src/model/account.ts'
import { nativeAsset } from '../src/model/asset.ts'
import { ETHEREUM } from '../src/model/ledger.ts'
import type { CustomerEvent, CustomerProfile, OtherSide } from '../src/model/monitor/customer-event.ts'

/** When made-up events begin, Unix milliseconds. */
export const EVENTS_START = Date.UTC(2026, 0, 1)
const ETHER = nativeAsset(ETHEREUM)
const MARKETS = ['BTC/KRW', 'ETH/KRW', 'XRP/KRW', 'SOL/KRW', 'DOGE/KRW', 'USDT/KRW']

const KNOWN: OtherSide = {
  ...{ screening: { verdict: 'clear', categories: [], lists: [] }, exposure: [], labels: [] },
  ...{ firstSeenMs: Date.UTC(2020, 0, 1), patterns: [], cases: [] },
}

/** Pseudo-random numbers from 0 to 1, by xorshift. */
export function chance(seed: number): () => number {
  let x = seed | 1
  return () => {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    return (x >>> 0) / 2 ** 32
  }
}

/**
 * Ordinary days of an exchange, in the order of time: of a hundred events 30 deposits and withdrawals, 20 payments, 25 trades, 15 log-ins, 10
 * orders. Customers come at random; each has three accounts outside, one payer, one device. All is known of other sides.
 * @param stepMs from one event to the next
 */
export class RandomEvents {
  readonly #random: () => number
  readonly #customers: number
  readonly #stepMs: number
  #n = 0
  #atMs = EVENTS_START
  constructor(seed: number, customers: number, stepMs: number) {
    this.#random = chance(seed)
    this.#customers = customers
    this.#stepMs = stepMs
  }

  next(): CustomerEvent {
    const event = this.#made()
    // Texts put together lie in pieces until somebody reads them; those of JSON never do.
    for (const text of [
      event.id,
      event.customer,
      'other' in event ? event.other : null,
      'ip' in event ? event.ip : null,
    ])
      text?.charCodeAt(0)
    return event
  }

  #made(): CustomerEvent {
    const random = this.#random
    this.#atMs += this.#stepMs
    const who = Math.floor(random() * this.#customers)
    const id = uuid(this.#n++)
    const base = { id, atMs: Math.floor(this.#atMs), customer: `c-${who}` }
    // Most amounts are small, few are large.
    const usd = Math.round(10 ** (1 + random() * 3) * 100) / 100
    const dice = random() * 100
    if (dice < 30) {
      const other = `${ETHEREUM}:0x${(who * 3 + Math.floor(random() * 3)).toString(16).padStart(40, '0')}` as AccountId
      return {
        ...{ kind: dice < 15 ? 'deposit' : 'withdrawal', ...base, ledger: ETHEREUM, asset: ETHER },
        ...{ amount: BigInt(Math.round(usd * 4e5)) * 1_000_000_000n, usd, krw: usd * 1_400, other, tx: null },
        travel: {
          state: 'complete',
          vasp: 'vasp-1',
          vaspCountry: 'KR',
          unhosted: false,
          nameMatches: true,
          registered: true,
        },
        ...{ about: KNOWN, shareOfBalance: random() * 0.4 },
      }
    }
    if (dice < 50)
      return {
        ...{ kind: dice < 40 ? 'fiat-in' : 'fiat-out', ...base, currency: 'KRW', usd, krw: usd * 1_400 },
        ...{ other: `bank-${who}`, ownName: true },
      }
    const market = MARKETS[Math.floor(random() * MARKETS.length)] as string
    const side = random() < 0.5 ? 'buy' : 'sell'
    if (dice < 75)
      return {
        ...{
          kind: 'trade',
          ...base,
          market,
          side,
          sold: side === 'buy' ? 'KRW' : 'BTC',
          bought: side === 'buy' ? 'BTC' : 'KRW',
        },
        ...{
          usd,
          price: 100 + random(),
          quantity: usd / 100,
          against: `c-${Math.floor(random() * this.#customers)}`,
          loss: 0.001,
        },
      }
    if (dice < 85)
      return {
        kind: 'order',
        ...base,
        market,
        side,
        price: 100 + random(),
        quantity: usd / 100,
        ticksBeyondBest: 0,
        cancelled: false,
      }
    return {
      ...{ kind: 'login', ...base, ip: `10.${who >> 16}.${(who >> 8) & 255}.${who & 255}`, device: `device-${who}` },
      ...{ country: 'KR', language: 'ko-KR', utcOffsetMinutes: 540, signs: [] },
    }
  }
}

/** What is known of the n-th customer. */
export function randomProfile(n: number): CustomerProfile {
  return {
    ...{ customer: `c-${n}`, openedMs: EVENTS_START - 400 * 86_400_000, residence: 'KR', birthYear: 1960 + (n % 45) },
    ...{ incomeUsd: 20_000 + (n % 50) * 1_000, utcOffsetMinutes: 540, peerGroup: `group-${n % 20}`, entity: 'person' },
  }
}

function uuid(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
}
