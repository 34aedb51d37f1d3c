import { findPatterns } from '../src/analysis/patterns/index.ts'
import { findNoise } from '../src/analysis/patterns/noise.ts'
import type { Transfer } from '../src/model/transfer.ts'
import { account, move } from '../test/laws/random-ledger.ts'
import { viewOfRows } from '../test/view-of-rows.ts'

/** Benchmark: patterns and noise over 50,000 tainted transfers of five shapes, beside a plain loop. */

/** Tainted transfers of each shape. */
const ROWS = 50_000
/** Best of so many runs: other work on the machine only ever adds time. */
const RUNS = 5

/** Processor time of this thread, milliseconds: what other work on the machine takes does not count. */
const spent = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const shapes: Readonly<Record<string, (n: number) => Transfer>> = {
  'sparse: 10,000 payers, 30,000 payees': n => move(n, (n * 7919) % 9973, (n * 104_729) % 30_011, BigInt(n + 1)),
  'dense: 200 accounts pay each other': n => move(n, (n * 7919) % 199, (n * 104_729) % 200, BigInt(n + 1)),
  'fan: one account pays 50,000': n => move(n, 0, n + 1, BigInt(n + 1)),
  'hub: one account pays 25,000, all pay it back': n =>
    n < ROWS / 2 ? move(n, 0, n + 1, BigInt(n + 1)) : move(n, n - ROWS / 2 + 1, 0, BigInt(n + 1)),
  'chain: 25,000 steps that peel': n => move(n, n >> 1, n % 2 ? 100_000 + n : (n >> 1) + 1, n % 2 ? 1n : 1_000n),
}

function best(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < RUNS; i++) {
    const start = spent()
    run()
    least = Math.min(least, spent() - start)
  }
  return least
}

for (const [shape, make] of Object.entries(shapes)) {
  const view = viewOfRows(
    Array.from({ length: ROWS }, (_, n) => make(n)),
    new Set([account(1_000_001)]),
  )
  const first = spent()
  findPatterns(view, 1_800_000_000)
  findNoise(view, new Set())
  const cold = spent() - first
  const patterns = best(() => findPatterns(view, 1_800_000_000))
  const noise = best(() => findNoise(view, new Set()))
  const floor =
    best(() => {
      for (let i = 0; i < 100; i++) view.transfers.reduce((sum, t) => sum + t.amount, 0n)
    }) / 100
  const rows = findPatterns(view, 1_800_000_000).length
  const told = [cold, patterns, noise, floor].map(ms => `${ms.toFixed(1)} ms`)
  console.log(
    `${shape}: first run ${told[0]}, findPatterns ${told[1]}, findNoise ${told[2]}, plain loop ${told[3]}; ${rows} rows`,
  )
}
