import type { AssetWeights } from './asset-weights.ts'
import type { EndKind, Flow, Leaf, PictureGraph } from './picture-graph.ts'
import type { PictureTrace } from './picture-trace.ts'
import type { PictureView } from './picture-view.ts'

const UNADDRESSED = '?'
/** Two numbers of leaves fit into one double. */
const MOST_LEAVES = 2 ** 26

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
  const asset = new Map<string, number>()
  const assetNumber = (id: string): number => numbered(asset, id)
  for (const s of trace.stolen) assetNumber(s.asset)
  const wanted = view.assets.length > 0 ? new Set(view.assets) : null
  const odds = new Set((trace.likelihoods ?? []).filter(l => Number(l.joint) < 1).map(l => l.transfer))
  const known = accountsOf(trace)
  const sources = new Map<string, number>()
  for (const s of trace.stolen) sources.set(s.source, Math.min(sources.get(s.source) ?? s.firstAt, s.firstAt))

  const payers = new Set<string>()
  for (const t of trace.transfers) if (t.from !== null && t.from !== t.to) payers.add(t.from)
  const ends = trace.endpoints.filter(e => e.amount !== '0' && (wanted?.has(e.asset) ?? true))
  const kindsAt = new Map<string, Set<string>>()
  for (const e of ends) kindsAt.set(e.account, (kindsAt.get(e.account) ?? new Set()).add(e.kind))

  const leaves: Leaf[] = []
  const places = new Map<string, number>()
  const add = (leaf: Omit<Leaf, 'weightIn' | 'weightOut'>): number => {
    const had = places.get(leaf.id)
    if (had !== undefined) return had
    places.set(leaf.id, leaves.length)
    leaves.push({ ...leaf, weightIn: 0, weightOut: 0 })
    return leaves.length - 1
  }
  const put = (id: string, account: string | null, hop: number, end: EndKind | null, name: string | null): number => {
    const had = places.get(id)
    if (had !== undefined) return had
    const own = account === null ? undefined : known.get(account)
    const role = account !== null && sources.has(account) ? 'source' : (own?.role ?? 'intermediate')
    const firstAt = account === null ? Infinity : (sources.get(account) ?? Infinity)
    return add({ id, account, ledger: ledgerOf(account), hop, end, name: name ?? own?.service ?? null, role, firstAt })
  }
  const rests = new Map<string, number>()
  for (const e of ends) {
    const leaf = put(`${e.kind} ${e.account}`, e.account, known.get(e.account)?.hop ?? 0, e.kind, e.name)
    if (kindsAt.get(e.account)?.size === 1 && !payers.has(e.account) && !sources.has(e.account))
      rests.set(e.account, leaf)
  }
  const moving = (account: string | null, hop: number): number =>
    account === null
      ? put(UNADDRESSED, null, hop, null, null)
      : (rests.get(account) ?? put(account, account, known.get(account)?.hop ?? hop, null, null))

  const flows: Flow[] = []
  /** Flows between two leaves, by asset, odds and whether rows tell of them. */
  const between: Map<number, Flow>[] = []
  const flow = (
    from: number,
    to: number,
    id: string,
    sum: bigint,
    amount: bigint,
    byOdds: boolean,
    row: number,
  ): void => {
    const a = assetNumber(id)
    const sort = a * 4 + (byOdds ? 2 : 0) + (row < 0 ? 1 : 0)
    between[sort] ??= new Map()
    const pairs = between[sort]
    const key = from * MOST_LEAVES + to
    let had = pairs.get(key)
    if (!had) {
      had = { from, to, asset: a, odds: byOdds, rows: [], sum: 0n, amount: 0n, weight: 0 }
      pairs.set(key, had)
      flows.push(had)
    }
    had.sum += sum
    had.amount += amount
    if (row >= 0) had.rows.push(row)
  }

  for (const source of sources.keys()) moving(source, 0)
  const least = leastUnits(trace, view)
  const selfPaid: number[] = []
  let leftOut = 0
  trace.transfers.forEach((t, row) => {
    const sum = BigInt(t.tainted)
    if ((wanted && !wanted.has(t.asset)) || sum < (least.get(t.asset) ?? 0n)) {
      leftOut++
      return
    }
    if (t.from === t.to) {
      selfPaid.push(row)
      return
    }
    const hop = t.from === null ? 0 : (known.get(t.from)?.hop ?? 0)
    const from = moving(t.from, hop)
    const to = moving(t.to, hop + 1)
    flow(from, to, t.asset, sum, BigInt(t.amount), odds.has(row), row)
    const leaf = leaves[to]
    if (leaf) leaf.firstAt = Math.min(leaf.firstAt, t.at)
  })
  for (const e of ends) {
    const leaf = places.get(`${e.kind} ${e.account}`) ?? 0
    if (!rests.has(e.account)) flow(moving(e.account, 0), leaf, e.asset, BigInt(e.amount), BigInt(e.amount), false, -1)
    const at = leaves[leaf]
    if (at && at.firstAt === Infinity) at.firstAt = e.lastAt
  }
  for (const g of trace.gaps) {
    if (!DRAWN_GAPS.has(g.kind) || g.account === null || g.asset === null || g.amount === '0') continue
    if ((wanted && !wanted.has(g.asset)) || !places.has(g.account)) continue
    const hop = known.get(g.account)?.hop ?? 0
    const away = !g.amount.startsWith('-')
    const sum = BigInt(away ? g.amount : g.amount.slice(1))
    const ledger = ledgerOf(g.account)
    const leaf = add({
      id: `gap ${g.kind} ${ledger} ${away ? 'to' : hop}`,
      account: null,
      ledger,
      hop: away ? hop : hop - 1,
      end: away ? 'gap' : null,
      name: g.kind,
      role: 'gap',
      firstAt: Infinity,
    })
    if (away) flow(moving(g.account, hop), leaf, g.asset, sum, sum, false, -1)
    else flow(leaf, moving(g.account, hop), g.asset, sum, sum, false, -1)
  }

  const assets = [...asset.keys()]
  const units = assets.map(id => weights.unit.get(id) ?? 0)
  for (const f of flows) f.weight = Number(f.sum) * (units[f.asset] ?? 0)
  const graph = { leaves, flows, assets, units, leftOut, selfPaid }
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

/** CAIP-2 of an account. */
function ledgerOf(account: string | null): string {
  return account === null ? '' : account.slice(0, account.lastIndexOf(':'))
}

interface Known {
  hop: number
  readonly role: string
  readonly service: string | null
}

/** Hop, role and service of each account over all its assets. */
function accountsOf(trace: PictureTrace): Map<string, Known> {
  const out = new Map<string, Known>()
  for (const row of trace.accounts) {
    const had = out.get(row.account)
    if (had) had.hop = Math.min(had.hop, row.hop)
    else out.set(row.account, { hop: row.hop, role: row.role, service: row.service })
  }
  return out
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

function numbered(map: Map<string, number>, id: string): number {
  const had = map.get(id)
  if (had !== undefined) return had
  map.set(id, map.size)
  return map.size - 1
}
