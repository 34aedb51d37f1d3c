import type { EndpointKind } from '../../../analysis/flow/trace-result.ts'
import type { TraceJson } from '../../trace-json.ts'

/** An account in one asset, or one place where money of an account came to rest. */
export interface FlowNode {
  readonly id: string
  /** null for what has no address form. */
  readonly account: string | null
  readonly hop: number
  /** Set on what lies at the right: money at rest. */
  readonly end: EndpointKind | null
  readonly source: boolean
  /** A service's name. */
  readonly name: string | null
  inflow: bigint
  outflow: bigint
}

/** All tainted value that went from one node to another. */
export interface FlowLink {
  readonly from: string
  readonly to: string
  value: bigint
  transfers: number
}

/** Who paid whom in one asset, and where it ended. */
export interface FlowGraph {
  readonly nodes: ReadonlyMap<string, FlowNode>
  readonly links: readonly FlowLink[]
}

const UNADDRESSED = '?'

/** The graph of one asset. Each row of `endpoints` is one node at the right, so that what arrives there adds up to the headline's sums. */
export function flowGraph(trace: TraceJson, asset: string): FlowGraph {
  const transfers = trace.transfers.filter(t => t.asset === asset)
  const hops = hopsOf(trace, asset)
  const sources = new Set(trace.stolen.filter(s => s.asset === asset).map(s => s.source))
  const payers = new Set(transfers.filter(t => t.from !== t.to).map(t => t.from))
  const ends = trace.endpoints.filter(e => e.asset === asset && e.amount !== '0')
  const places = new Map<string, number>()
  for (const e of ends) places.set(e.account, (places.get(e.account) ?? 0) + 1)

  const nodes = new Map<string, FlowNode>()
  const links = new Map<string, FlowLink>()
  /** An account that keeps all it got is drawn once, at the right. */
  const rests = new Map<string, string>()
  for (const e of ends) {
    const id = `${e.kind} ${e.account}`
    const hop = hops.get(e.account) ?? 0
    nodes.set(id, { ...blank(id, e.account, hop), end: e.kind, name: e.name, outflow: BigInt(e.amount) })
    const only = places.get(e.account) === 1 && !payers.has(e.account) && !sources.has(e.account)
    if (only) rests.set(e.account, id)
  }
  const put = (account: string | null, hop: number): string => {
    const id = account === null ? UNADDRESSED : (rests.get(account) ?? account)
    if (!nodes.has(id)) nodes.set(id, { ...blank(id, account, hop), source: account !== null && sources.has(account) })
    return id
  }
  const link = (from: string, to: string, value: bigint): void => {
    const key = `${from}|${to}`
    const had = links.get(key)
    if (had) {
      had.value += value
      had.transfers++
    } else links.set(key, { from, to, value, transfers: 1 })
    flowOut(nodes, from, value)
    const node = nodes.get(to)
    if (node) node.inflow += value
  }
  for (const source of sources) put(source, 0)
  for (const t of transfers) {
    if (t.from === t.to || t.tainted === '0') continue
    const hop = t.from === null ? 0 : (hops.get(t.from) ?? 0)
    const from = put(t.from, hop)
    link(from, put(t.to, t.to === null ? hop + 1 : (hops.get(t.to) ?? hop + 1)), BigInt(t.tainted))
  }
  for (const e of ends)
    if (!rests.has(e.account))
      link(put(e.account, hops.get(e.account) ?? 0), `${e.kind} ${e.account}`, BigInt(e.amount))
  return { nodes, links: [...links.values()] }
}

function blank(id: string, account: string | null, hop: number): FlowNode {
  return { id, account, hop, end: null, source: false, name: null, inflow: 0n, outflow: 0n }
}

/** What rests at an end has been counted already: it flows nowhere on. */
function flowOut(nodes: ReadonlyMap<string, FlowNode>, id: string, value: bigint): void {
  const node = nodes.get(id)
  if (node && node.end === null) node.outflow += value
}

function hopsOf(trace: TraceJson, asset: string): Map<string, number> {
  const hops = new Map<string, number>()
  for (const row of trace.accounts) if (row.asset !== asset && !hops.has(row.account)) hops.set(row.account, row.hop)
  for (const row of trace.accounts) if (row.asset === asset) hops.set(row.account, row.hop)
  return hops
}

/** The larger of what came and what went: a node's size. */
export function throughput(node: FlowNode): bigint {
  return node.inflow > node.outflow ? node.inflow : node.outflow
}
