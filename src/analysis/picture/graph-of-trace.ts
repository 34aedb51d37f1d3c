import type { AssetWeights } from './asset-weights.ts'
import { FlowSums } from './flow-sums.ts'
import type { EndKind, Flow, PictureGraph } from './picture-graph.ts'
import { PictureLeaves } from './picture-leaves.ts'
import type { PictureTrace } from './picture-trace.ts'
import type { PictureView } from './picture-view.ts'

/** Gaps that say where value went or came from outside of what is known. Others are told by rows, or have no amount. */
const DRAWN_GAPS: ReadonlySet<string> = new Set([
  'surplus',
  'unknown-input',
  'contradiction',
  'order-impossible',
  'rounding',
])

/** Makes leaves and flows of a trace: an account that only ever received is one with what rests there. */
export function graphOfTrace(trace: PictureTrace, weights: AssetWeights, view: PictureView): PictureGraph {
  const wanted = view.assets.length > 0 ? new Set(view.assets) : null
  const odds = new Set((trace.likelihoods ?? []).filter(l => Number(l.joint) < 1).map(l => l.transfer))
  const ends = trace.endpoints.filter(e => e.amount !== '0' && (wanted?.has(e.asset) ?? true))
  const leaves = new PictureLeaves(trace, ends)
  const flows = new FlowSums(trace.stolen.map(s => s.asset))
  const endLeaves = ends.map(e => leaves.end(e.account, e.kind, e.name))
  for (const s of trace.stolen) leaves.moving(s.source, 0)
  const least = leastUnits(trace, view)
  const selfPaid: number[] = []
  let leftOut = 0
  for (const [row, t] of trace.transfers.entries()) {
    const sum = BigInt(t.tainted)
    if ((wanted && !wanted.has(t.asset)) || sum < (least.get(t.asset) ?? 0n)) {
      leftOut++
      continue
    }
    if (t.from === t.to) {
      selfPaid.push(row)
      continue
    }
    const from = leaves.moving(t.from, 0)
    const to = leaves.moving(t.to, (leaves.all[from]?.hop ?? 0) + 1)
    flows.add(from, to, t.asset, sum, t.amount === t.tainted ? sum : BigInt(t.amount), odds.has(row), row)
    const leaf = leaves.all[to]
    if (leaf && t.at < leaf.firstAt) leaf.firstAt = t.at
  }
  for (const [i, e] of ends.entries()) {
    const number = endLeaves[i] ?? 0
    const sum = BigInt(e.amount)
    if (!leaves.rests(e.account)) flows.add(leaves.moving(e.account, 0), number, e.asset, sum, sum, false, -1)
    const leaf = leaves.all[number]
    if (leaf && leaf.firstAt === Infinity) leaf.firstAt = e.lastAt
  }
  for (const g of trace.gaps) {
    if (!DRAWN_GAPS.has(g.kind) || g.account === null || g.asset === null || g.amount === '0') continue
    if ((wanted && !wanted.has(g.asset)) || !leaves.moves(g.account)) continue
    const away = !g.amount.startsWith('-')
    const sum = BigInt(away ? g.amount : g.amount.slice(1))
    const account = leaves.moving(g.account, 0)
    const gap = leaves.gap(g.kind, account, away)
    flows.add(away ? account : gap, away ? gap : account, g.asset, sum, sum, false, -1)
  }
  const assets = [...flows.assets.keys()]
  const units = assets.map(id => weights.unit.get(id) ?? 0)
  for (const f of flows.all) f.weight = Number(f.sum) * (units[f.asset] ?? 0)
  const graph = { leaves: leaves.all, flows: flows.all, assets, units, leftOut, selfPaid }
  weigh(graph)
  return view.kinds.length > 0 ? leadingTo(graph, new Set(view.kinds)) : graph
}

function weigh({ leaves, flows }: Pick<PictureGraph, 'leaves' | 'flows'>): void {
  for (const leaf of leaves) leaf.weightIn = leaf.weightOut = 0
  for (const f of flows) {
    const [from, to] = [leaves[f.from], leaves[f.to]]
    if (from) from.weightOut += f.weight
    if (to) to.weightIn += f.weight
  }
}

/** Keeps what leads to ends of some kinds. */
function leadingTo(graph: PictureGraph, kinds: ReadonlySet<EndKind>): PictureGraph {
  const into = new Map<number, number[]>()
  for (const f of graph.flows) {
    const had = into.get(f.to)
    if (had) had.push(f.from)
    else into.set(f.to, [f.from])
  }
  const kept = new Set<number>()
  graph.leaves.forEach((leaf, i) => {
    if (leaf.end !== null && kinds.has(leaf.end)) kept.add(i)
  })
  for (const i of kept) for (const from of into.get(i) ?? []) kept.add(from)
  const moved = new Map([...kept].sort((a, b) => a - b).map((leaf, i) => [leaf, i]))
  const leaves = graph.leaves.filter((_, i) => kept.has(i))
  const flows: Flow[] = []
  let leftOut = graph.leftOut
  for (const f of graph.flows) {
    const [from, to] = [moved.get(f.from), moved.get(f.to)]
    if (from === undefined || to === undefined) leftOut += f.rows.length
    else flows.push({ ...f, from, to })
  }
  weigh({ leaves, flows })
  return { ...graph, leaves, flows, leftOut }
}

/** Least base units of each asset that are drawn. */
function leastUnits(trace: PictureTrace, view: PictureView): ReadonlyMap<string, bigint> {
  const out = new Map<string, bigint>()
  if (view.least !== null) {
    // A millionth is the finest step of a share; it is enough for what the eye can tell apart.
    const millionths = BigInt(Math.round(Math.min(1, Math.max(0, Number(view.least) || 0)) * 1_000_000))
    const stolen = new Map<string, bigint>()
    for (const s of trace.stolen) stolen.set(s.asset, (stolen.get(s.asset) ?? 0n) + BigInt(s.amount))
    for (const [asset, sum] of stolen) out.set(asset, (sum * millionths) / 1_000_000n)
  }
  for (const [asset, units] of Object.entries(view.leastOf)) if (/^\d+$/.test(units)) out.set(asset, BigInt(units))
  return out
}
