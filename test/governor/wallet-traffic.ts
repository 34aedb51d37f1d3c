import type { AccountId } from '../../src/model/account.ts'
import { SOLANA } from '../../src/model/ledger.ts'
import type { WalletEvent } from '../../src/model/monitor/customer-event.ts'

/** First abnormal outflow of Upbit, 2025-11-27 04:42 in Seoul (report of the FSS in the press). */
export const UPBIT_START_MS = Date.UTC(2025, 10, 26, 19, 42)
/** What Upbit lost: 44.5 billion won. */
export const UPBIT_LOSS_USD = 30_400_000
/** It took 54 minutes, and 24 kinds of asset left. */
export const UPBIT_MINUTES = 54
export const UPBIT_KINDS = 24
/** Upbit halted Solana after 45 minutes, all after 4 hours and 13. */
export const UPBIT_HALT_SOLANA_S = 45 * 60
export const UPBIT_HALT_ALL_S = 253 * 60

const WEEK_MS = 7 * 86_400_000
const HOUR_MS = 3_600_000
/** Withdrawals of an hour by hour of the day in Seoul, as shares of the busiest: made up, quiet before dawn. */
const BY_HOUR = [8, 5, 3, 2, 2, 2, 3, 5, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 10, 10, 10, 10, 9]

/** Chance by a seed: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How a hot wallet lives. */
export interface Ordinary {
  readonly seed: number
  readonly endMs: number
  readonly weeks: number
  /** Withdrawals in the busiest hour. */
  readonly busiest: number
  readonly balanceUsd: number
  /** Tokens that customers withdraw, by Zipf's law. */
  readonly tokens: number
}

/** Upbit's Solana wallet as we make it up: 36 million US dollars, 40 tokens, 60 withdrawals in the busiest hour. */
export const SOLANA_WALLET = { busiest: 60, balanceUsd: 36_000_000, tokens: 40 }

/** Withdrawals of ordinary weeks up to `endMs`: by the hour of the day, median 400 US dollars, log-normal; a sweep to the cold wallet a day. */
export function* ordinaryWeeks(life: Ordinary): Generator<WalletEvent> {
  const next = chance(life.seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const weights = Array.from({ length: life.tokens }, (_, i) => 1 / (i + 1))
  const whole = weights.reduce((a, b) => a + b, 0)
  const token = (): number => {
    let rest = next() * whole
    for (let i = 0; i < weights.length; i++) {
      rest -= weights[i] ?? 0
      if (rest <= 0) return i
    }
    return 0
  }
  let n = 0
  for (let hour = life.endMs - life.weeks * WEEK_MS; hour < life.endMs; hour += HOUR_MS) {
    const seoul = new Date(hour + 9 * HOUR_MS).getUTCHours()
    const rate = (life.busiest * (BY_HOUR[seoul] ?? 0)) / 10
    const inHour: WalletEvent[] = []
    if (seoul === 9)
      inHour.push(outflow(`w${life.seed}-${n++}`, hour, 'token-0', 500_000, life.balanceUsd, { whitelisted: true }))
    for (let at = -Math.log(1 - next()) / rate; at < 1; at += -Math.log(1 - next()) / rate) {
      const usd = Math.min(400 * Math.exp(1.6 * normal()), life.balanceUsd * 0.02)
      inHour.push(
        outflow(`w${life.seed}-${n++}`, Math.floor(hour + at * HOUR_MS), `token-${token()}`, usd, life.balanceUsd),
      )
    }
    yield* inHour
  }
}

/** How fast the thief goes: evenly; the more the later; the most at once; kind after kind; five small trials in the ten minutes before. */
export const DRAINS = ['even', 'slow start', 'fast start', 'kind by kind', 'trials first'] as const

/** The Upbit shape: 24 kinds, 54 minutes, 30.4 million US dollars, in so many transfers; how they lay in time nobody published. */
export function* upbitDrain(shape: (typeof DRAINS)[number], wallets = 1, transfers = 480): Generator<WalletEvent> {
  const each = UPBIT_LOSS_USD / transfers
  let left = SOLANA_WALLET.balanceUsd
  if (shape === 'trials first')
    for (let i = 0; i < 5; i++) yield outflow(`trial-${i}`, UPBIT_START_MS + i * 120_000, 'token-0', 10, left)
  const from = UPBIT_START_MS + (shape === 'trials first' ? 600_000 : 0)
  for (let i = 0; i < transfers; i++) {
    const share = i / (transfers - 1)
    const place = shape === 'slow start' ? Math.sqrt(share) : shape === 'fast start' ? share ** 2 : share
    const kind = shape === 'kind by kind' ? Math.floor((i * UPBIT_KINDS) / transfers) : i % UPBIT_KINDS
    const wallet = `sol-hot-${i % wallets}`
    yield outflow(
      `drain-${i}`,
      Math.floor(from + place * UPBIT_MINUTES * 60_000),
      `token-${kind}`,
      each,
      left / wallets,
      { customer: wallet },
    )
    left -= each
  }
}

/** One outflow of a Solana wallet to an account off its white list. */
export function outflow(
  id: string,
  atMs: number,
  asset: string,
  usd: number | null,
  balanceUsd: number | null,
  more: Partial<WalletEvent> = {},
): WalletEvent {
  const other = `${SOLANA}:4QQMzHnfbMNNhiXoeKF8oDTuoH5UwnbqYXx758kdVCUQ` as AccountId
  return {
    kind: 'wallet-outflow',
    id,
    atMs,
    customer: 'sol-hot-0',
    ledger: SOLANA,
    asset,
    usd,
    other,
    whitelisted: false,
    balanceUsd,
    tx: null,
    ...more,
  }
}
