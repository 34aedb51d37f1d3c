import type { Instant } from '../../model/instant.ts'
import type { PatternRow } from '../flow/trace-result.ts'
import { findDepositConsolidation } from './deposit-consolidation.ts'
import { findDormant } from './dormant.ts'
import { findFanIn } from './fan-in.ts'
import { findFanOut } from './fan-out.ts'
import { findFlooding } from './flooding.ts'
import { FlowGraph } from './flow-graph.ts'
import { findGasFunding } from './gas-funding.ts'
import { findPassThrough } from './pass-through.ts'
import { findPeelChains } from './peel-chain.ts'
import { findRoundAmounts } from './round-amounts.ts'
import { findRoundTrips } from './round-trip.ts'
import { findSwaps } from './swap.ts'
import type { TraceView } from './view.ts'

/** Every pattern of account ledgers, in the order of the answer: the only list. */
const PATTERNS: readonly ((graph: FlowGraph, asOf: Instant | null) => PatternRow[])[] = [
  findFanOut,
  findPeelChains,
  findFanIn,
  findPassThrough,
  findRoundAmounts,
  findDormant,
  findSwaps,
  findFlooding,
  findRoundTrips,
  findDepositConsolidation,
  findGasFunding,
]

/**
 * Names the laundering patterns in a trace, as defined in docs/patterns.md.
 * @param asOf when given, value that still rests then is reported too
 * @returns rows in a fixed order that does not depend on the order of the view's rows
 */
export function findPatterns(view: TraceView, asOf: Instant | null = null): PatternRow[] {
  const graph = new FlowGraph(view)
  return PATTERNS.flatMap(find => find(graph, asOf))
}
