import { findPatterns } from '../src/analysis/patterns/index.ts'
import { findNoise } from '../src/analysis/patterns/noise.ts'
import { account, move } from '../test/laws/random-ledger.ts'
import { viewOfRows } from '../test/view-of-rows.ts'

const rows = Array.from({ length: 50_000 }, (_, n) => move(n, (n * 7919) % 9973, (n * 104_729) % 30_011, BigInt(n + 1)))
const view = viewOfRows(rows, new Set([account(1)]))
const timed = (name: string, run: () => unknown): void => {
  const start = performance.now()
  run()
  console.log(`${name}: ${Math.round((rows.length / (performance.now() - start)) * 1000)} transfers/s`)
}
timed('findPatterns', () => findPatterns(view, 1_800_000_000))
timed('findNoise', () => findNoise(view, new Set()))
timed('plain loop', () => view.transfers.reduce((sum, t) => sum + t.amount, 0n))
