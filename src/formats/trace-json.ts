import { z } from 'zod'
import { POLICIES } from '../analysis/flow/policy.ts'
import type { TraceResult } from '../analysis/flow/trace-result.ts'
import type { AssetId } from '../model/asset.ts'
import { type Json, textDigest } from '../model/fact.ts'
import { evidenceOf, sortMembers } from './evidence.ts'
import * as row from './trace-rows.ts'

/** The name of this layout. A change that a reader could notice gives the next number. */
export const TRACE_SCHEMA = 'cordon.trace/1'

/** A trace's answer as it leaves Cordon: all members JSON, amounts as decimal strings of base units. docs/trace-schema.md tells each. */
export const traceJsonSchema = z
  .strictObject({
    schema: z.literal(TRACE_SCHEMA),
    case: z.string(),
    policy: z.enum([...POLICIES]).describe('Doctrine of every amount here'),
    asOf: row.instant.describe('Nothing after it was looked at'),
    finished: z
      .boolean()
      .describe('False when a bound on time or an interruption stopped the trace: see endpoints of kind unfollowed'),
    parameters: z.record(z.string(), z.unknown()).describe('What was asked for'),
    versions: z.record(z.string(), z.string()).describe('State of the software, the ledger data and the tags'),
    assets: z.array(row.asset),
    stolen: z.array(row.stolen),
    accounts: z.array(row.account),
    transfers: z.array(row.transfer).describe('Tainted transfers in the order of the ledger'),
    endpoints: z.array(row.endpoint).describe('Where the money is now: what can still be frozen first, then by amount'),
    patterns: z.array(row.pattern),
    noise: z.array(row.noise).describe('Met beside the money; carries no taint'),
    gaps: z.array(row.gap),
    conservation: z.array(row.conservation),
    clusters: z.array(row.cluster).describe('Claims of common ownership; no accounts are merged by them'),
    bounds: z.array(row.bound).describe('With policy all: least and most over the doctrines'),
    crossings: z
      .array(row.crossing)
      .optional()
      .describe('Bridges and swap services that stolen value met; absent where none were met or looked for'),
    likelihoods: z
      .array(row.likelihood)
      .optional()
      .describe('Transfers whose taint rests on odds; absent where all rests on facts'),
    candidates: z.array(row.candidate).optional().describe('Where mixed value may have gone; carries no taint'),
    evidence: row.evidence,
  })
  .meta({ title: 'Answer of a trace', id: TRACE_SCHEMA })

/** A trace's answer as JSON. */
export type TraceJson = z.output<typeof traceJsonSchema>

/** What is told of a trace beside its rows. */
export interface TraceSetting {
  readonly parameters: { readonly [name: string]: Json }
  readonly versions: Readonly<Record<string, string>>
  /** Names and decimals of the assets that are known. */
  readonly assets: ReadonlyMap<AssetId, { readonly symbol: string; readonly name: string; readonly decimals: number }>
}

/**
 * Writes a result as `cordon.trace/1`, with its evidence.
 * @param sha256 of a text; a quicker one than the pure one may be given
 */
export function traceToJson(result: TraceResult, setting: TraceSetting, sha256 = textDigest): TraceJson {
  const { parameters, versions, assets } = setting
  const crossed = (result.crossings ?? []).flatMap(c => [c.inAsset, c.outAsset])
  const own = [...result.conservation, ...result.endpoints, ...(result.candidates ?? [])].map(r => r.asset)
  const named = [...new Set([...own, ...crossed])].sort()
  const body = {
    schema: TRACE_SCHEMA,
    case: result.case,
    policy: result.policy,
    asOf: result.asOf,
    finished: result.finished,
    parameters: sortMembers(parameters),
    versions: sortMembers(versions),
    assets: rows(
      named.map(asset => {
        const known = assets.get(asset)
        return { asset, symbol: known?.symbol ?? null, name: known?.name ?? null, decimals: known?.decimals ?? null }
      }),
    ),
    stolen: rows(result.stolen),
    accounts: rows(result.accounts),
    transfers: rows(result.transfers),
    endpoints: rows(result.endpoints),
    patterns: rows(result.patterns.map(p => ({ ...p, figures: sortMembers(p.figures) }))),
    noise: rows(result.noise),
    gaps: rows(result.gaps),
    conservation: rows(result.conservation),
    clusters: rows(result.clusters),
    bounds: rows(result.bounds.map(b => ({ ...b, by: sortMembers(plain(b.by, Object.keys(b.by))) }))),
    // Absent where there are none, so that older answers and those without crossings keep their bytes and digests.
    ...(result.crossings ? { crossings: rows(result.crossings) } : {}),
    ...(result.likelihoods ? { likelihoods: rows(result.likelihoods) } : {}),
    ...(result.candidates ? { candidates: rows(result.candidates) } : {}),
  }
  return { ...body, evidence: evidenceOf(body, sha256) } as unknown as TraceJson
}

/** Rows of one kind, amounts as decimal strings, members in order. */
function rows(given: readonly object[]): Json[] {
  const [first] = given
  if (!first) return []
  const fields = Object.keys(first).sort()
  return given.map(row => plain(row, fields))
}

function plain(given: object, fields: readonly string[]): { [field: string]: Json } {
  const out: { [field: string]: Json } = {}
  for (const field of fields) {
    const value = (given as { readonly [field: string]: Json | bigint })[field]
    out[field] = typeof value === 'bigint' ? String(value) : (value ?? null)
  }
  return out
}
