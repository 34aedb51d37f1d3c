import type { CrossingLeg } from '../../model/crossing.ts'

/** Parts are counted in whole numbers of this, so that their sum is at most one. */
const WHOLE = 1_000_000_000_000n

/**
 * Of the value of one in, the part that each of its outs pays for; at most 1 in sum, and never 0.
 * A refund in the asset that was paid in takes its own part of it. The rest is divided among the others: by amount where they pay one
 * asset, evenly where they pay several, since no prices are known here.
 */
export function sharesOf(paidIn: CrossingLeg, outs: readonly CrossingLeg[]): number[] {
  if (outs.length === 1) return [1]
  const back = outs.map(o => o.side === 'refund' && o.asset === paidIn.asset && paidIn.amount > 0n)
  const parts = outs.map((o, i) => (back[i] ? (o.amount * WHOLE) / paidIn.amount : 0n))
  const left = WHOLE - parts.reduce((sum, part) => sum + part, 0n)
  const others = outs.filter((_, i) => !back[i])
  // Refunds of more than was paid in contradict themselves: then nothing better is known than that all belong to it.
  if (left < BigInt(others.length)) return outs.map(() => 1 / outs.length)
  const total = others.reduce((sum, o) => sum + o.amount, 0n)
  const oneAsset = new Set(others.map(o => o.asset)).size === 1 && total > 0n
  return outs.map((o, i) => {
    const rest = oneAsset ? (left * o.amount) / total : left / BigInt(Math.max(1, others.length))
    return Number(max(1n, back[i] ? (parts[i] ?? 0n) : rest)) / Number(WHOLE)
  })
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}
