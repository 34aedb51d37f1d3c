import type { Instant } from '../../model/instant.ts'
import type { PatternRow } from '../flow/trace-result.ts'
import { findDepositConsolidation } from './deposit-consolidation.ts'
import { findDormant } from './dormant.ts'
import { findFanIn } from './fan-in.ts'
import { findFanOut } from './fan-out.ts'
import type { Finder } from './finding.ts'
import { findFlooding } from './flooding.ts'
import { FlowGraph } from './flow-graph.ts'
import { findGasFunding } from './gas-funding.ts'
import { compareFindings, joinWaves } from './join-waves.ts'
import { findPassThrough } from './pass-through.ts'
import { findPeelChains } from './peel-chain.ts'
import { findRoundAmounts } from './round-amounts.ts'
import { findRoundTrips } from './round-trip.ts'
import { findSwaps } from './swap.ts'
import type { TraceView } from './view.ts'

/** Every pattern of account ledgers: the only list. Between rows of equal value this order decides. */
const FINDERS: readonly Finder[] = [
  findDepositConsolidation,
  findFanOut,
  findPeelChains,
  findFanIn,
  findSwaps,
  findRoundTrips,
  findDormant,
  findFlooding,
  findRoundAmounts,
  findPassThrough,
  findGasFunding,
]

/**
 * Names the laundering patterns in a trace, as defined in docs/patterns.md. Large findings have a row each; small ones of one
 * kind are joined by wave.
 * @param asOf when given, value that still rests then is reported too
 * @returns rows ranked by their share in the traced value of their asset; the order does not depend on the order of the view's rows
 */
export function findPatterns(view: TraceView, asOf: Instant | null = null): PatternRow[] {
  const graph = new FlowGraph(view)
  return FINDERS.flatMap(find => joinWaves(graph, find(graph, asOf)).sort((a, b) => compareFindings(a.first, b.first)))
    .sort((a, b) => b.share - a.share)
    .map(ranked => ranked.row)
}
