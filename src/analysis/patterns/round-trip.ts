import type { Finding } from './finding.ts'
import type { FlowGraph } from './flow-graph.ts'
import type { Edge, Group, Place } from './place.ts'

/** † Most transfers of a trip. */
export const MAX_STEPS = 4
/** † Most transfers looked at from one account: keeps dense graphs linear. */
export const MAX_VISITS = 64

interface Path {
  readonly edge: Edge
  readonly before: Path | null
  readonly steps: number
}

/** Value of one asset that left an account and came back in order of time, through accounts that are no service. */
export function findRoundTrips(graph: FlowGraph): Finding[] {
  const found: Finding[] = []
  for (const group of graph.groups('out')) {
    const trip = search(group)
    const first = trip?.[0]
    const last = trip?.[trip.length - 1]
    if (!trip || !first || !last) continue
    found.push({
      pattern: 'round-trip',
      kind: '',
      asset: first.asset,
      subjects: [group.account],
      parties: trip.slice(1).map(e => e.from),
      edges: trip,
      value: last.amount < first.amount ? last.amount : first.amount,
      from: first.at,
      until: last.at,
      figures: {
        steps: trip.length,
        left: String(first.amount),
        back: String(last.amount),
        seconds: last.at - first.at,
      },
      because: `What it sent came back to it after ${trip.length} transfers.`,
      each: `got back what it had sent after at most ${MAX_STEPS} transfers`,
    })
  }
  return found
}

function search({ place, asset, edges }: Group): Edge[] | null {
  const back = place.got(asset)
  const lastBack = back?.edges[back.edges.length - 1]
  if (!lastBack) return null
  const queue: Path[] = []
  for (const edge of edges) {
    if (edge.at > lastBack.at || queue.length >= MAX_VISITS) break
    queue.push({ edge, before: null, steps: 1 })
  }
  const seen = new Set<Place>()
  let visits = 0
  for (let head = 0; head < queue.length; head++) {
    const path = queue[head] as Path
    const { payee, at } = path.edge
    if (path.steps >= MAX_STEPS || seen.has(payee) || payee.service) continue
    seen.add(payee)
    const onward = payee.paid(asset)?.edges ?? []
    for (let i = firstSince(onward, at); i < onward.length; i++) {
      visits++
      if (visits > MAX_VISITS) return null
      const edge = onward[i] as Edge
      const longer = { edge, before: path, steps: path.steps + 1 }
      if (edge.payee === place) return unwind(longer)
      queue.push(longer)
    }
  }
  return null
}

/** The index of the first transfer at or after a time; a hub's earlier ones are not walked over again for each of its payers. */
function firstSince(edges: readonly Edge[], at: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] as Edge).at < at) low = middle + 1
    else high = middle
  }
  return low
}

function unwind(path: Path): Edge[] {
  const edges: Edge[] = []
  for (let p: Path | null = path; p; p = p.before) edges.push(p.edge)
  return edges.reverse()
}
