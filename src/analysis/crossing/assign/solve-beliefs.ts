import type { HypothesisTable } from './hypothesis.ts'

/** Most rounds of messages, and the change at which they rest. */
const ROUNDS = 40
const STILL = 1e-6
/** Of a new message, the part that is taken over in a round: it keeps loops from swinging. */
const STEP = 0.6

/** The graph in flat arrays: an edge is a deposit that wants a payout in at least one of its ways. */
interface Edges {
  /** First edge of each deposit; one more at the end. */
  readonly first: Int32Array
  readonly payout: Int32Array
  /** First way of each deposit; one more at the end. */
  readonly firstWay: Int32Array
  readonly weight: Float64Array
  /** The edges of each way; -1 where it has but one. */
  readonly left: Int32Array
  readonly right: Int32Array
}

/**
 * Odds of every hypothesis of every deposit when each deposit is paid out in at most one way and each payout pays for at most one deposit:
 * the sum-product algorithm on that graph (exact where the graph has no loop; Williams and Lau 2014 show that it converges for such
 * assignments). What is left of 1 for a deposit is "by none of these".
 * @param payouts how many there are
 * @returns one list a deposit; odds of a deposit sum to at most 1, and so do those of all hypotheses that use one payout
 */
export function solveBeliefs(table: HypothesisTable, payouts: number): number[][] {
  const edges = edgesOf(table)
  const count = edges.payout.length
  const free = new Float64Array(count).fill(1)
  const want = new Float64Array(count)
  const sums = new Float64Array(payouts)
  const whole = new Float64Array(count)
  for (let round = 0; round < ROUNDS; round++) {
    ask(edges, free, want, whole)
    sums.fill(1)
    for (let e = 0; e < count; e++) add(sums, edges.payout[e] as number, want[e] as number)
    let change = 0
    for (let e = 0; e < count; e++) {
      const sum = sums[edges.payout[e] as number] as number
      // The difference may vanish by rounding where one wish outweighs all others; none is below 1.
      const next = 1 / Math.max(1, sum - (want[e] as number))
      const before = free[e] as number
      free[e] = (1 - STEP) * before + STEP * next
      change = Math.max(change, Math.abs(next - before))
    }
    if (change < STILL) break
  }
  return atMostOne(table, beliefs(edges, free), payouts)
}

function edgesOf(table: HypothesisTable): Edges {
  const first = [0]
  const firstWay = [0]
  const payout: number[] = []
  const weight: number[] = []
  const left: number[] = []
  const right: number[] = []
  for (const ways of table) {
    const own = new Map<number, number>()
    const edgeOf = (p: number): number => {
      const known = own.get(p)
      if (known !== undefined) return known
      own.set(p, payout.length)
      return payout.push(p) - 1
    }
    for (const way of ways) {
      weight.push(way.weight)
      left.push(edgeOf(way.payouts[0] ?? 0))
      right.push(way.payouts[1] === undefined ? -1 : edgeOf(way.payouts[1]))
    }
    first.push(payout.length)
    firstWay.push(weight.length)
  }
  return {
    first: Int32Array.from(first),
    payout: Int32Array.from(payout),
    firstWay: Int32Array.from(firstWay),
    weight: Float64Array.from(weight),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
  }
}

/** Each deposit tells each payout how much it wants it, over all its ways, beside going without it. */
function ask(edges: Edges, free: Float64Array, want: Float64Array, whole: Float64Array): void {
  want.fill(0)
  whole.fill(0)
  for (let d = 0; d + 1 < edges.first.length; d++) {
    let all = 1
    for (let h = edges.firstWay[d] as number; h < (edges.firstWay[d + 1] as number); h++) {
      const weight = edges.weight[h] as number
      const a = edges.left[h] as number
      const b = edges.right[h] as number
      const freeA = free[a] as number
      const freeB = b < 0 ? 1 : (free[b] as number)
      const product = weight * freeA * freeB
      all += product
      add(want, a, weight * freeB)
      add(whole, a, product)
      if (b >= 0) {
        add(want, b, weight * freeA)
        add(whole, b, product)
      }
    }
    for (let e = edges.first[d] as number; e < (edges.first[d + 1] as number); e++)
      want[e] = (want[e] as number) / Math.max(1, all - (whole[e] as number))
  }
}

function beliefs(edges: Edges, free: Float64Array): number[][] {
  const odds: number[][] = []
  for (let d = 0; d + 1 < edges.first.length; d++) {
    const row: number[] = []
    let all = 1
    for (let h = edges.firstWay[d] as number; h < (edges.firstWay[d + 1] as number); h++) {
      const b = edges.right[h] as number
      const product =
        (edges.weight[h] as number) * (free[edges.left[h] as number] as number) * (b < 0 ? 1 : (free[b] as number))
      all += product
      row.push(product)
    }
    odds.push(row.map(o => o / all))
  }
  return odds
}

/** Loops may leave a payout promised more than once in sum: all who want it then get less. */
function atMostOne(table: HypothesisTable, odds: readonly number[][], payouts: number): number[][] {
  const sums = new Float64Array(payouts)
  table.forEach((ways, d) => {
    ways.forEach((way, h) => {
      for (const p of way.payouts) add(sums, p, odds[d]?.[h] ?? 0)
    })
  })
  return odds.map((row, d) =>
    row.map((o, h) => {
      let worst = 1
      for (const p of table[d]?.[h]?.payouts ?? []) worst = Math.max(worst, (sums[p] as number) * (1 + 1e-12))
      return o / worst
    }),
  )
}

function add(list: Float64Array, i: number, value: number): void {
  list[i] = (list[i] as number) + value
}
