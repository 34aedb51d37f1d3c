import type { AssetSum } from './picture.ts'
import type { Flow, PictureGraph } from './picture-graph.ts'
import type { Child, Fold, Group } from './picture-group.ts'

/** A mark before it has a place. */
export interface CutMark {
  readonly id: string
  readonly group: Group | null
  readonly leaf: number | null
  readonly open: boolean
  /** The group that was unfolded to show it. */
  readonly within: string | null
  readonly leaves: number[]
  readonly inner: Flow[]
  /** Parts of the theft that came from outside of it, and that left it. */
  weightIn: number
  weightOut: number
}

/** A ribbon before it has a place. */
export interface CutRibbon {
  readonly from: number
  readonly to: number
  readonly odds: boolean
  readonly kind: 'paid' | 'stay' | 'gap'
  readonly flows: Flow[]
  weight: number
}

/** What is seen of a fold with some groups unfolded. */
export interface Cut {
  readonly marks: readonly CutMark[]
  readonly ribbons: readonly CutRibbon[]
  readonly markOfLeaf: Int32Array
}

/** Cuts a fold: each leaf shows as itself, or as the outermost of its groups that is folded. Each flow is in one ribbon or inside one mark. */
export function cutFold(graph: PictureGraph, fold: Fold, opened: ReadonlySet<string>): Cut {
  const marks: CutMark[] = []
  const places = new Map<Child, number>()
  const markOfLeaf = new Int32Array(graph.leaves.length)
  const put = (child: Child, chain: readonly string[], open: boolean): number => {
    const had = places.get(child)
    if (had !== undefined) return had
    const group = typeof child === 'string' ? (fold.groups.get(child) ?? null) : null
    const leaf = typeof child === 'number' ? child : null
    const id = leaf === null ? String(child) : (graph.leaves[leaf]?.id ?? '')
    places.set(child, marks.length)
    const within = chain[chain.length - 1] ?? null
    marks.push({
      id,
      group,
      leaf,
      open,
      within,
      leaves: [],
      inner: [],
      weightIn: 0,
      weightOut: 0,
    })
    return marks.length - 1
  }
  /** For each leaf the unfolded groups that it is in, and the mark that shows it. */
  const marksOver: (readonly number[])[] = []
  graph.leaves.forEach((_, i) => {
    const up: string[] = []
    for (let at: Child = i, p = fold.parent.get(at); p !== undefined; at = p, p = fold.parent.get(at)) up.push(p)
    const chain: string[] = []
    const over: number[] = []
    let shown: Child = i
    for (let k = up.length - 1; k >= 0; k--) {
      const id = up[k] ?? ''
      if (!opened.has(id)) {
        shown = id
        break
      }
      const mark = put(id, chain, true)
      marks[mark]?.leaves.push(i)
      over.push(mark)
      chain.push(id)
    }
    const at = put(shown, chain, false)
    marks[at]?.leaves.push(i)
    markOfLeaf[i] = at
    over.push(at)
    marksOver.push(over)
  })
  const ribbons = new Map<number, CutRibbon>()
  const count = marks.length
  for (const f of graph.flows) {
    const [from, to] = [markOfLeaf[f.from] ?? 0, markOfLeaf[f.to] ?? 0]
    const [payers, payees] = [marksOver[f.from] ?? [], marksOver[f.to] ?? []]
    for (const m of payers) if (!payees.includes(m)) weigh(marks[m], 0, f.weight)
    for (const m of payees) if (!payers.includes(m)) weigh(marks[m], f.weight, 0)
    if (from === to) {
      marks[from]?.inner.push(f)
      continue
    }
    const kind = f.rows.length > 0 ? 'paid' : gapped(graph, f) ? 'gap' : 'stay'
    const key = ((from * count + to) * 3 + (kind === 'paid' ? 0 : kind === 'gap' ? 1 : 2)) * 2 + (f.odds ? 1 : 0)
    const had = ribbons.get(key)
    if (had) {
      had.flows.push(f)
      had.weight += f.weight
    } else ribbons.set(key, { from, to, odds: f.odds, kind, flows: [f], weight: f.weight })
  }
  return { marks, ribbons: [...ribbons.values()], markOfLeaf }
}

function weigh(mark: CutMark | undefined, into: number, out: number): void {
  if (!mark) return
  mark.weightIn += into
  mark.weightOut += out
}

function gapped({ leaves }: PictureGraph, f: Flow): boolean {
  return leaves[f.from]?.role === 'gap' || leaves[f.to]?.role === 'gap'
}

/** Sums of flows by asset, exact. */
export function sumsOf(flows: readonly Flow[]): AssetSum[] {
  const out = new Map<number, { asset: number; sum: bigint; amount: bigint }>()
  for (const f of flows) {
    const had = out.get(f.asset)
    if (had) {
      had.sum += f.sum
      had.amount += f.amount
    } else out.set(f.asset, { asset: f.asset, sum: f.sum, amount: f.amount })
  }
  return [...out.values()].sort((a, b) => a.asset - b.asset)
}

/** Rows of flows, ascending: the order of the ledger is that of time. */
export function rowsOf(flows: readonly Flow[]): Int32Array {
  let n = 0
  for (const f of flows) n += f.rows.length
  const out = new Int32Array(n)
  let i = 0
  for (const f of flows) for (const row of f.rows) out[i++] = row
  return out.sort()
}
