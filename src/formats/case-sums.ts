import type { EndpointKind } from '../analysis/flow/trace-result.ts'
import { isByOdds } from './by-odds.ts'
import type { TraceJson } from './trace-json.ts'

/** What became of one asset of a theft, in base units. */
export interface AssetSums {
  readonly asset: string
  readonly stolen: bigint
  /** Where it lies, as far as was seen; what went through {@link AssetSums.passed} is no part of it. */
  readonly located: bigint
  /** At places that pass money on or hide it (bridges, swap services, protocols, mixers): paid out again, it is counted where it went. */
  readonly passed: bigint
  /** Of it, what lies under no known service. */
  readonly held: bigint
  /** Of all that was seen, what somebody known can freeze. */
  readonly freezable: bigint
  /** Of what is located, what was found by odds and not by facts alone. */
  readonly byOdds: bigint
  /** Reached, and not followed on: a bound on time or hops. */
  readonly unfollowed: bigint
  /** What the balance cannot explain, signed. */
  readonly gaps: bigint
  readonly fees: bigint
  readonly belowFloor: bigint
  /** By kind of endpoint, `unfollowed` and `residue` too. */
  readonly kinds: ReadonlyMap<EndpointKind, bigint>
}

/** The parts of a trace that its sums are made of. */
export type SummedTrace = Pick<TraceJson, 'stolen' | 'endpoints' | 'conservation' | 'transfers'>

/** Nobody knows where these are now. */
const NOT_SEEN: ReadonlySet<EndpointKind> = new Set(['unfollowed', 'residue'])
const PASSES: ReadonlySet<EndpointKind> = new Set(['bridge', 'swap', 'defi', 'mixer'])

/** What was stolen and where it is, one row an asset: those that were stolen first, then by the number of transfers that moved them. */
export function caseSums(trace: SummedTrace): readonly AssetSums[] {
  const moved = new Map<string, number>()
  for (const { asset } of [...trace.stolen, ...trace.endpoints]) moved.set(asset, 0)
  for (const { asset } of trace.transfers) moved.set(asset, (moved.get(asset) ?? 0) + 1)
  const rows = [...moved.keys()].map(asset => sumsOf(asset, trace))
  const first = (row: AssetSums): number => Number(row.stolen > 0n)
  const moves = (row: AssetSums): number => moved.get(row.asset) ?? 0
  return rows.sort((a, b) => first(b) - first(a) || moves(b) - moves(a) || (a.asset < b.asset ? -1 : 1))
}

function sumsOf(asset: string, trace: SummedTrace): AssetSums {
  const own = trace.endpoints.filter(e => e.asset === asset)
  const seen = own.filter(e => !NOT_SEEN.has(e.kind))
  const found = seen.filter(e => !PASSES.has(e.kind))
  const balance = trace.conservation.find(c => c.asset === asset)
  const kinds = new Map<EndpointKind, bigint>()
  for (const { kind, amount } of own) kinds.set(kind, (kinds.get(kind) ?? 0n) + BigInt(amount))
  return {
    asset,
    stolen: total(trace.stolen.filter(s => s.asset === asset)),
    located: total(found),
    passed: total(seen.filter(e => PASSES.has(e.kind))),
    held: kinds.get('held') ?? 0n,
    freezable: total(seen.filter(e => e.freezableBy.length > 0)),
    byOdds: total(found.filter(isByOdds)),
    unfollowed: kinds.get('unfollowed') ?? 0n,
    gaps: BigInt(balance?.gaps ?? '0'),
    fees: BigInt(balance?.fees ?? '0'),
    belowFloor: BigInt(balance?.belowFloor ?? '0'),
    kinds,
  }
}

function total(rows: readonly { readonly amount: string }[]): bigint {
  return rows.reduce((sum, row) => sum + BigInt(row.amount), 0n)
}
