import { type EndKind, type PictureGraph, wordOf } from './picture-graph.ts'
import { weighLeaves } from './weigh-leaves.ts'

/** Keeps of a graph what leads to ends of some kinds. */
export function leadingTo(graph: PictureGraph, kinds: ReadonlySet<EndKind>): PictureGraph {
  const { leaves, flows } = graph
  // Flows into each leaf, as a list through the flows.
  const last = new Int32Array(leaves.count).fill(-1)
  const before = new Int32Array(flows.count)
  for (let f = 0; f < flows.count; f++) {
    const to = flows.to[f] ?? 0
    before[f] = last[to] ?? -1
    last[to] = f
  }
  const kept = new Uint8Array(leaves.count)
  const waiting: number[] = []
  const keep = (leaf: number): void => {
    if (kept[leaf] === 1) return
    kept[leaf] = 1
    waiting.push(leaf)
  }
  for (let leaf = 0; leaf < leaves.count; leaf++) {
    const end = wordOf(graph, leaves.end[leaf])
    if (end !== null && kinds.has(end as EndKind)) keep(leaf)
  }
  for (let leaf = waiting.pop(); leaf !== undefined; leaf = waiting.pop())
    for (let f = last[leaf] ?? -1; f >= 0; f = before[f] ?? -1) keep(flows.from[f] ?? 0)

  const moved = new Int32Array(leaves.count).fill(-1)
  const rest: number[] = []
  kept.forEach((is, leaf) => {
    if (is === 1) moved[leaf] = rest.push(leaf) - 1
  })
  const flowOf = new Int32Array(flows.count).fill(-1)
  const carried: number[] = []
  for (let f = 0; f < flows.count; f++)
    if (kept[flows.from[f] ?? 0] === 1 && kept[flows.to[f] ?? 0] === 1) flowOf[f] = carried.push(f) - 1
  let { leftOut } = graph
  const flowOfRow = graph.flowOfRow.map(f => {
    if (f < 0) return -1
    const now = flowOf[f] ?? -1
    if (now < 0) leftOut++
    return now
  })
  const ints = (of: Int32Array, by: readonly number[]): Int32Array => Int32Array.from(by, i => of[i] ?? -1)
  const doubles = (of: Float64Array, by: readonly number[]): Float64Array => Float64Array.from(by, i => of[i] ?? 0)
  const out: PictureGraph = {
    ...graph,
    ...{ flowOfRow, leftOut },
    leaves: {
      count: rest.length,
      ...{ account: ints(leaves.account, rest), ledger: ints(leaves.ledger, rest), hop: ints(leaves.hop, rest) },
      ...{ end: ints(leaves.end, rest), name: ints(leaves.name, rest), role: ints(leaves.role, rest) },
      ...{ firstAt: doubles(leaves.firstAt, rest) },
      ...{ weightIn: new Float64Array(rest.length), weightOut: new Float64Array(rest.length) },
    },
    flows: {
      count: carried.length,
      from: Int32Array.from(carried, f => moved[flows.from[f] ?? 0] ?? 0),
      to: Int32Array.from(carried, f => moved[flows.to[f] ?? 0] ?? 0),
      ...{ asset: ints(flows.asset, carried), odds: Uint8Array.from(carried, f => flows.odds[f] ?? 0) },
      ...{ pair: ints(flows.pair, carried), pairs: flows.pairs },
      ...{ weight: doubles(flows.weight, carried), moved: doubles(flows.moved, carried) },
      untold: new Map(
        carried.flatMap((f, i) => (flows.untold.has(f) ? [[i, flows.untold.get(f) ?? 0n] as const] : [])),
      ),
    },
  }
  weighLeaves(out)
  return out
}
