import { z } from 'zod'
import { evidenceOf, sortMembers } from '../../formats/evidence.ts'
import { heightOf } from '../../formats/theft/trace-objects.ts'
import type { TraceJson } from '../../formats/trace-json.ts'
import { CordonError } from '../../model/errors.ts'
import { type Json, textDigest } from '../../model/fact.ts'
import { showInstant } from '../../model/instant.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { readInput } from '../read-input.ts'
import { traceFunds } from '../trace-funds/trace-funds.ts'
import type { World } from '../world.ts'

/** What a claim says of an account, as far as it must be read to be checked. */
const claimBody = z.object({
  account: z.string(),
  asset: z.string(),
  policy: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  block_height: z.number(),
  amount: z.string(),
  held_amount: z.string().optional(),
  evidence_digest: z.string(),
})

/** The members of a taint claim that are checked. */
export type ClaimBody = z.output<typeof claimBody>

/** What of a trace can be told apart. */
export const CLAIM_PARTS = ['policy', 'block-height', 'amount', 'held-amount', 'evidence'] as const

/** How a claim compares with the ledger data here. */
export interface CheckedClaim {
  readonly verdict: 'same' | 'differs' | 'cannot'
  readonly why: string
  readonly differences: readonly {
    readonly part: (typeof CLAIM_PARTS)[number]
    readonly claimed: string
    readonly found: string
  }[]
}

/** Parameters that a claim may name: no others, since some would keep the trace as a case here. */
const PARAMETERS = ['sources', 'policy', 'since', 'until', 'maxHops', 'floor', 'surplus', 'ledger'] as const

/** A trace made again with the parameters of a claim; or why it cannot be. */
export type Recomputed = { readonly trace: TraceJson; readonly findings: string } | { readonly cannot: string }

/** Reads a claim; null: it lacks what a check needs. */
export function readClaim(object: IntelObject): ClaimBody | null {
  const read = claimBody.safeParse(object)
  return read.success ? read.data : null
}

/**
 * Makes the trace again on which a claim stands, over the ledger data here; nothing is kept of it.
 * @param within seconds that the trace may take; undefined: no bound
 */
export async function recompute(claim: ClaimBody, within: number | undefined, world: World): Promise<Recomputed> {
  const { finished, ...told } = claim.parameters
  if (finished === false) return { cannot: 'its trace was stopped by a bound on time, which stops elsewhere here' }
  const unknown = Object.keys(told).find(name => !PARAMETERS.some(p => p === name))
  if (unknown !== undefined) return { cannot: `it names a parameter that is not known here: ${unknown}` }
  const given: Record<string, unknown> = { ...told }
  for (const name of ['since', 'until']) if (typeof told[name] === 'number') given[name] = String(told[name])
  try {
    const input = readInput(traceFunds, given)
    const trace = await traceFunds.run({ ...input, ...(within === undefined ? {} : { within }) }, world)
    if (!trace.finished) return { cannot: 'the trace did not come to its end here' }
    if (trace.stolen.length === 0) return { cannot: 'the ledger data here do not hold what was stolen' }
    return { trace, findings: findingsOf(trace, told, world) }
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    return { cannot: `${error.message} [${error.code}]` }
  }
}

/** Compares a claim with the trace made again. @param lastAt of the latest transfer here, Unix seconds; null: there is none */
export function compareClaim(claim: ClaimBody, again: Recomputed, lastAt: number | null): CheckedClaim {
  if ('cannot' in again) return { verdict: 'cannot', why: again.cannot, differences: [] }
  const { trace, findings } = again
  const row = trace.accounts.find(a => a.account === claim.account && a.asset === claim.asset)
  const rows = [
    ['policy', claim.policy, trace.policy],
    ['block-height', String(claim.block_height), String(heightOf(trace))],
    ['amount', claim.amount, row?.tainted ?? '0'],
    ['held-amount', claim.held_amount ?? row?.held ?? '0', row?.held ?? '0'],
    ['evidence', claim.evidence_digest.toLowerCase(), findings],
  ] as const
  const differences = rows.flatMap(([part, claimed, found]) => (claimed === found ? [] : [{ part, claimed, found }]))
  const [first] = differences
  if (first === undefined)
    return { verdict: 'same', why: 'the trace made again has the same amounts and evidence', differences }
  const until = claim.parameters['until']
  if (typeof until === 'number' && (lastAt ?? 0) < until) {
    const end = lastAt === null ? 'are empty' : `end at ${showInstant(lastAt)}`
    return { verdict: 'cannot', why: `the ledger data here ${end}, those of the claim later`, differences }
  }
  const why =
    first.part === 'evidence'
      ? 'its own figures are the same; the trace as a whole differs: other transfers, tags or names of assets'
      : 'the trace made again has other figures: other ledger data, or another claim than the trace gives'
  return { verdict: 'differs', why, differences }
}

/** The findings' checksum under the parameters that the claim tells: what a trace adds of itself, such as its one ledger, hangs on the data. */
function findingsOf(trace: TraceJson, told: Readonly<Record<string, unknown>>, { sha256 }: World): string {
  const parameters = Object.fromEntries(PARAMETERS.map(name => [name, (told[name] ?? null) as Json]))
  const { evidence: _, ...body } = trace
  const document = { ...body, parameters: sortMembers(parameters) } as unknown as { readonly [member: string]: Json }
  return evidenceOf(document, sha256 ?? textDigest).findings
}
