import type { AccountId } from '../../../model/account.ts'
import type { EndpointRow, TraceResult, TransferRow } from '../trace-result.ts'
import { type CrossingFlow, isFollowed, rowKey } from './plan-crossings.ts'

/** Odds may lead on to odds; a trace settles long before so many sweeps. */
const MOST_SWEEPS = 64

/**
 * How likely the stolen value of each row is stolen value: the least product of confidences by which any of it came. Rows that are
 * the same in the trace by facts alone have none. What no crossing can be named for takes the least of all.
 * @param facts the trace by facts alone
 * @returns by row key
 */
export function likelihoods(
  rows: readonly TransferRow[],
  facts: readonly TransferRow[],
  flows: readonly CrossingFlow[],
  least: number,
): ReadonlyMap<string, number> {
  const sure = new Map(facts.map(row => [rowKey(row), row.tainted]))
  const open = rows.filter(row => sure.get(rowKey(row)) !== row.tainted).sort((a, b) => a.at - b.at)
  const payers = new Map<string, CrossingFlow[]>()
  let worst = 1
  for (const flow of flows) {
    if (!isFollowed(flow, least)) continue
    worst = Math.min(worst, flow.joint)
    for (const c of flow.placed.outs) payers.set(c.key, [...(payers.get(c.key) ?? []), flow])
  }
  let found = new Map<string, number>()
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const next = new Map<string, number>()
    const into = new Map<AccountId, number>()
    for (const row of open) {
      const key = rowKey(row)
      const ways = (payers.get(key) ?? []).map(flow => {
        const before = flow.placed.ins.map(c => next.get(c.key) ?? found.get(c.key) ?? 1)
        return flow.placed.crossing.confidence * Math.min(1, ...before)
      })
      const carried = row.from === null ? undefined : into.get(row.from)
      if (carried !== undefined) ways.push(carried)
      const joint = ways.length > 0 ? Math.min(...ways) : worst
      next.set(key, joint)
      if (row.to !== null) into.set(row.to, Math.min(joint, into.get(row.to) ?? 1))
    }
    const settled = next.size === found.size && [...next].every(([key, joint]) => found.get(key) === joint)
    found = next
    if (settled) break
  }
  return found
}

/**
 * Marks the endpoints that odds led to: their confidence is lowered to the joint one, and the basis says what of the amount stands
 * by facts alone. Facts and odds are never added up unseen.
 */
export function markEndpoints(
  result: TraceResult,
  facts: TraceResult,
  joint: ReadonlyMap<string, number>,
): readonly EndpointRow[] {
  const key = (e: EndpointRow): string => `${e.account} ${e.asset} ${e.kind}`
  const sure = new Map(facts.endpoints.map(e => [key(e), e.amount]))
  const into = new Map<string, number>()
  let worst = 1
  for (const row of result.transfers) {
    const odds = joint.get(rowKey(row))
    if (odds === undefined) continue
    worst = Math.min(worst, odds)
    const place = `${row.to} ${row.asset}`
    into.set(place, Math.min(odds, into.get(place) ?? 1))
  }
  return result.endpoints.map(e => {
    const certain = sure.get(key(e)) ?? 0n
    if (certain === e.amount) return e
    const odds = into.get(`${e.account} ${e.asset}`) ?? worst
    if (odds === 1) return e
    const sureOf = certain > e.amount ? `${certain} by facts alone` : `${certain} of it by facts alone`
    const basis = `${e.basis}; reached by odds, joint confidence ${showOdds(odds)} at the least (${sureOf})`
    return { ...e, basis, confidence: Math.floor(e.confidence * odds) }
  })
}

/** Odds as a decimal figure of at most six places, never rounded to certainty or to nothing. */
export function showOdds(odds: number): string {
  if (odds >= 1) return '1'
  const millionths = Math.min(999_999, Math.max(odds > 0 ? 1 : 0, Math.round(odds * 1e6)))
  return (millionths / 1e6).toFixed(6).replace(/\.?0+$/, '')
}
