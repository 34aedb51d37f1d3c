import type { AssetWeights } from './asset-weights.ts'
import { FlowSums } from './flow-sums.ts'
import { leadingTo } from './leading-to.ts'
import type { PictureGraph } from './picture-graph.ts'
import { PictureLeaves } from './picture-leaves.ts'
import type { PictureView } from './picture-view.ts'
import type { TraceColumns } from './trace-columns.ts'
import { weighLeaves } from './weigh-leaves.ts'

/** Gaps that say where value went or came from outside of what is known. Others are told by rows, or have no amount. */
const DRAWN_GAPS: ReadonlySet<string> = new Set([
  'surplus',
  'unknown-input',
  'contradiction',
  'order-impossible',
  'rounding',
])

/** Makes leaves and flows of a trace: an account that only ever received is one with what rests there. */
export function graphOfTrace(columns: TraceColumns, weights: AssetWeights, view: PictureView): PictureGraph {
  const { ends, moves, stolen, gaps, assets } = columns
  const wanted = view.assets.length > 0 ? assets.map(asset => view.assets.includes(asset)) : null
  const units = assets.map(id => weights.unit.get(id) ?? 0)
  const rows = moves.from.length
  const odds = new Uint8Array(rows)
  for (const row of columns.odds) if (row >= 0 && row < rows) odds[row] = 1
  const leaves = new PictureLeaves(columns, ends.account.length + gaps.length + 1)
  const flows = new FlowSums(rows + ends.account.length + gaps.length, units)
  const endLeaves = new Int32Array(ends.account.length).fill(-1)
  ends.account.forEach((account, i) => {
    if (ends.amount[i] !== '0' && (wanted?.[ends.asset[i] ?? 0] ?? true))
      endLeaves[i] = leaves.endOf(account, ends.kind[i] ?? -1, ends.name[i] ?? -1)
  })
  for (const s of stolen) leaves.moving(s.source, 0)
  const least = leastUnits(columns, view)
  const flowOfRow = new Int32Array(rows).fill(-1)
  let [leftOut, selfPaid] = [0, 0]
  for (let row = 0; row < rows; row++) {
    const payer = moves.from[row] ?? -1
    const payee = moves.to[row] ?? -1
    const asset = moves.asset[row] ?? 0
    const bound = least[asset]
    if ((wanted !== null && !wanted[asset]) || (bound !== undefined && (moves.tainted[row] ?? 0n) < bound)) {
      leftOut++
      continue
    }
    if (payer === payee) {
      selfPaid++
      continue
    }
    const from = leaves.moving(payer, 0)
    const to = leaves.moving(payee, (leaves.hop[from] ?? 0) + 1)
    const tainted = moves.about[row] ?? 0
    const amount = moves.amount[row] ?? 0n
    const all = amount === moves.tainted[row] ? tainted : Number(amount)
    flowOfRow[row] = flows.add(from, to, asset, tainted, all, odds[row] === 1)
    const at = moves.at[row] ?? Infinity
    if (at < (leaves.firstAt[to] ?? 0)) leaves.firstAt[to] = at
  }
  ends.account.forEach((account, i) => {
    const leaf = endLeaves[i] ?? -1
    if (leaf < 0) return
    if (!leaves.rests(account))
      flows.addUntold(leaves.moving(account, 0), leaf, ends.asset[i] ?? 0, BigInt(ends.amount[i] ?? '0'))
    if (leaves.firstAt[leaf] === Infinity) leaves.firstAt[leaf] = ends.lastAt[i] ?? Infinity
  })
  for (const g of gaps) {
    if (!DRAWN_GAPS.has(g.kind) || g.account < 0 || g.asset < 0 || g.amount === '0') continue
    if ((wanted !== null && !wanted[g.asset]) || !leaves.moves(g.account)) continue
    const away = !g.amount.startsWith('-')
    const account = leaves.moving(g.account, 0)
    const gap = leaves.gap(g.kind, account, away)
    flows.addUntold(away ? account : gap, away ? gap : account, g.asset, BigInt(away ? g.amount : g.amount.slice(1)))
  }
  const graph = {
    ...{ columns, leaves: leaves.all(), flows: flows.all(), flowOfRow, units, leftOut, selfPaid },
    ...{ ledgers: leaves.ledgers, words: leaves.words },
  }
  weighLeaves(graph)
  return view.kinds.length > 0 ? leadingTo(graph, new Set(view.kinds)) : graph
}

/** Least base units of each asset that are drawn, by its number. */
function leastUnits({ stolen, assets }: TraceColumns, view: PictureView): readonly (bigint | undefined)[] {
  const out: (bigint | undefined)[] = assets.map(() => undefined)
  if (view.least !== null) {
    // A millionth is the finest step of a share; it is enough for what the eye can tell apart.
    const millionths = BigInt(Math.round(Math.min(1, Math.max(0, Number(view.least) || 0)) * 1_000_000))
    for (const s of stolen) out[s.asset] = (out[s.asset] ?? 0n) + BigInt(s.amount)
    for (const [asset, sum] of out.entries()) if (sum !== undefined) out[asset] = (sum * millionths) / 1_000_000n
  }
  assets.forEach((asset, i) => {
    const units = view.leastOf[asset]
    if (units !== undefined && /^\d+$/.test(units)) out[i] = BigInt(units)
  })
  return out
}
