import type { CircleTerms } from './circle-terms.ts'

/** A transfer into a customer's account. */
export interface FlowHop {
  readonly from: string
  readonly to: string
  readonly usd: number
  readonly atMs: number
}

interface Path {
  readonly at: string
  readonly atMs: number
  readonly low: number
  readonly high: number
  readonly hops: number
  readonly next: Path | null
}

/** † Steps of one search. */
const MOST_STEPS = 4_096

/** What a search came to: the circle's customers, the payer first; null: none. `givenUp`: there were too many ways to look at. */
export interface CircleSearch {
  readonly circle: readonly string[] | null
  readonly givenUp: boolean
}

/**
 * The circle that a transfer closes, looked for backwards from its payer over what was paid before.
 * @param into transfers into a customer in the order of time
 */
export function findCircle(
  { from: payer, to: payee, usd, atMs }: FlowHop,
  into: (customer: string) => readonly FlowHop[],
  terms: CircleTerms,
): CircleSearch {
  const { window, share, fewestHops, mostHops, inOrder } = terms
  const since = atMs - window * 1_000
  const queue: Path[] = [{ at: payer, atMs, low: usd, high: usd, hops: 1, next: null }]
  let steps = 0
  for (let head = 0; head < queue.length; head++) {
    const path = queue[head] as Path
    const paid = into(path.at)
    for (let i = paid.length - 1; i >= 0; i--) {
      const hop = paid[i] as FlowHop
      if (hop.atMs < since) break
      if (++steps > MOST_STEPS) return { circle: null, givenUp: true }
      if (inOrder && hop.atMs > path.atMs) continue
      if (!paysAgain(hop.from, paid, since, terms)) continue
      const [low, high] = [Math.min(path.low, hop.usd), Math.max(path.high, hop.usd)]
      if (low < share * high) continue
      const longer: Path = { at: hop.from, atMs: hop.atMs, low, high, hops: path.hops + 1, next: path }
      if (hop.from === payee) {
        if (longer.hops >= fewestHops) return { circle: membersOf(path, payee), givenUp: false }
        continue
      }
      if (longer.hops >= mostHops || isOn(path, hop.from)) continue
      queue.push(longer)
    }
  }
  return { circle: null, givenUp: false }
}

/** Whether a payer paid often enough since a time to count. @param paid transfers into the payee in the order of time */
export function paysAgain(
  payer: string,
  paid: readonly FlowHop[],
  sinceMs: number,
  { again = 1 }: CircleTerms,
): boolean {
  if (again <= 1) return true
  let times = 0
  for (let i = paid.length - 1; i >= 0 && times < again; i--) {
    const hop = paid[i] as FlowHop
    if (hop.atMs < sinceMs) break
    if (hop.from === payer) times++
  }
  return times >= again
}

function isOn(path: Path, customer: string): boolean {
  for (let p: Path | null = path; p !== null; p = p.next) if (p.at === customer) return true
  return false
}

function membersOf(path: Path, payee: string): readonly string[] {
  const members: string[] = []
  for (let p: Path | null = path; p !== null; p = p.next) members.push(p.at)
  return [...members.reverse(), payee]
}
