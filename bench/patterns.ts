import { findPatterns } from '../src/analysis/patterns/index.ts'
import { findNoise } from '../src/analysis/patterns/noise.ts'
import type { Transfer } from '../src/model/transfer.ts'
import { account, move } from '../test/laws/random-ledger.ts'
import { viewOfRows } from '../test/view-of-rows.ts'

/** Tainted transfers of each shape. */
const ROWS = 50_000
/** Best of so many runs: other work on the machine only ever adds time. */
const RUNS = 5

const shapes: Readonly<Record<string, (n: number) => Transfer>> = {
  'sparse: 10,000 payers, 30,000 payees': n => move(n, (n * 7919) % 9973, (n * 104_729) % 30_011, BigInt(n + 1)),
  'dense: 200 accounts pay each other': n => move(n, (n * 7919) % 199, (n * 104_729) % 200, BigInt(n + 1)),
  'fan: one account pays 50,000': n => move(n, 0, n + 1, BigInt(n + 1)),
  'chain: 25,000 steps that peel': n => move(n, n >> 1, n % 2 ? 100_000 + n : (n >> 1) + 1, n % 2 ? 1n : 1_000n),
}

function best(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

for (const [shape, make] of Object.entries(shapes)) {
  const view = viewOfRows(
    Array.from({ length: ROWS }, (_, n) => make(n)),
    new Set([account(1_000_001)]),
  )
  const first = performance.now()
  findPatterns(view, 1_800_000_000)
  findNoise(view, new Set())
  const cold = performance.now() - first
  const patterns = best(() => findPatterns(view, 1_800_000_000))
  const noise = best(() => findNoise(view, new Set()))
  const floor = best(() => view.transfers.reduce((sum, t) => sum + t.amount, 0n))
  const rows = findPatterns(view, 1_800_000_000).length
  const told = [cold, patterns, noise, floor].map(ms => `${ms.toFixed(1)} ms`)
  console.log(
    `${shape}: first run ${told[0]}, findPatterns ${told[1]}, findNoise ${told[2]}, plain loop ${told[3]}; ${rows} rows`,
  )
}
