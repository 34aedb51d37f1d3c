import { rankEndpoints } from '../../analysis/flow/rank-endpoints.ts'
import type { TraceResult } from '../../analysis/flow/trace-result.ts'

/** Puts the answers of an account ledger and a UTXO ledger beside each other; their assets differ, so no sum mixes. */
export function mergeResults(a: TraceResult, b: TraceResult): TraceResult {
  const shift = a.transfers.length
  return {
    ...a,
    asOf: Math.max(a.asOf, b.asOf),
    stolen: [...a.stolen, ...b.stolen],
    accounts: [...a.accounts, ...b.accounts],
    transfers: [...a.transfers, ...b.transfers],
    endpoints: [...a.endpoints, ...b.endpoints.map(e => ({ ...e, path: e.path.map(row => row + shift) }))],
    patterns: [...a.patterns, ...b.patterns.map(p => ({ ...p, transfers: p.transfers.map(row => row + shift) }))],
    noise: [...a.noise, ...b.noise],
    gaps: [...a.gaps, ...b.gaps],
    conservation: [...a.conservation, ...b.conservation],
    clusters: [...a.clusters, ...b.clusters],
    bounds: [...a.bounds, ...b.bounds],
    finished: a.finished && b.finished,
  }
}

/** Ranks endpoints of several ledgers together. */
export function ranked(result: TraceResult, issuerOf: Parameters<typeof rankEndpoints>[1]): TraceResult {
  return { ...result, endpoints: rankEndpoints(result.endpoints, issuerOf) }
}
