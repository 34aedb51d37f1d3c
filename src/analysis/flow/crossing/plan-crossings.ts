import type { AccountId } from '../../../model/account.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import { type CrossingGate, type CrossingPlan, type CrossingSeed, placeKey } from '../crossing-plan.ts'
import type { ServiceVerdict } from '../service-verdict.ts'
import type { TraceResult, TransferRow } from '../trace-result.ts'
import { type AdmittedCrossing, sumOf } from './admit-crossings.ts'

/** An admitted crossing with the stolen value that goes through it by one trace. */
export interface CrossingFlow extends AdmittedCrossing {
  /** Base units of the in's asset that reach the service by it. */
  readonly taintedIn: bigint
  /** By carrier of the out: base units that are stolen. */
  readonly taintedOut: readonly bigint[]
  /** Product of the confidences along the way, this one's included. */
  readonly joint: number
}

/** The key of a row of a result. */
export function rowKey(row: Pick<TransferRow, 'asset' | 'tx' | 'index'>): string {
  return placeKey(row.asset.slice(0, row.asset.indexOf('/')) as LedgerId, row.tx, row.index)
}

/**
 * What goes through each crossing by the rows of a trace. Of an in of amount A that brings taint t, an out of amount B gets
 * floor(B x weight x t / A): the stolen part of what was paid for with it.
 * @param jointOf how likely the value of a row is stolen value at all; 1 where no odds led to it
 */
export function crossingFlows(
  admitted: readonly AdmittedCrossing[],
  rows: readonly TransferRow[],
  jointOf: (key: string) => number,
): CrossingFlow[] {
  const tainted = new Map(rows.map(row => [rowKey(row), row.tainted]))
  return admitted.map(row => {
    const { ins, outs, crossing } = row.placed
    const taintedIn = ins.reduce((sum, c) => sum + (tainted.get(c.key) ?? 0n), 0n)
    const amountIn = sumOf(ins)
    const amountOut = sumOf(outs)
    const paid = crossing.out.amount < amountOut ? crossing.out.amount : amountOut
    const taintedOut = outs.map(c =>
      amountIn === 0n || amountOut === 0n
        ? 0n
        : (c.amount * paid * row.weight.part * taintedIn) / (amountOut * row.weight.of * amountIn),
    )
    const before = ins.filter(c => (tainted.get(c.key) ?? 0n) > 0n).map(c => jointOf(c.key))
    return { ...row, taintedIn, taintedOut, joint: crossing.confidence * Math.min(1, ...before) }
  })
}

/** Gates and seeds for the next round. @param least crossings less likely than this, all along the way, are not followed */
export function planCrossings(
  flows: readonly CrossingFlow[],
  result: Pick<TraceResult, 'transfers' | 'accounts'>,
  least: number,
): CrossingPlan {
  const gates = new Map<string, CrossingGate>()
  const seeds = new Map<string, CrossingSeed>()
  const services = new Map<AccountId, ServiceVerdict>()
  const hopAt = hops(result)
  for (const flow of flows) {
    const { ins, outs, crossing } = flow.placed
    const service: ServiceVerdict = {
      kind: 'bridge',
      role: 'service',
      name: crossing.crossing,
      basis: `takes value in for ${crossing.crossing}: ${crossing.because}`,
      confidence: 100,
      sweepsTo: null,
    }
    // Whose account value went into is known even where it is not known what was paid for it: the path ends there in any case.
    for (const c of ins)
      if (c.payee !== null && (c.payee === crossing.in.service || isFact(flow)) && !services.has(c.payee))
        services.set(c.payee, service)
    if (!isFollowed(flow, least)) continue
    const hop = ins.reduce((least, c) => Math.min(least, hopAt.get(c.key) ?? least), Number.POSITIVE_INFINITY)
    for (const c of ins) {
      gates.set(c.key, {
        share: (gates.get(c.key)?.share ?? 0n) + flow.share,
        service: gates.get(c.key)?.service ?? service,
      })
    }
    outs.forEach((c, i) => {
      const had = seeds.get(c.key)
      const taint = (had?.taint ?? 0n) + (flow.taintedOut[i] ?? 0n)
      if (taint === 0n) return
      const before = Math.min(had?.hop ?? hop, hop)
      seeds.set(c.key, { taint: taint < c.amount ? taint : c.amount, hop: before, transfer: c.transfer })
    })
  }
  return { gates, seeds, services }
}

function isFact(flow: CrossingFlow): boolean {
  return flow.admission === 'admitted' && flow.placed.crossing.confidence === 1
}

/** Whether stolen value goes on through a crossing, and is likely enough to. */
export function isFollowed(flow: CrossingFlow, least: number): boolean {
  return flow.admission === 'admitted' && flow.taintedIn > 0n && flow.joint >= least
}

/** By row: the number of tainted transfers from a source, that row included. */
function hops(result: Pick<TraceResult, 'transfers' | 'accounts'>): Map<string, number> {
  const hop = new Map<AccountId, number>()
  for (const row of result.accounts) hop.set(row.account, Math.min(hop.get(row.account) ?? row.hop, row.hop))
  return new Map(result.transfers.map(t => [rowKey(t), (t.from === null ? 0 : (hop.get(t.from) ?? 0)) + 1]))
}

/** A plan as text, equal for equal plans. */
export function planText(plan: CrossingPlan, on: (ledger: string) => boolean): string {
  const ledger = (key: string): string => key.slice(0, key.indexOf(' '))
  const lines = [
    ...[...plan.gates].filter(([k]) => on(ledger(k))).map(([k, g]) => `gate ${k} ${g.share}`),
    ...[...plan.seeds].filter(([k]) => on(ledger(k))).map(([k, s]) => `seed ${k} ${s.taint} ${s.hop}`),
    ...[...plan.services.keys()].filter(a => on(a.slice(0, a.indexOf(':', a.indexOf(':') + 1)))),
  ]
  return lines.sort().join('\n')
}
