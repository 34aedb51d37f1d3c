import { learnDelay } from '../src/analysis/mixers/learn-delay.ts'
import { matchPool } from '../src/analysis/mixers/match-pool.ts'
import { pairEvidence } from '../src/analysis/mixers/pair-evidence.ts'
import { STRENGTHS } from '../src/analysis/mixers/strengths.ts'
import { madeUpPools } from '../test/analysis/made-up-pools.ts'
import { machine } from './machine.ts'

/**
 * Benchmark: what odds over mixers are worth, on made-up pools with known truth: `node bench/mixers.ts [owners] [seed]`. Beside ours, the
 * baseline that says all earlier deposits are equally likely, and first in, first out by time alone.
 */
console.log(machine())
const owners = Number(process.argv[2] ?? 3000)
const seed = Number(process.argv[3] ?? 7)
const world = madeUpPools(owners, seed)
const began = performance.now()
const evidence = pairEvidence(world.actions, world.linked, STRENGTHS)
const strengths = learnDelay(world.actions, evidence, STRENGTHS)
const bins = Array.from({ length: 10 }, () => ({ n: 0, odds: 0, right: 0 }))
const score = {
  withdrawals: 0,
  top1: 0,
  top10: 0,
  logOurs: 0,
  logUniform: 0,
  brier: 0,
  brierUniform: 0,
  fifo: 0,
  sure: 0,
  sureRight: 0,
}
for (const pool of world.pools) {
  const numbers = world.actions.flatMap((a, n) => (a.pool === pool.account ? [n] : []))
  const match = matchPool(world.actions, numbers, evidence, strengths)
  const spent = new Set<number>()
  for (const w of match.withdrawals) {
    const truth = world.truth.get(w) as number
    const earlier = match.deposits.filter(d => d < w)
    const odds = earlier.map(d => [d, match.oddsOf(d, w)] as const)
    // By depositor, since that is the question: which of somebody's equal deposits it was is nobody's concern.
    const byOwner = new Map<string, number>()
    const count = new Map<string, number>()
    for (const [d, p] of odds) {
      const who = world.actions[d]?.account ?? ''
      byOwner.set(who, (byOwner.get(who) ?? 0) + p)
      count.set(who, (count.get(who) ?? 0) + 1)
    }
    const right = world.actions[truth]?.account ?? ''
    const ranked = [...byOwner].sort((a, b) => b[1] - a[1])
    score.withdrawals++
    if (ranked[0]?.[0] === right) score.top1++
    if (ranked.slice(0, 10).some(([who]) => who === right)) score.top10++
    const free = earlier.find(d => !spent.has(d))
    if (free !== undefined) {
      spent.add(free)
      if (world.actions[free]?.account === right) score.fifo++
    }
    score.logOurs -= Math.log(Math.max(1e-12, byOwner.get(right) ?? 0))
    score.logUniform -= Math.log((count.get(right) ?? 0) / earlier.length)
    for (const [who, p] of byOwner) {
      const hit = who === right ? 1 : 0
      score.brier += (p - hit) ** 2
      score.brierUniform += ((count.get(who) ?? 0) / earlier.length - hit) ** 2
      const bin = bins[Math.min(9, Math.floor(p * 10))]
      if (!bin) continue
      bin.n++
      bin.odds += p
      bin.right += hit
    }
    const [first] = ranked
    if (first && first[1] >= 0.8) {
      score.sure++
      if (first[0] === right) score.sureRight++
    }
  }
}
const ms = performance.now() - began
const part = (n: number): string => `${((100 * n) / score.withdrawals).toFixed(1)} %`
const each = (n: number): string => (n / score.withdrawals).toFixed(3)
console.log(
  `${owners} owners, ${world.actions.length} actions, ${evidence.length} pairs with evidence, ${ms.toFixed(0)} ms`,
)
console.log(
  `soon-after: ratio ${strengths.of['soon-after'].ratio}, span ${strengths.soonSeconds} s, ${strengths.of['soon-after'].source}`,
)
console.log(`right depositor first          ours ${part(score.top1)}   first in, first out ${part(score.fifo)}`)
console.log(`among the ten likeliest        ours ${part(score.top10)}`)
console.log(`log loss, nats a withdrawal    ours ${each(score.logOurs)}   uniform ${each(score.logUniform)}`)
console.log(`Brier score a withdrawal       ours ${each(score.brier)}   uniform ${each(score.brierUniform)}`)
console.log(
  `odds of 0.8 and more: ${score.sure}, of which right ${((100 * score.sureRight) / Math.max(1, score.sure)).toFixed(1)} %`,
)
console.log('odds said   pairs   mean odds   right')
bins.forEach((b, i) => {
  if (b.n > 0)
    console.log(
      `${(i / 10).toFixed(1)}-${((i + 1) / 10).toFixed(1)}   ${String(b.n).padStart(8)}   ${(b.odds / b.n).toFixed(4)}   ${(b.right / b.n).toFixed(4)}`,
    )
})
const ece =
  bins.slice(1).reduce((sum, b) => sum + Math.abs(b.odds - b.right), 0) /
  Math.max(
    1,
    bins.slice(1).reduce((n, b) => n + b.n, 0),
  )
console.log(`expected calibration error over odds of 0.1 and more: ${ece.toFixed(3)}`)
