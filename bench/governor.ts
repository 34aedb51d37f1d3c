import { Governor } from '../src/analysis/governor/governor.ts'
import { GOVERNOR_TERMS, type GovernorTerms } from '../src/analysis/governor/governor-terms.ts'
import type { HaltCommand } from '../src/analysis/governor/halt-command.ts'
import type { WalletEvent } from '../src/model/monitor/customer-event.ts'
import {
  DRAINS,
  ordinaryWeeks,
  SOLANA_WALLET,
  UPBIT_HALT_ALL_S,
  UPBIT_HALT_SOLANA_S,
  UPBIT_LOSS_USD,
  UPBIT_START_MS,
  upbitDrain,
} from '../test/governor/wallet-traffic.ts'

const HISTORY_WEEKS = 26
const JUDGED_WEEKS = 26
/** The first is in force. */
const TERMS: readonly (readonly [string, Partial<GovernorTerms>])[] = [
  ['in force', {}],
  ['10 kinds whatever the habit', { kindsMultiple: 0 }],
  ['15 kinds whatever the habit', { kindsMultiple: 0, kinds: 15 }],
  ['1 % of the balance', { share: 0.01 }],
  ['2 % of the balance', { share: 0.02 }],
  ['5 times the habit', { multiple: 5 }],
]

/**
 * Benchmark: how soon the governor halts withdrawals on the shape of Upbit 2025, beside a fixed limit that halts as seldom in ordinary weeks,
 * and how often it halts for nothing. The halt is a command: what the thief signs without the exchange goes on.
 */
export function benchGovernor(): void {
  const ordinary = [
    ...ordinaryWeeks({ ...SOLANA_WALLET, seed: 7, endMs: UPBIT_START_MS, weeks: HISTORY_WEEKS + JUDGED_WEEKS }),
  ]
  const fromMs = UPBIT_START_MS - JUDGED_WEEKS * 7 * 86_400_000
  const fixed = largestWindow(ordinary)
  console.log(
    `${ordinary.length} ordinary outflows of one made-up wallet in ${HISTORY_WEEKS + JUDGED_WEEKS} weeks; the last ${JUDGED_WEEKS} are judged\n`,
  )
  console.log('terms                                      halts for nothing: by outflow   by kinds')
  let habit: Governor | null = null
  for (const [name, more] of TERMS) {
    const { governor, outflow, byKinds, us } = quiet(ordinary, { ...GOVERNOR_TERMS, ...more }, fromMs)
    habit ??= governor
    console.log(
      `${name.padEnd(42)} ${String(outflow).padStart(29)} ${String(byKinds).padStart(10)}   ${us.toFixed(1)} µs an outflow`,
    )
  }
  console.log(
    `\nUpbit's shape: ${usd(UPBIT_LOSS_USD)} in 54 minutes; Upbit halted Solana after ${UPBIT_HALT_SOLANA_S} s, all after ${UPBIT_HALT_ALL_S} s`,
  )
  console.log(`the fixed limit is the largest five minutes of all the weeks: ${usd(fixed)}\n`)
  console.log(
    'drain          wallets   halt chain s   halt all s   gone by then    kept back   fixed limit s    kept back',
  )
  for (const shape of DRAINS)
    for (const wallets of [1, 80]) {
      const drain = [...upbitDrain(shape, wallets)]
      const [chain, all] = halts(habit as Governor, drain)
      const plain = drain.find((_, i) => windowAt(drain, i) > fixed)?.atMs ?? Number.POSITIVE_INFINITY
      const gone = goneUntil(drain, chain)
      const row = [
        shape.padEnd(13),
        String(wallets).padStart(8),
        seconds(chain).padStart(14),
        seconds(all).padStart(12),
        usd(gone).padStart(14),
        usd(UPBIT_LOSS_USD - gone).padStart(12),
        seconds(plain).padStart(15),
        usd(UPBIT_LOSS_USD - goneUntil(drain, plain)).padStart(12),
      ]
      console.log(row.join(' '))
      if (!(chain <= UPBIT_START_MS + 900_000)) process.exitCode = 1
    }
}

/** The halts of a governor that has lived through the ordinary weeks; its state is put back for each. */
function halts(lived: Governor, drain: readonly WalletEvent[]): [number, number] {
  const governor = Governor.restore(JSON.parse(JSON.stringify(lived.snapshot())))
  governor.release('all', UPBIT_START_MS - 3_600_000)
  const given: HaltCommand[] = []
  for (const event of drain) {
    const { halts: now } = governor.take(event, event.atMs)
    for (const command of now) governor.obeyed(command.id, event.atMs + 1_000)
    given.push(...now)
  }
  const at = (scope: string): number => given.find(h => h.scope === scope)?.atMs ?? Number.POSITIVE_INFINITY
  return [at('ledger'), at('all')]
}

function quiet(ordinary: readonly WalletEvent[], terms: GovernorTerms, fromMs: number) {
  const governor = new Governor(terms)
  const counted = { outflow: 0, kinds: 0 }
  const started = performance.now()
  for (const event of ordinary) {
    const { halts: given } = governor.take(event, event.atMs)
    const first = given[0]
    if (first === undefined) continue
    if (event.atMs >= fromMs) counted[first.reason === 'kinds' ? 'kinds' : 'outflow']++
    // A person sees that nothing is wrong.
    governor.release('all', event.atMs)
  }
  const us = ((performance.now() - started) * 1_000) / ordinary.length
  return { governor, outflow: counted.outflow, byKinds: counted.kinds, us }
}

function windowAt(events: readonly WalletEvent[], i: number): number {
  const end = events[i]?.atMs ?? 0
  let sum = 0
  for (let n = i; n >= 0 && (events[n] as WalletEvent).atMs >= end - 300_000; n--)
    if (events[n]?.whitelisted === false) sum += events[n]?.usd ?? 0
  return sum
}

function largestWindow(events: readonly WalletEvent[]): number {
  return events.reduce((most, _, i) => Math.max(most, windowAt(events, i)), 0)
}

function goneUntil(drain: readonly WalletEvent[], atMs: number): number {
  return drain.reduce((sum, e) => (e.atMs <= atMs ? sum + (e.usd ?? 0) : sum), 0)
}

function seconds(atMs: number): string {
  return Number.isFinite(atMs) ? String(Math.round((atMs - UPBIT_START_MS) / 100) / 10) : 'never'
}

function usd(value: number): string {
  return `$${Math.round(value).toLocaleString('en-US')}`
}

if (import.meta.main) benchGovernor()
