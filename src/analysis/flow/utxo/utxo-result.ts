import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import { changeClusters } from '../../cluster/change.ts'
import { commonInputClusters } from '../../cluster/common-input.ts'
import { findUtxoPatterns } from '../../patterns/utxo-peel.ts'
import { CROSSED_IN, CROSSED_OUT, crossingPart } from '../crossing-plan.ts'
import { rankEndpoints } from '../rank-endpoints.ts'
import type { BoundRow, EndpointKind, EndpointRow, GapRow, StolenRow, TraceResult } from '../trace-result.ts'
import { utxoAccounts } from './utxo-accounts.ts'
import type { Rest, UtxoFlow } from './utxo-flow.ts'
import type { UtxoKnowledge } from './utxo-knowledge.ts'
import type { TracedOutput, UtxoNode } from './utxo-node.ts'
import { UtxoPaths } from './utxo-path.ts'
import type { UtxoTraceRequest } from './utxo-request.ts'

const WHY: Readonly<Record<'floor' | 'hops' | 'unasked' | 'impossible', string>> = {
  floor: 'less than the floor',
  hops: 'reached, but not followed on: hop bound',
  unasked: 'reached, but not followed yet',
  impossible: 'named as spent in a block before it was made: not followed',
}

/** Puts a trace's state into the rows of the answer, in a fixed order. */
export function utxoResult(
  request: UtxoTraceRequest,
  knowledge: UtxoKnowledge,
  flow: UtxoFlow,
  others: readonly UtxoFlow[],
  finished: boolean,
): TraceResult {
  const asset = `${request.ledger}/slip44:0` as AssetId
  const paths = new UtxoPaths(flow, asset)
  const endpoints = new Map<string, EndpointRow & { width: bigint }>()
  const gaps = new Map<string, GapRow>()
  const sums = { held: 0n, services: 0n, fees: 0n, belowFloor: 0n }
  const gap = (kind: string, account: AccountId | null, amount: bigint, because: string): void => {
    const key = `${kind} ${account} ${because}`
    gaps.set(key, { kind, account, asset, amount: (gaps.get(key)?.amount ?? 0n) + amount, because })
  }
  const end = (
    node: UtxoNode,
    output: TracedOutput,
    amount: bigint,
    row: Pick<EndpointRow, 'kind' | 'name' | 'basis' | 'confidence'>,
  ): void => {
    const key = `${output.account} ${row.kind}`
    const had = endpoints.get(key)
    const { at } = node.transaction
    const width = paths.widthOf(output.outpoint)
    const path = had && had.width >= width ? had.path : paths.pathTo(output.outpoint)
    endpoints.set(key, {
      account: output.account,
      asset,
      amount: amount + (had?.amount ?? 0n),
      firstAt: had && had.firstAt < at ? had.firstAt : at,
      lastAt: had && had.lastAt > at ? had.lastAt : at,
      freezableBy: [],
      path,
      width: had && had.width > width ? had.width : width,
      ...row,
    })
  }
  const settle = (node: UtxoNode, output: TracedOutput, rest: Rest): void => {
    const plain = (kind: EndpointKind, basis: string) => ({ kind, name: null, basis, confidence: 100 })
    const gate = rest === 'crossed' ? flow.gateAt(output) : undefined
    if (gate) {
      const crossed = crossingPart(gate, output.taint)
      if (crossed > 0n) gap('crossed-out', output.account, crossed, CROSSED_OUT)
      const { kind, name, basis, confidence } = knowledge.service(output.account) ?? gate.service
      if (crossed < output.taint) end(node, output, output.taint - crossed, { kind, name, basis, confidence })
      sums.services += output.taint - crossed
    } else if (rest === 'service') {
      const service = knowledge.service(output.account)
      if (service) end(node, output, output.taint, service)
      sums.services += output.taint
    } else if (rest === 'held') {
      sums.held += output.taint
      end(
        node,
        output,
        output.taint,
        plain('held', `unspent as far as is known up to the trace's end, by ${flow.policy}`),
      )
    } else if (rest === 'floor') {
      sums.belowFloor += output.taint
      end(node, output, output.taint, plain('residue', WHY.floor))
    } else if (rest === 'hops' || rest === 'unasked' || rest === 'impossible') {
      gap(rest === 'impossible' ? 'order-impossible' : 'unfollowed', output.account, output.taint, WHY[rest])
      end(node, output, output.taint, plain('unfollowed', WHY[rest]))
    }
  }
  for (const node of paths.nodes) {
    sums.fees += node.fee
    if (node.rounding > 0n) gap('rounding', null, node.rounding, 'shares of haircut are whole satoshi, rounded down')
    for (const [index, crossed] of node.crossedIn)
      if (crossed > 0n) gap('crossed-in', node.outputs[index]?.account ?? null, -crossed, CROSSED_IN)
    if (node.excess > 0n) gap('poison', null, -node.excess, 'the poison doctrine taints more than was stolen')
    for (const output of node.outputs) settle(node, output, flow.rest(output))
    stopped(node, flow, gap, end)
  }
  emptySources(request, flow, gap)
  const stolen = stolenRows(request, paths.nodes, asset)
  const gapRows = [...gaps.values()].sort(
    (a, b) => text(a.kind, b.kind) || text(a.account ?? '', b.account ?? '') || text(a.because, b.because),
  )
  const touched = paths.nodes
    .filter(n => n.fee > 0n || n.taintIn.some(t => t > 0n) || n.outputs.some(o => o.taint > 0n))
    .map(n => knowledge.filled(n.transaction))
  return {
    case: request.case,
    policy: flow.policy,
    asOf: request.until,
    stolen,
    accounts: utxoAccounts(flow, knowledge, paths.nodes, asset),
    transfers: paths.rows,
    endpoints: rankEndpoints(
      [...endpoints.values()].map(({ width: _, ...row }) => row),
      () => null,
    ),
    patterns: findUtxoPatterns(paths.rows, touched),
    noise: [],
    gaps: gapRows,
    conservation: [
      {
        asset,
        stolen: stolen.reduce((a, s) => a + s.amount, 0n),
        ...sums,
        gaps: gapRows.reduce((a, g) => a + g.amount, 0n),
      },
    ],
    clusters: [...commonInputClusters(touched), ...changeClusters(touched)],
    bounds: others.length === 0 ? [] : bounds([flow, ...others], knowledge, asset),
    finished,
  }
}

function stopped(
  node: UtxoNode,
  flow: UtxoFlow,
  gap: (kind: string, account: AccountId | null, amount: bigint, because: string) => void,
  end: (
    node: UtxoNode,
    output: TracedOutput,
    amount: bigint,
    row: Pick<EndpointRow, 'kind' | 'name' | 'basis' | 'confidence'>,
  ) => void,
): void {
  if (!node.stop) return
  const { kind, because } = node.stop
  if (node.taintIn.every(t => t === 0n)) gap(kind, null, 0n, because)
  node.transaction.inputs.forEach((input, i) => {
    const taint = node.taintIn[i] ?? 0n
    const creator = input.prevTx === null ? undefined : flow.nodes.get(input.prevTx)
    const output = creator?.outputs[input.prevIndex]
    if (taint === 0n || !creator || !output) return
    gap(kind, output.account, taint, because)
    end(creator, output, taint, { kind: 'unfollowed', name: null, basis: because, confidence: 100 })
  })
}

function emptySources(
  request: UtxoTraceRequest,
  flow: UtxoFlow,
  gap: (kind: string, account: AccountId | null, amount: bigint, because: string) => void,
): void {
  request.sources.forEach((source, n) => {
    if (source.kind === 'account' && (flow.thefts.bySource[n] ?? []).length === 0)
      gap('source-empty', source.account, 0n, 'nothing is known to have left this source in the time asked for')
  })
}

function stolenRows(request: UtxoTraceRequest, nodes: readonly UtxoNode[], asset: AssetId): StolenRow[] {
  const rows = new Map<string, StolenRow>()
  for (const { thefts, transaction } of nodes)
    for (const theft of thefts) {
      const key = `${theft.source} ${theft.account}`
      const had = rows.get(key)
      const tx = request.sources[theft.source]?.kind === 'account' ? null : transaction.tx
      const firstAt = had && had.firstAt < transaction.at ? had.firstAt : transaction.at
      rows.set(key, { source: theft.account, tx, asset, amount: theft.amount + (had?.amount ?? 0n), firstAt })
    }
  return [...rows.values()].sort((a, b) => text(a.source, b.source) || text(a.tx ?? '', b.tx ?? ''))
}

function bounds(flows: readonly UtxoFlow[], knowledge: UtxoKnowledge, asset: AssetId): BoundRow[] {
  const by = new Map<AccountId, Map<string, bigint>>()
  for (const flow of flows)
    for (const row of utxoAccounts(flow, knowledge, [...flow.nodes.values()], asset)) {
      const known = by.get(row.account) ?? new Map<string, bigint>()
      by.set(row.account, known.set(flow.policy, row.tainted))
    }
  return [...by]
    .sort(([a], [b]) => text(a, b))
    .map(([account, known]) => {
      const values = flows.map(f => known.get(f.policy) ?? 0n)
      const least = values.reduce((a, b) => (b < a ? b : a))
      const most = values.reduce((a, b) => (b > a ? b : a))
      return {
        account,
        asset,
        least,
        most,
        by: Object.fromEntries(flows.map((f, i) => [f.policy, values[i] as bigint])),
      }
    })
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
